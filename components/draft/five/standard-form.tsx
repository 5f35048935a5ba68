"use client";

import { Button, Input, Select } from "antd";
import { useMemo } from "react";
import { standardSet } from "../../../duty/five/standard-edits";
import type { Standard, StandardItem } from "../../../duty/plan";
import { CATEGORIES } from "../../../duty/violation/category";
import { useWords } from "../../words/use-words";
import type { Bench } from "../bench";
import styles from "./five-panel.module.css";
import { useLiveFaults } from "./live-faults";
import { SaveBar } from "./save-bar";
import type { Desk } from "./use-desk";
import { useSave } from "./use-save";
import { useTyped } from "./use-typed";

const CHOICES = CATEGORIES.filter(({ kind }) => kind === "matter").map(({ code, name, major }) => ({
  value: code,
  label: `${code} ${name}`,
  find: `${code} ${name} ${major}`,
}));

const itemCode = (items: readonly StandardItem[]) =>
  String(items.reduce((most, { code }) => Math.max(most, Number.parseInt(code.replace(/^\D+/, ""), 10) || 0), 0) + 1);

function Items({
  items,
  onChange,
  disabled,
}: {
  readonly items: readonly StandardItem[];
  readonly onChange: (items: readonly StandardItem[]) => void;
  readonly disabled: boolean;
}) {
  const { say } = useWords();
  const set = (at: number, change: Partial<StandardItem>) => onChange(items.with(at, { ...(items[at] as StandardItem), ...change }));
  return (
    <fieldset className={styles.set}>
      <legend>{say("five.looks")}</legend>
      <ol className={styles.items}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: codes of other people may not be unique
          <li key={at}>
            <Input.TextArea
              autoSize
              value={item.text}
              maxLength={2000}
              disabled={disabled}
              onChange={({ target }) => set(at, { text: target.value })}
              aria-label={say("five.look", { number: at + 1 })}
            />
            <Select
              showSearch={{ optionFilterProp: "find" }}
              allowClear
              value={item.category}
              disabled={disabled}
              options={CHOICES}
              onChange={(category) => set(at, { category: category ?? null })}
              placeholder={say("five.no-category")}
              aria-label={say("five.category", { number: at + 1 })}
              popupMatchSelectWidth={320}
            />
            {!disabled && (
              <span className={styles.buttons}>
                <Button
                  size="small"
                  disabled={at === 0}
                  onClick={() => onChange(items.with(at - 1, item).with(at, items[at - 1] as StandardItem))}
                  aria-label={say("five.look-up", { number: at + 1 })}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  onClick={() => onChange(items.toSpliced(at, 1))}
                  aria-label={say("five.look-remove", { number: at + 1 })}
                >
                  {say("five.remove")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!disabled && (
        <Button
          size="small"
          onClick={() => onChange([...items, { code: itemCode(items), text: "", category: null }])}
          data-testid="look-add"
        >
          {say("five.look-add")}
        </Button>
      )}
    </fieldset>
  );
}

/** A standard: its name and looks; its version follows them. */
export function StandardForm({
  bench,
  desk,
  standard,
  onDone,
}: {
  readonly bench: Bench;
  readonly desk: Desk;
  readonly standard: Standard;
  readonly onDone: (code: string) => void;
}) {
  const { say } = useWords();
  const { plan } = bench;
  const [typed, dirty, type, drop] = useTyped(standard, standard.code);
  const { busy, save } = useSave(bench);
  const edited = useMemo(() => (dirty ? standardSet(plan, typed) : null), [plan, typed, dirty]);
  const faults = useLiveFaults(plan, desk, edited);
  const used = plan.assignments.filter((one) => one.standard === standard.code).length;
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{say("five.standard-version", { version: standard.version, used })}</p>
      <label>
        {say("five.name")}
        <Input
          value={typed.name}
          maxLength={200}
          disabled={!desk.mayDecide}
          onChange={({ target }) => type({ name: target.value })}
          data-testid="standard-name"
        />
      </label>
      <Items items={typed.items} onChange={(items) => type({ items })} disabled={!desk.mayDecide} />
      {desk.mayDecide && (
        <SaveBar
          faults={faults}
          dirty={dirty}
          busy={busy}
          onSave={() =>
            edited &&
            void save("standard", edited).then((saved) => {
              if (!saved) return;
              drop();
              onDone(standard.code);
            })
          }
          onDrop={drop}
          testid="standard"
        />
      )}
    </div>
  );
}
