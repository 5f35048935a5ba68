"use client";

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Edited } from "../../duty/edit/edited";
import { drawn, handed, lassoed, merged, split } from "../../duty/edit/edits";
import { vertexAdded, vertexMoved, vertexRemoved } from "../../duty/edit/vertex-edits";
import type { Plan } from "../../duty/plan";
import { onGrid } from "../../geo/border/noding/integer-grid";
import type { Line, Point } from "../../geo/plane/point";
import { DEAF, type DraftMap, type DraftMapListener } from "../map/draft-map";

/** The tools of the map. */
export type Tool = "choose" | "lasso" | "split" | "draw" | "vertex";

/** Editing as the panel and the map need it. */
export interface Editing {
  readonly tool: Tool;
  readonly chosen: ReadonlySet<string>;
  readonly points: readonly Point[];
  setTool(tool: Tool): void;
  choose(codes: ReadonlySet<string>): void;
  merge(): void;
  hand(grid: string): void;
  finish(): void;
  /** Puts a point in the middle of the map: drawing without a pointer. */
  atMiddle(): void;
  back(): void;
  cancel(): void;
  removeVertex(): void;
}

interface EditInput {
  readonly plan: Plan | null;
  readonly map: DraftMap | null;
  readonly used: ReadonlySet<string>;
  readonly editable: boolean;
  /** Nothing is edited while a proposal is shown. */
  readonly frozen: boolean;
  /** Another panel has the map: nothing is drawn, no key is heard. */
  readonly idle: boolean;
  readonly done: (deed: string, edited: Edited) => void;
}

const SNAP = 11;
const MOST_VERTICES = 4000;
const key = (point: Point) => `${point[0]},${point[1]}`;

/** Vertices of the chosen cells, and the middles of their edges with the ends they lie between. */
function handles(plan: Plan, chosen: ReadonlySet<string>): { vertices: Point[]; middles: Map<string, readonly [Point, Point, Point]> } {
  const vertices = new Map<string, Point>();
  const middles = new Map<string, readonly [Point, Point, Point]>();
  for (const { code, area } of plan.cells) {
    if (!chosen.has(code)) continue;
    for (const ring of area.flat()) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1] as Point, ring[i] as Point];
        vertices.set(key(b), b);
        const at = onGrid([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
        middles.set(key(at), [at, a, b]);
      }
    }
    if (vertices.size > MOST_VERTICES) break;
  }
  return { vertices: [...vertices.values()], middles };
}

