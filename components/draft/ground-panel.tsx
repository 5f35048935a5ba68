"use client";

import { Alert, Button, InputNumber } from "antd";
import Link from "next/link";
import { useState } from "react";
import { groundOf } from "../../duty/divide/plan-repair";
import { patched } from "../../duty/edit/patch";
import type { CoverageFault } from "../../geo/border/repair/coverage-fault";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import type { Bench } from "./bench";
import styles from "./draft-board.module.css";
import type { DraftAnswers } from "./draft-tasks";
import { metresText, squareText } from "./figures";
import { Decision, TaskBar } from "./task-bar";
import { useTask } from "./use-task";

const MOST = 200;

/** Faults of the ground: found, shown, and repaired when the person takes the proposal. */
export function GroundPanel({ bench }: { readonly bench: Bench }) {
  const { say, language } = useWords();
  const task = useTask();
  const [faults, setFaults] = useState<DraftAnswers["faults"] | null>(null);
  const [tolerance, setTolerance] = useState(2);
  const [fillGaps, setFillGaps] = useState(5000);
  const [proposal, setProposal] = useState<DraftAnswers["repair"] | null>(null);
  const [busy, setBusy] = useState(false);
  const { plan, worker } = bench;
  const bare = groundOf(plan).length === 0;
  const nameOf = (code: string) => plan.communities.find((one) => one.code === code)?.name ?? code;
  const ownersOf = (fault: CoverageFault) => fault.owners.map((owner) => nameOf(faults?.owners[owner] ?? "")).join(" · ");

  const check = async () => {
    setProposal(null);
    bench.propose(null);
    const found = await task.run((onProgress) => worker.ask({ task: "faults" }, onProgress));
    if (!found) return;
    setFaults(found);
    bench.mark(found.faults.slice(0, 2000).map(({ at, area, line }, index) => ({ id: String(index), kind: "fault", at, area, line })));
  };
  const propose = async () => {
    const answer = await task.run((onProgress) => worker.ask({ task: "repair", tolerance, fillGaps }, onProgress));
    if (!answer) return;
    setProposal(answer);
    bench.propose(patched(plan, answer.patch));
  };
  const drop = () => {
    setProposal(null);
    bench.propose(null);
  };
  const take = async () => {
    if (!proposal) return;
    setBusy(true);
    const refusal = await bench.change("repair", patched(plan, proposal.patch));
    setBusy(false);
    if (refusal) return;
    drop();
    setFaults(null);
    bench.mark([]);
  };

  const kinds = new Map<CoverageFault["kind"], CoverageFault[]>();
  for (const fault of faults?.faults ?? []) kinds.set(fault.kind, [...(kinds.get(fault.kind) ?? []), fault]);
  const changes = proposal?.changes;
  const sum = (list: readonly { readonly size: number }[]) => squareText(list.reduce((total, { size }) => total + size, 0));
  return (
    <section className={styles.panelBody}>
      <p className={styles.hint}>{say("ground.intro")}</p>
      {bare && (
        <Alert
          type="info"
          showIcon
          title={faultWords("cells.no-community", {}, language)}
          action={<Link href="/exchange">{say("user.exchange")}</Link>}
        />
      )}
      <div className={styles.buttons}>
        <Button onClick={() => void check()} disabled={task.running || bare} data-testid="ground-check">
          {say("ground.check")}
        </Button>
      </div>
      {faults && faults.faults.length === 0 && <Alert type="success" showIcon title={say("ground.none")} />}
      {[...kinds].map(([kind, list]) => (
        <details key={kind} className={styles.group} open={kinds.size === 1} data-testid={`fault-${kind}`}>
          <summary>
            {say(`ground.kind.${kind}`)} <b>{list.length}</b>
            {list.some(({ size }) => size > 0) && <span className={styles.quiet}>{` ${sum(list)} m²`}</span>}
          </summary>
          <ul className={styles.list}>
            {list.slice(0, MOST).map((fault, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: faults have no name of their own and are never reordered
              <li key={index}>
                <button type="button" className={styles.row} onClick={() => bench.map?.fly(fault.at)}>
                  <span>{ownersOf(fault) || say("none")}</span>
                  <span className={styles.quiet}>
                    {fault.size > 0 && say("ground.size", { size: squareText(fault.size), width: metresText(fault.width) })}
                    {fault.size === 0 && fault.places.length > 1 && fault.places.length}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {list.length > MOST && <p className={styles.quiet}>{say("draft.more", { count: list.length - MOST })}</p>}
        </details>
      ))}
      {bench.editable && (
        <>
          <div className={styles.fields}>
            <label>
              {say("ground.tolerance")}
              <InputNumber
                min={0}
                max={100}
                step={0.5}
                value={tolerance}
                onChange={(value) => setTolerance(value ?? 0)}
                data-testid="tolerance"
              />
            </label>
            <label>
              {say("ground.fill")}
              <InputNumber min={0} max={10_000_000} step={500} value={fillGaps} onChange={(value) => setFillGaps(value ?? 0)} />
            </label>
          </div>
          <div className={styles.buttons}>
            <Button
              type={proposal ? "default" : "primary"}
              onClick={() => void propose()}
              disabled={task.running || bare}
              data-testid="ground-propose"
            >
              {say("ground.propose")}
            </Button>
          </div>
        </>
      )}
      <TaskBar task={task} />
      {proposal && changes && (
        <>
          <ul className={styles.figures} data-testid="repair-changes">
            <li>{say("ground.moved", { metres: metresText(Math.max(0, ...changes.owners.map(({ movement }) => movement))) })}</li>
            <li>{say("ground.joined", { joined: changes.joined, pulled: changes.pulled })}</li>
            <li>{say("ground.filled", { count: changes.gapsFilled.length, size: sum(changes.gapsFilled) })}</li>
            <li>{say("ground.settled", { count: changes.overlaps.length, size: sum(changes.overlaps) })}</li>
            {changes.gapsLeft.length > 0 && <li>{say("ground.holes", { count: changes.gapsLeft.length })}</li>}
            {changes.vanished.length > 0 && (
              <li>{say("ground.vanished", { names: changes.vanished.map((owner) => nameOf(proposal.owners[owner] ?? "")).join(", ") })}</li>
            )}
          </ul>
          <Decision onTake={() => void take()} onDiscard={drop} busy={busy} />
        </>
      )}
    </section>
  );
}
