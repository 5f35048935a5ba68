"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { lassoed } from "../../../duty/edit/edits";
import { pointAdded, pointMoved, pointRemoved } from "../../../duty/five/post-edits";
import type { Post, PostKind } from "../../../duty/plan";
import { onGrid } from "../../../geo/border/noding/integer-grid";
import type { Line, Point } from "../../../geo/plane/point";
import type { Bench } from "../bench";

/** What the pointer does on the map: choose, choose grids by a lasso, draw a post of a kind, move the points of the chosen one. */
export type PostTool = "choose" | "lasso" | "move" | PostKind;

/** Drawing and choosing posts, as the panel needs it. */
export interface PostMap {
  readonly tool: PostTool;
  readonly points: readonly Point[];
  setTool(tool: PostTool): void;
  finish(): void;
  /** Puts a point in the middle of the map: drawing without a pointer. */
  atMiddle(): void;
  cancel(): void;
  /** Whether a point of the chosen post was taken hold of, and taking it away. */
  readonly touched: boolean;
  removePoint(): void;
}

interface PostMapInput {
  readonly bench: Bench;
  /** The chosen post where it may be changed, and what glows. */
  readonly post: Post | null;
  readonly glowing: readonly Post[];
  readonly grids: ReadonlySet<string>;
  readonly onGrid: (grid: string | null, more: boolean) => void;
  readonly onPost: (code: string) => void;
  readonly onLasso: (grids: ReadonlySet<string>) => void;
  readonly onDrawn: (kind: PostKind, line: Line) => void;
  readonly onMoved: (line: Line) => void;
}

const SNAP = 12;
const MOST = 4000;
const KINDS: ReadonlySet<string> = new Set(["fixed", "foot", "vehicle"]);
const NO_POSTS: readonly Post[] = [];
const same = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];

