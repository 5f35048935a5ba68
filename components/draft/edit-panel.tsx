"use client";

import { Button, Input, Segmented, Select, Space } from "antd";
import { useState } from "react";
import { firstNouns, withItems } from "../../duty/divide/first-nouns";
import { gridRemoved, gridSet, squadSet } from "../../duty/edit/owner-edits";
import { anchorOf } from "../../geo/plane/anchor";
import { useWords } from "../words/use-words";
import type { Bench } from "./bench";
import styles from "./draft-board.module.css";
import type { Editing, Tool } from "./use-edit";

const TOOLS: readonly Tool[] = ["choose", "lasso", "split", "draw", "vertex"];
const HINTS = {
  choose: "edit.none",
  lasso: "edit.lasso-hint",
  split: "edit.split-hint",
  draw: "edit.draw-hint",
  vertex: "edit.vertex-hint",
} as const;

/** The next free code of a list: a prefix and a number. */
function freshCode(prefix: string, digits: number, codes: readonly string[]): string {
  const taken = new Set(codes);
  for (let number = 1; ; number++) {
    const code = `${prefix}${String(number).padStart(digits, "0")}`;
    if (!taken.has(code)) return code;
  }
}

/** Tools of the map, what is chosen, and the grids and squads there are. */
export function EditPanel({ bench, editing }: { readonly bench: Bench; readonly editing: Editing }) {
  const { say } = useWords();
  const { plan, editable } = bench;
  const { tool, chosen, points } = editing;
  const [into, setInto] = useState<string | null>(null);
  const [grid, setGrid] = useState<string | null>(null);
  const [gridName, setGridName] = useState("");
  const [gridSquad, setGridSquad] = useState<string | null>(null);
  const [squadName, setSquadName] = useState("");
  const [find, setFind] = useState("");
  const grids = plan.grids.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }));
  const squads = plan.squads.map(({ code, name }) => ({ value: code, label: name }));
  const held = new Set(plan.cells.map(({ grid: own }) => own));
  const drawing = tool === "split" || tool === "draw";

  const open = (code: string | null) => {
    setGrid(code);
    const known = plan.grids.find((one) => one.code === code);
    setGridName(known?.name ?? "");
    setGridSquad(known?.squad ?? plan.squads[0]?.code ?? null);
  };
  const saveGrid = async () => {
    const first = firstNouns(plan, { ...bench.names, grid: () => "" });
    const known = plan.grids.find(({ code }) => code === grid);
    const housed = {
      ...plan,
      squads: withItems(plan.squads, gridSquad === null ? [first.squad] : []),
      standards: withItems(plan.standards, [first.standard]),
      duties: withItems(plan.duties, [first.duty]),
    };
    const code =
      known?.code ??
      freshCode(
        "WG",
        4,
        plan.grids.map((one) => one.code),
      );
    const edited = gridSet(housed, {
      code,
      name: gridName.trim(),
      squad: gridSquad ?? first.squad.code,
      standard: known?.standard ?? first.standard.code,
      duty: known?.duty ?? first.duty.code,
    });
    if (!edited.ok) return bench.tell(edited.fault);
    if (!(await bench.change("grid", edited.plan))) setGrid(code);
  };
  const saveSquad = async () => {
    const code = freshCode(
      "ZD",
      2,
      plan.squads.map((one) => one.code),
    );
    const edited = squadSet(plan, { code, name: squadName.trim(), captain: null, phone: "" });
    if (edited.ok && !(await bench.change("squad", edited.plan))) setSquadName("");
  };
  const removeGrid = async () => {
    if (grid === null) return;
    const edited = gridRemoved(plan, grid);
    if (!edited.ok) return bench.tell(edited.fault);
    if (!(await bench.change("grid", edited.plan))) open(null);
  };
  const seek = () => {
    const cell = plan.cells.find(({ code }) => code === find.trim());
    if (!cell) return bench.tell("edit.no-cell");
    editing.choose(new Set([cell.code]));
    bench.map?.fly(anchorOf(cell.area));
  };
  return (
    <section className={styles.panelBody}>
      {editable && (
        <Segmented
          block
          value={tool}
          onChange={(value) => editing.setTool(value as Tool)}
          options={TOOLS.map((value) => ({ value, label: say(`edit.${value}`) }))}
          aria-label={say("edit.tool")}
          data-testid="tools"
        />
      )}
      <p className={styles.hint}>{say(editable ? HINTS[tool] : "edit.none")}</p>
      {drawing && (
        <div className={styles.buttons}>
          <span className={styles.quiet} data-testid="points">
            {say("edit.points", { count: points.length })}
          </span>
          <Button size="small" onClick={editing.atMiddle} data-testid="at-middle">
            {say("edit.at-middle")}
          </Button>
          <Button size="small" type="primary" disabled={points.length < 2} onClick={editing.finish} data-testid="finish">
            {say("edit.finish")}
          </Button>
          <Button size="small" onClick={editing.cancel} disabled={points.length === 0}>
            {say("cancel")}
          </Button>
        </div>
      )}
      <p aria-live="polite" data-testid="chosen">
        <b>{say("edit.chosen", { count: chosen.size })}</b>
        {chosen.size > 0 && chosen.size <= 3 && <span className={styles.quiet}>{` ${[...chosen].join(", ")}`}</span>}
      </p>
      <Space.Compact block>
        <Input
          value={find}
          onChange={(event) => setFind(event.target.value)}
          placeholder={say("edit.find")}
          aria-label={say("edit.find")}
          onPressEnter={seek}
          data-testid="find-cell"
        />
        <Button onClick={seek}>{say("edit.choose")}</Button>
      </Space.Compact>
      {editable && (
        <>
          <div className={styles.buttons}>
            <Button disabled={chosen.size < 2} onClick={editing.merge} data-testid="merge">
              {say("edit.merge")}
            </Button>
            <Button disabled={chosen.size === 0} onClick={() => editing.choose(new Set())}>
              {say("edit.clear")}
            </Button>
          </div>
          <Space.Compact block>
            <Select
              style={{ flex: 1 }}
              showSearch={{ optionFilterProp: "label" }}
              value={into}
              onChange={setInto}
              options={grids}
              placeholder={say("edit.hand")}
              aria-label={say("edit.hand")}
              data-testid="hand-grid"
            />
            <Button
              type="primary"
              disabled={chosen.size === 0 || into === null}
              onClick={() => into !== null && editing.hand(into)}
              data-testid="hand"
            >
              {say("edit.hand-go")}
            </Button>
          </Space.Compact>
          <details className={styles.group}>
            <summary>
              {say("edit.grid")} · {plan.grids.length}
            </summary>
            <div className={styles.stack}>
              <Select
                showSearch={{ optionFilterProp: "label" }}
                allowClear
                value={grid}
                onChange={(code) => open(code ?? null)}
                options={grids}
                placeholder={say("edit.grid-new")}
                aria-label={say("edit.grid")}
              />
              <label>
                {say("edit.grid-name")}
                <Input value={gridName} maxLength={200} onChange={(event) => setGridName(event.target.value)} data-testid="grid-name" />
              </label>
              <label>
                {say("edit.grid-squad")}
                <Select value={gridSquad} onChange={setGridSquad} options={squads} />
              </label>
              <div className={styles.buttons}>
                <Button disabled={gridName.trim() === ""} onClick={() => void saveGrid()} data-testid="grid-save">
                  {grid === null ? say("edit.grid-new") : say("edit.grid-save")}
                </Button>
                <Button disabled={grid === null || held.has(grid)} onClick={() => void removeGrid()}>
                  {say("edit.grid-remove")}
                </Button>
              </div>
              <Space.Compact block>
                <Input
                  value={squadName}
                  maxLength={200}
                  onChange={(event) => setSquadName(event.target.value)}
                  placeholder={say("edit.squad-name")}
                  aria-label={say("edit.squad-name")}
                />
                <Button disabled={squadName.trim() === ""} onClick={() => void saveSquad()}>
                  {say("edit.squad-new")}
                </Button>
              </Space.Compact>
            </div>
          </details>
        </>
      )}
    </section>
  );
}