/** Choosing and changing cells on the map, by pointer and by keyboard. */
export function useEdit({ plan, map, used, editable, frozen, idle, done }: EditInput): {
  readonly editing: Editing;
  readonly listener: RefObject<Pick<DraftMapListener, "clicked" | "doubleClicked" | "moved" | "dragged" | "added" | "lassoed">>;
} {
  const [tool, setToolState] = useState<Tool>("choose");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [hover, setHover] = useState<Point | null>(null);
  const [held, setHeld] = useState<{ from: Point; to: Point } | null>(null);
  const [touched, setTouched] = useState<Point | null>(null);
  const active = editable && !frozen && !idle;
  const now = useRef({ plan, chosen, points, tool, active });
  now.current = { plan, chosen, points, tool, active };

  // What is chosen and gone (merged, undone) is chosen no more.
  useEffect(() => {
    if (!plan || chosen.size === 0) return;
    const codes = new Set(plan.cells.map(({ code }) => code));
    if ([...chosen].some((code) => !codes.has(code))) setChosen(new Set([...chosen].filter((code) => codes.has(code))));
  }, [plan, chosen]);

  const grips = useMemo(
    () =>
      plan && tool === "vertex" ? handles(plan, chosen) : { vertices: [], middles: new Map() as ReturnType<typeof handles>["middles"] },
    [plan, chosen, tool],
  );
  useEffect(() => {
    if (!idle) map?.mode(!active ? "choose" : tool === "split" || tool === "draw" ? "draw" : tool);
  }, [map, tool, active, idle]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan may give the chosen cells another shape
  useEffect(() => {
    if (!idle) map?.choose(chosen);
  }, [map, chosen, plan, idle]);
  useEffect(() => {
    if (idle) return;
    const drawing = tool === "split" || tool === "draw";
    const line = drawing && hover && points.length > 0 ? [...points, hover] : points;
    const vertices = held ? grips.vertices.map((one) => (key(one) === key(held.from) ? held.to : one)) : grips.vertices;
    map?.sketch({
      points: drawing ? line : [],
      ring: tool === "draw",
      vertices: drawing ? points : vertices,
      middles: held ? [] : [...grips.middles.values()].map(([at]) => at),
    });
  }, [map, points, hover, tool, grips, held, idle]);

  const setTool = useCallback((next: Tool) => {
    setPoints([]);
    setHover(null);
    setHeld(null);
    setTouched(null);
    setToolState(next);
  }, []);
  const cancel = useCallback(() => {
    setPoints([]);
    setHover(null);
  }, []);
  const finish = useCallback(() => {
    const { plan: held2, points: line, tool: with2, chosen: own } = now.current;
    if (!held2 || !now.current.active) return;
    if (with2 === "split" && line.length > 1) done("split", split(held2, own.size > 0 ? own : null, line as Line, used));
    else if (with2 === "draw" && line.length > 2) done("draw", drawn(held2, [...line, line[0] as Point], used));
    else return;
    cancel();
  }, [done, used, cancel]);
  const snapped = useCallback(
    (at: Point) => {
      const { plan: held2 } = now.current;
      return map && held2 ? map.snapped(at, map.verticesInView(held2, MOST_VERTICES), SNAP) : at;
    },
    [map],
  );
  const back = useCallback(() => setPoints((before) => before.slice(0, -1)), []);
  const removeVertex = useCallback(() => {
    const { plan: held2 } = now.current;
    if (held2 && touched && now.current.active) done("vertex", vertexRemoved(held2, touched));
    setTouched(null);
  }, [touched, done]);

  useEffect(() => {
    if (idle) return;
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.defaultPrevented ||
        target.closest("input:not([type=radio], [type=checkbox]), textarea, .ant-select, .ant-modal, .ant-picker-dropdown")
      )
        return;
      if (event.key === "Escape") {
        if (now.current.points.length > 0) cancel();
        else setTool("choose");
      } else if (event.key === "Enter" && now.current.points.length > 1 && !target.closest("button")) finish();
      else if (event.key === "Backspace" && now.current.points.length > 0) {
        event.preventDefault();
        back();
      } else if (event.key === "Delete" && now.current.tool === "vertex") removeVertex();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [cancel, finish, back, removeVertex, setTool, idle]);

  const listener = useRef<Pick<DraftMapListener, "clicked" | "doubleClicked" | "moved" | "dragged" | "added" | "lassoed">>(DEAF);
  listener.current = {
    clicked: (at, cell, more) => {
      if (active && (tool === "split" || tool === "draw")) {
        const next = snapped(at);
        setPoints((before) => {
          const last = before.at(-1);
          return last && key(last) === key(next) ? before : [...before, next];
        });
        return;
      }
      if (tool === "vertex" && cell === null) return;
      setChosen((before) => {
        if (cell === null) return more ? before : new Set();
        if (!more) return before.size === 1 && before.has(cell) ? new Set() : new Set([cell]);
        const next = new Set(before);
        if (!next.delete(cell)) next.add(cell);
        return next;
      });
    },
    doubleClicked: finish,
    moved: (at) => setHover(now.current.points.length > 0 ? snapped(at) : null),
    dragged: (from, to, over) => {
      if (!active || !plan) return;
      if (!over) return setHeld({ from, to });
      setHeld(null);
      setTouched(from);
      const target = snapped(to);
      if (key(target) !== key(from)) {
        setTouched(null);
        done("vertex", vertexMoved(plan, from, target));
      }
    },
    added: (at) => {
      const edge = grips.middles.get(key(at));
      if (active && plan && edge) done("vertex", vertexAdded(plan, edge[1], edge[2], edge[0]));
    },
    lassoed: (ring) => {
      if (plan) setChosen(lassoed(plan, ring));
    },
  };

  const editing: Editing = {
    tool,
    chosen,
    points,
    setTool,
    choose: setChosen,
    merge: () => plan && active && done("merge", merged(plan, chosen)),
    hand: (grid) => plan && active && done("hand", handed(plan, chosen, grid)),
    finish,
    atMiddle: () => {
      if (map) setPoints((before) => [...before, snapped(map.middle())]);
    },
    back,
    cancel,
    removeVertex,
  };
  return { editing, listener };
}