/** The points one may put in: the middles of a line's stretches. */
const middlesOf = (line: Line): Point[] =>
  line.slice(1).map((b, index) => {
    const a = line[index] as Point;
    return onGrid([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
  });

/** Shows posts on the map while the panel is open, and draws them by pointer or keys; lines hold on to the vertices of streets near them. */
export function usePostMap(input: PostMapInput): PostMap {
  const { bench, post, glowing, grids } = input;
  const { map, plan, hear } = bench;
  const [tool, setToolState] = useState<PostTool>("choose");
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [hover, setHover] = useState<Point | null>(null);
  const [held, setHeld] = useState<Line | null>(null);
  const [touched, setTouched] = useState<number | null>(null);
  const now = useRef({ ...input, tool, points });
  now.current = { ...input, tool, points };

  const streets = useMemo(() => [...bench.streets, ...plan.segments.flatMap(({ line }) => line)], [bench.streets, plan.segments]);
  const snapped = useCallback((at: Point) => (map ? onGrid(map.snapped(at, map.seen(streets, MOST), SNAP)) : at), [map, streets]);

  useEffect(() => map?.choose(new Set()), [map]);
  useEffect(() => map?.posts(plan.posts), [map, plan.posts]);
  useEffect(() => map?.choosePosts(glowing), [map, glowing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cells give the chosen grids another outline
  useEffect(() => {
    map?.chooseGrids(grids);
  }, [map, grids, plan.cells]);
  useEffect(() => {
    const vertex = tool === "move" && post !== null;
    map?.mode(KINDS.has(tool) ? "draw" : vertex ? "vertex" : tool === "lasso" ? "lasso" : "choose");
    const line = vertex ? (held ?? post.line) : hover && points.length > 0 ? [...points, hover] : points;
    map?.sketch({
      points: line,
      ring: false,
      vertices: vertex ? line : points,
      middles: vertex && !held && post.kind !== "fixed" ? middlesOf(line) : [],
    });
  }, [map, tool, points, hover, held, post]);
  useEffect(
    () => () => {
      map?.posts(NO_POSTS);
      map?.choosePosts(NO_POSTS);
      map?.chooseGrids(new Set());
      map?.sketch({ points: [], ring: false, vertices: [], middles: [] });
      map?.mode("choose");
    },
    [map],
  );

  const cancel = useCallback(() => {
    setPoints([]);
    setHover(null);
  }, []);
  const setTool = useCallback(
    (next: PostTool) => {
      cancel();
      setHeld(null);
      setTouched(null);
      setToolState(next);
    },
    [cancel],
  );
  const finish = useCallback(() => {
    const { tool: kind, points: line, onDrawn } = now.current;
    if (!KINDS.has(kind) || line.length < (kind === "fixed" ? 1 : 2)) return;
    setTool("choose");
    onDrawn(kind as PostKind, line);
  }, [setTool]);
  const put = useCallback(
    (at: Point) => {
      const next = snapped(at);
      if (now.current.tool === "fixed") {
        setTool("choose");
        return now.current.onDrawn("fixed", [next]);
      }
      setPoints((before) => {
        const last = before.at(-1);
        return last && same(last, next) ? before : [...before, next];
      });
    },
    [snapped, setTool],
  );
  const removePoint = useCallback(() => {
    const { post: own, onMoved } = now.current;
    if (own && touched !== null && own.line.length > 2) onMoved(pointRemoved(own.line, touched));
    setTouched(null);
  }, [touched]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved post lets go
  useEffect(() => {
    setHeld(null);
    setTouched(null);
  }, [post?.code, tool]);
  useEffect(() => {
    hear({
      clicked: (at, cell, more, code) => {
        const { tool: with2, onPost, onGrid: onGridOf, plan: shown } = { ...now.current, plan: now.current.bench.plan };
        if (KINDS.has(with2)) return put(at);
        if (with2 === "move") return;
        if (code !== null && !more) return onPost(code);
        onGridOf(cell === null ? null : (shown.cells.find((one) => one.code === cell)?.grid ?? null), more);
      },
      doubleClicked: finish,
      moved: (at) => setHover(now.current.points.length > 0 ? snapped(at) : null),
      dragged: (from, to, over) => {
        const { post: own, onMoved } = now.current;
        const place = own?.line.findIndex((one) => same(one, from)) ?? -1;
        if (!own || place < 0) return;
        const moved = pointMoved(own.line, place, over ? snapped(to) : to);
        setHeld(over ? null : moved);
        setTouched(place);
        if (over && !same(from, moved[place] as Point) && !same(from, to)) onMoved(moved);
      },
      added: (at) => {
        const { post: own, onMoved } = now.current;
        const place = own ? middlesOf(own.line).findIndex((one) => same(one, at)) : -1;
        if (own && place >= 0) onMoved(pointAdded(own.line, place + 1, at));
      },
      lassoed: (ring) => {
        const { plan: shown } = now.current.bench;
        const cells = lassoed(shown, ring);
        now.current.onLasso(new Set(shown.cells.flatMap(({ code, grid }) => (cells.has(code) ? [grid] : []))));
      },
    });
    return () => hear(null);
  }, [hear, put, finish, snapped]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.defaultPrevented ||
        target.closest("input:not([type=radio], [type=checkbox]), textarea, .ant-select, .ant-modal, [role=grid]")
      )
        return;
      if (event.key === "Escape" && now.current.tool !== "choose") {
        if (now.current.points.length > 0) cancel();
        else setTool("choose");
      } else if (event.key === "Enter" && now.current.points.length > 1 && !target.closest("button")) finish();
      else if (event.key === "Backspace" && now.current.points.length > 0) {
        event.preventDefault();
        setPoints((before) => before.slice(0, -1));
      } else if (event.key === "Delete" && now.current.tool === "move") removePoint();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [cancel, finish, removePoint, setTool]);

  return {
    tool,
    points,
    setTool,
    finish,
    atMiddle: () => map && put(map.middle()),
    cancel,
    touched: touched !== null && (post?.line.length ?? 0) > 2,
    removePoint,
  };
}
