"use client";

import { Button, Checkbox, Select } from "antd";
import { useMemo, useState } from "react";
import { type Copied, type CopyWhat, isDone, patternCopied } from "../../../duty/five/pattern-copied";
import { patternWords } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import { wordFor } from "../../words/words";
import type { Bench } from "../bench";
import styles from "./five-panel.module.css";
import type { Desk } from "./use-desk";
import type { PostMap } from "./use-post-map";
import { useSave } from "./use-save";

const PARTS = ["pattern", "exceptions", "standard", "duty"] as const;

interface CopyRoomProps {
  readonly bench: Bench;
  readonly desk: Desk;
  readonly draw: PostMap;
  readonly grids: ReadonlySet<string>;
  readonly onGrids: (grids: ReadonlySet<string>) => void;
  readonly source: string | null;
  readonly onSource: (assignment: string | null) => void;
}

/** Choosing many grids: in a list, by squad, by a lasso or clicks on the map. */
export function GridChooser({ bench, desk, draw, grids, onGrids }: Pick<CopyRoomProps, "bench" | "desk" | "draw" | "grids" | "onGrids">) {
  const { say } = useWords();
  const { plan } = bench;
  const options = useMemo(
    () =>
      plan.grids
        .filter(({ squad }) => desk.squad === undefined || squad === desk.squad)
        .map(({ code, name }) => ({ value: code, label: `${name} · ${code}` })),
    [plan.grids, desk.squad],
  );
  const lasso = draw.tool === "lasso";
  return (
    <>
      <label className={styles.wide}>
        {say("five.target-grids")}
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          maxTagCount={6}
          value={[...grids]}
          options={options}
          onChange={(list) => onGrids(new Set(list))}
          placeholder={say("five.target-hint")}
          aria-label={say("five.target-grids")}
          data-testid="target-grids"
        />
      </label>
      <div className={styles.buttons}>
        <Button
          size="small"
          type={lasso ? "primary" : "default"}
          aria-pressed={lasso}
          onClick={() => draw.setTool(lasso ? "choose" : "lasso")}
          data-testid="grid-lasso"
        >
          {say("edit.lasso")}
        </Button>
        <Select
          size="small"
          value={null}
          style={{ minWidth: 150 }}
          placeholder={say("five.add-squad")}
          aria-label={say("five.add-squad")}
          options={plan.squads
            .filter(({ code }) => desk.squad === undefined || code === desk.squad)
            .map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(squad) => onGrids(new Set([...grids, ...plan.grids.filter((grid) => grid.squad === squad).map(({ code }) => code)]))}
        />
        <Button size="small" disabled={grids.size === 0} onClick={() => onGrids(new Set())}>
          {say("edit.clear")}
        </Button>
        <span className={styles.quiet} aria-live="polite">
          {say("five.grids-chosen", { count: grids.size })}
        </span>
      </div>
    </>
  );
}

function Preview({ desk, copied }: { readonly desk: Desk; readonly copied: Copied }) {
  const { say } = useWords();
  const name = (map: ReadonlyMap<string, { readonly name: string }>, code: string | null) =>
    code === null ? "" : (map.get(code)?.name ?? code);
  return (
    <ul className={styles.list} data-testid="copy-lines">
      {copied.lines.slice(0, 300).map((line) => (
        <li key={`${line.target.noun} ${line.target.code}`} className={styles.line} data-done={isDone(line)} data-code={line.code}>
          <span>
            {isDone(line) ? "✓" : "✗"} {name(desk.index.grids, line.target.code)}
            <span className={styles.quiet}>
              {line.post !== null && ` · ${name(desk.index.posts, line.post)}`}
              {line.person !== null && ` · ${name(desk.index.persons, line.person)}`}
            </span>
          </span>
          <span className={styles.quiet}>
            {wordFor(say, "five", line.code)}
            {line.other !== null && ` ${line.other}`}
          </span>
        </li>
      ))}
      {copied.lines.length > 300 && <li className={styles.quiet}>{say("draft.more", { count: copied.lines.length - 300 })}</li>}
    </ul>
  );
}

/** Takes an assignment's hours, exceptions, standard and duty over to many grids: first what would become of each, then all as one change. */
export function CopyRoom({ bench, desk, draw, grids, onGrids, source, onSource }: CopyRoomProps) {
  const { say, language } = useWords();
  const { plan } = bench;
  const { busy, save } = useSave(bench);
  const [what, setWhat] = useState<CopyWhat>({ pattern: true, exceptions: false, standard: true, duty: true });
  const [done, setDone] = useState<Copied | null>(null);
  const model = source === null ? undefined : desk.index.assignments.get(source);
  const sources = useMemo(
    () =>
      plan.assignments.map(({ code, post, person }) => ({
        value: code,
        label: `${desk.index.posts.get(post)?.name ?? post} · ${desk.index.persons.get(person)?.name ?? person} · ${code}`,
      })),
    [plan.assignments, desk.index],
  );
  const copied = useMemo(() => {
    if (!model || grids.size === 0 || !PARTS.some((part) => what[part])) return null;
    return patternCopied(
      plan,
      model.code,
      [...grids].map((code) => ({ noun: "grid", code })),
      what,
    );
  }, [plan, model, grids, what]);
  const count = copied?.lines.filter((line) => line.code === "copy.changed" || line.code === "copy.made").length ?? 0;
  const take = async () => {
    if (!copied || !(await save("copy", { ok: true, plan: copied.plan }))) return;
    setDone(copied);
    onGrids(new Set());
  };
  return (
    <section className={styles.stack}>
      <h3>{say("five.copy-title")}</h3>
      <label className={styles.wide}>
        {say("five.copy-source")}
        <Select
          showSearch={{ optionFilterProp: "label" }}
          value={model?.code ?? null}
          options={sources}
          onChange={onSource}
          placeholder={say("five.copy-source-hint")}
          aria-label={say("five.copy-source")}
          data-testid="copy-source"
        />
      </label>
      {model && <p className={styles.quiet}>{patternWords(model.pattern, language)}</p>}
      <Checkbox.Group
        value={PARTS.filter((part) => what[part])}
        options={PARTS.map((value) => ({ value, label: say(`five.copy-part.${value}`) }))}
        onChange={(list) => setWhat(Object.fromEntries(PARTS.map((part) => [part, list.includes(part)])) as unknown as CopyWhat)}
      />
      <GridChooser bench={bench} desk={desk} draw={draw} grids={grids} onGrids={onGrids} />
      {copied && (
        <>
          <p aria-live="polite">
            <b>{say("five.copy-would", { count, not: copied.lines.filter((line) => !isDone(line)).length })}</b>
          </p>
          <Preview desk={desk} copied={copied} />
          {bench.editable && (
            <Button type="primary" loading={busy} disabled={count === 0} onClick={() => void take()} data-testid="copy-go">
              {say("five.copy-go", { count })}
            </Button>
          )}
        </>
      )}
      {!copied && done && (
        <>
          <p role="status">
            <b>{say("five.copy-done")}</b>
          </p>
          <Preview desk={desk} copied={done} />
        </>
      )}
    </section>
  );
}
