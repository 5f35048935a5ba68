"use client";

import { Input } from "antd";
import { useMemo } from "react";
import { dutySet } from "../../../duty/five/standard-edits";
import type { Duty } from "../../../duty/plan";
import { useWords } from "../../words/use-words";
import type { Bench } from "../bench";
import styles from "./five-panel.module.css";
import { useLiveFaults } from "./live-faults";
import { SaveBar } from "./save-bar";
import type { Desk } from "./use-desk";
import { useSave } from "./use-save";
import { useTyped } from "./use-typed";

/** A duty: what is answered for, and to whom. */
export function DutyForm({
  bench,
  desk,
  duty,
  onDone,
}: {
  readonly bench: Bench;
  readonly desk: Desk;
  readonly duty: Duty;
  readonly onDone: (code: string) => void;
}) {
  const { say } = useWords();
  const { plan } = bench;
  const [typed, dirty, type, drop] = useTyped(duty, duty.code);
  const { busy, save } = useSave(bench);
  const edited = useMemo(() => (dirty ? dutySet(plan, typed) : null), [plan, typed, dirty]);
  const faults = useLiveFaults(plan, desk, edited);
  const may = desk.mayDecide;
  return (
    <div className={styles.form}>
      <label>
        {say("five.name")}
        <Input
          value={typed.name}
          maxLength={200}
          disabled={!may}
          onChange={({ target }) => type({ name: target.value })}
          data-testid="duty-name"
        />
      </label>
      <label>
        {say("five.duty-text")}
        <Input.TextArea
          autoSize={{ minRows: 3 }}
          value={typed.text}
          maxLength={4000}
          disabled={!may}
          onChange={({ target }) => type({ text: target.value })}
        />
      </label>
      <label>
        {say("five.answers-to")}
        <Input value={typed.answersTo} maxLength={200} disabled={!may} onChange={({ target }) => type({ answersTo: target.value })} />
      </label>
      {may && (
        <SaveBar
          faults={faults}
          dirty={dirty}
          busy={busy}
          onSave={() =>
            edited &&
            void save("duty", edited).then((saved) => {
              if (!saved) return;
              drop();
              onDone(duty.code);
            })
          }
          onDrop={drop}
          testid="duty"
        />
      )}
    </div>
  );
}
