"use client";

import { Alert, Button, InputNumber } from "antd";
import { useState } from "react";
import { patched } from "../../duty/edit/patch";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import type { Bench } from "./bench";
import styles from "./draft-board.module.css";
import type { DraftAnswers } from "./draft-tasks";
import { shareText, squareText } from "./figures";
import { Decision, TaskBar } from "./task-bar";
import { useTask } from "./use-task";

/** Cells from streets: proposed with figures, taken or discarded. */
export function CellsPanel({ bench }: { readonly bench: Bench }) {
  const { say } = useWords();
  const task = useTask();
  const [target, setTarget] = useState(10_000);
  const [digits, setDigits] = useState(3);
  const [asked, setAsked] = useState(10_000);
  const [answer, setAnswer] = useState<DraftAnswers["cells"] | null>(null);
  const [busy, setBusy] = useState(false);

  const divide = async () => {
    setAnswer(null);
    setAsked(target);
    const found = await task.run((onProgress) => bench.worker.ask({ task: "cells", target, digits, names: bench.names }, onProgress));
    if (!found) return;
    setAnswer(found);
    if (found.ok) bench.propose(patched(bench.plan, found.patch));
  };
  const drop = () => {
    setAnswer(null);
    bench.propose(null);
    bench.mark([]);
  };
  const take = async () => {
    if (!answer?.ok) return;
    setBusy(true);
    const refusal = await bench.change("cells", patched(bench.plan, answer.patch));
    setBusy(false);
    if (!refusal) drop();
  };
  const figures = answer?.ok ? answer.figures : null;
  const notes = (kind: "cell.large" | "cell.small") => figures?.notes.flatMap((note) => (note.note === kind ? [note] : [])) ?? [];
  const cut = figures?.notes.find((note) => note.note === "buildings.cut-by-lines");
  const point = (kind: "cell.large" | "cell.small") =>
    bench.mark(notes(kind).map(({ at }, index) => ({ id: String(index), kind: "fault", at, area: null, line: null })));
  return (
    <section className={styles.panelBody}>
      <p className={styles.hint}>{say("cells.intro")}</p>
      {!bench.hasGround && <Alert type="info" showIcon title={say("cells.no-ground")} />}
      <div className={styles.fields}>
        <label>
          {say("cells.target")}
          <InputNumber
            min={500}
            max={10_000_000}
            step={1000}
            value={target}
            onChange={(value) => setTarget(value ?? 10_000)}
            data-testid="target"
          />
        </label>
        <label>
          {say("cells.digits")}
          <InputNumber min={3} max={6} value={digits} onChange={(value) => setDigits(value ?? 3)} data-testid="digits" />
        </label>
      </div>
      {bench.editable && (
        <div className={styles.buttons}>
          <Button type={figures ? "default" : "primary"} onClick={() => void divide()} disabled={task.running} data-testid="cells-go">
            {say("cells.go")}
          </Button>
        </div>
      )}
      <TaskBar task={task} onStop={task.stop} />
      {answer && !answer.ok && (
        <Alert
          type="error"
          showIcon
          title={bench.plan.communities.find(({ code }) => code === answer.code)?.name ?? answer.code}
          description={<FaultWords code={answer.fault} />}
        />
      )}
      {figures && (
        <>
          <ul className={styles.figures} data-testid="cells-figures">
            <li data-testid="cells-count">{say("cells.count", { count: figures.cells })}</li>
            <li>
              {say("cells.within", { least: asked / 2, most: asked * 2, share: shareText(figures.within / Math.max(1, figures.cells)) })}
            </li>
            <li data-testid="cells-exact">{say("cells.exact", { overlap: squareText(figures.overlap), gap: squareText(figures.gap) })}</li>
            <li>{say("cells.codes", { kept: figures.kept, fresh: figures.fresh, retired: figures.retired })}</li>
            {(["cell.large", "cell.small"] as const).map(
              (kind) =>
                notes(kind).length > 0 && (
                  <li key={kind}>
                    <button type="button" className={styles.link} onClick={() => point(kind)}>
                      {say(kind === "cell.large" ? "cells.large" : "cells.small", { count: notes(kind).length })}
                    </button>
                  </li>
                ),
            )}
            {cut?.note === "buildings.cut-by-lines" && <li>{say("cells.buildings", { count: cut.count })}</li>}
          </ul>
          <Decision onTake={() => void take()} onDiscard={drop} busy={busy} />
        </>
      )}
    </section>
  );
}

function FaultWords({ code }: { readonly code: string }) {
  const { language } = useWords();
  return <>{faultWords(code, {}, language)}</>;
}
