"use client";

import { Alert, Button, Progress } from "antd";
import { useWords } from "../words/use-words";
import styles from "./draft-board.module.css";
import type { TaskState } from "./use-task";

/** How far a computation is, with a way to stop it; or why it failed. */
export function TaskBar({ task, onStop }: { readonly task: TaskState; readonly onStop?: (() => void) | undefined }) {
  const { say } = useWords();
  if (task.failed !== null) return <Alert type="error" showIcon title={say("draft.failed-task", { message: task.failed })} />;
  if (!task.running) return null;
  return (
    <div className={styles.task} role="status" data-testid="task">
      <Progress percent={Math.round(task.share * 100)} size="small" status="active" aria-label={say("draft.busy")} />
      {onStop && (
        <Button size="small" onClick={onStop} data-testid="task-stop">
          {say("draft.stop")}
        </Button>
      )}
    </div>
  );
}

/** What stands under a proposal: take it or leave it. */
export function Decision({
  onTake,
  onDiscard,
  busy,
}: {
  readonly onTake: () => void;
  readonly onDiscard: () => void;
  readonly busy: boolean;
}) {
  const { say } = useWords();
  return (
    <div className={styles.decision}>
      <p className={styles.hint}>{say("draft.proposal")}</p>
      <Button type="primary" onClick={onTake} loading={busy} data-testid="take-proposal">
        {say("draft.take")}
      </Button>
      <Button onClick={onDiscard} disabled={busy}>
        {say("draft.discard")}
      </Button>
    </div>
  );
}
