"use client";

import { useWords } from "../words/use-words";
import type { ImportJob, ImportState } from "./import-job";
import styles from "./state-tag.module.css";

/** Which look a state has: at work, waiting for the user, done, failed, over. Letters on each stand at 4.5:1 and better. */
const LOOKS: Readonly<Record<ImportState, "work" | "wait" | "done" | "failed" | "over">> = {
  uploading: "work",
  waiting: "work",
  reading: "work",
  ready: "wait",
  taking: "work",
  taken: "done",
  refused: "failed",
  cancelled: "over",
};

/** Whether an import stands ready again because its rows were refused. */
export const wasRefused = ({ state, result }: ImportJob): boolean =>
  state === "ready" && result !== null && "fault" in result && result.fault !== "import.cancelled";

/** Where an import stands, by word and colour. */
export function StateTag({ job }: { readonly job: ImportJob }) {
  const { say } = useWords();
  const refused = wasRefused(job);
  return (
    <span className={styles[refused ? "failed" : LOOKS[job.state]]}>
      {say(refused ? "import-state.faulty" : `import-state.${job.state}`)}
    </span>
  );
}
