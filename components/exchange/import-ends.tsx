"use client";

import { App, Button } from "antd";
import { useWords } from "../words/use-words";
import styles from "./import-ends.module.css";
import { atWork, type ImportJob } from "./import-job";

interface LossyProps {
  readonly words: string;
  /** What is asked before; null asks nothing, because nothing is lost. */
  readonly sure: string | null;
  readonly yes: string;
  readonly busy: boolean;
  readonly onDo: () => void;
}

function Lossy({ words, sure, yes, busy, onDo }: LossyProps) {
  const { say } = useWords();
  const { modal } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title: words,
      content: sure,
      okText: yes,
      cancelText: say("exchange.keep"),
      onOk: onDo,
      focusable: { autoFocusButton: "cancel" },
    });
  return (
    <Button onClick={sure === null ? onDo : ask} disabled={busy}>
      {words}
    </Button>
  );
}

interface EndsProps {
  readonly job: ImportJob;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onDelete: () => void;
}

/** Cancel while something goes on, delete afterwards; asked twice only where something is lost. */
export function ImportEnds({ job, busy, onCancel, onDelete }: EndsProps) {
  const { say } = useWords();
  const { state } = job;
  const cancel = (
    <Lossy
      words={say("exchange.cancel")}
      sure={state === "taking" ? null : say("exchange.cancel-sure")}
      yes={say("exchange.cancel-yes")}
      busy={busy}
      onDo={onCancel}
    />
  );
  const drop = (
    <Lossy
      words={say("exchange.delete")}
      sure={state === "ready" || state === "taken" ? say("exchange.delete-sure") : null}
      yes={say("exchange.delete")}
      busy={busy}
      onDo={onDelete}
    />
  );
  return <div className={styles.ends}>{atWork(job) ? cancel : drop}</div>;
}
