"use client";

import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useWords } from "../words/use-words";
import styles from "./detail-view.module.css";
import { useDeed } from "./use-deed";
import type { ShownReporter } from "./violation-answers";

interface ReportersViewProps {
  readonly id: number;
  readonly reporters: readonly ShownReporter[];
  readonly mayReveal: boolean;
}

const told = ({ name, phone, email }: ShownReporter) => [name, phone, email].filter((one) => one !== null && one !== "").join(" · ");

/** Asks why, says that it is logged, and shows the reporters once: closed, they are masked again. */
function RevealDialog({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { say } = useWords();
  const { busy, fault, send } = useDeed();
  const [reason, setReason] = useState("");
  const [shown, setShown] = useState<readonly ShownReporter[] | null>(null);
  const reveal = async () => {
    const outcome = await send<{ readonly reporters: readonly ShownReporter[] }>(`/api/violation/${id}/reporter`, {
      reason: reason.trim(),
    });
    if (outcome.ok) setShown(outcome.value.reporters);
  };
  return (
    <Modal
      open
      title={say("reporter.reveal")}
      onCancel={onClose}
      onOk={() => (shown ? onClose() : void reveal())}
      okText={say(shown ? "close" : "reporter.show")}
      okButtonProps={{ disabled: !shown && reason.trim().length < 2, loading: busy, "data-testid": "reveal-send" } as never}
    >
      <div className={styles.part}>
        <Alert type="warning" showIcon title={say("reporter.logged")} />
        {shown ? (
          <ul className={styles.plain} data-testid="revealed">
            {shown.map((one) => (
              <li key={one.violation} className={styles.revealed}>
                {told(one)}
              </li>
            ))}
          </ul>
        ) : (
          <label className={styles.field}>
            {say("reporter.reason")}
            <Input
              value={reason}
              maxLength={500}
              onChange={({ target }) => setReason(target.value)}
              onPressEnter={() => reason.trim().length >= 2 && void reveal()}
              data-testid="reveal-reason"
            />
          </label>
        )}
        {fault && <Alert type="error" showIcon title={fault} />}
      </div>
    </Modal>
  );
}

/** Who reported, masked. */
export function ReportersView({ id, reporters, mayReveal }: ReportersViewProps) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  if (reporters.length === 0) return null;
  return (
    <section className={styles.part} data-testid="reporters">
      <h3 className={styles.title}>{say("reporter.title", { count: reporters.length })}</h3>
      <ul className={styles.plain}>
        {reporters.map((one) => (
          <li key={one.violation}>
            {told(one)}
            {one.violation !== id && <span className={styles.quiet}> · {say("violation.number", { number: one.violation })}</span>}
          </li>
        ))}
      </ul>
      {mayReveal && (
        <Button size="small" onClick={() => setAsking(true)} data-testid="reveal">
          {say("reporter.reveal")}
        </Button>
      )}
      {asking && <RevealDialog id={id} onClose={() => setAsking(false)} />}
    </section>
  );
}
