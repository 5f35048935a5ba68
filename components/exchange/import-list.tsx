"use client";

import { Alert, Button, Empty, Progress, Spin } from "antd";
import { useMemo } from "react";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";
import { byteSize } from "./byte-size";
import { atWork, type ImportJob } from "./import-job";
import styles from "./import-list.module.css";
import { StateTag } from "./state-tag";
import type { Imports } from "./use-imports";

interface LineProps {
  readonly job: ImportJob;
  readonly clock: Intl.DateTimeFormat;
  readonly onOpen: (id: number) => void;
}

function Line({ job, clock, onOpen }: LineProps) {
  const { say, language } = useWords();
  const { id, name, size, features, faults, createdAt, createdBy, progress } = job;
  return (
    <li className={styles.line}>
      <a
        className={styles.name}
        href={`/exchange?id=${id}`}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(id);
        }}
      >
        {name}
      </a>
      <StateTag job={job} />
      <div className={styles.facts}>
        <span>{clock.format(createdAt)}</span>
        <span>{createdBy}</span>
        <span>{byteSize(size, language)}</span>
        {features > 0 && <span>{say("exchange.features", { count: features })}</span>}
        {faults > 0 && <span className={styles.bad}>{say("exchange.faults", { count: faults })}</span>}
      </div>
      {atWork(job) && job.state !== "uploading" && (
        <Progress className={styles.progress} percent={Math.floor(progress * 100)} size="small" aria-label={say("exchange.progress")} />
      )}
    </li>
  );
}

/** The imports, newest first. */
export function ImportList({
  imports,
  timeZone,
  onOpen,
}: {
  readonly imports: Imports;
  readonly timeZone: string;
  readonly onOpen: (id: number) => void;
}) {
  const { say, language } = useWords();
  const clock = useMemo(
    () => new Intl.DateTimeFormat(LOCALE[language], { timeZone, dateStyle: "short", timeStyle: "short" }),
    [language, timeZone],
  );
  const { status, jobs, more, busy, refresh, older } = imports;
  if (status === "failed") {
    const retry = (
      <Button size="small" onClick={refresh}>
        {say("retry")}
      </Button>
    );
    return <Alert type="error" showIcon title={say("exchange.load-failed")} action={retry} />;
  }
  if (status === "loading") return <Spin className={styles.wait} aria-label={say("loading")} />;
  if (jobs.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say("exchange.none")} />;
  return (
    <>
      <ul className={styles.list} data-testid="imports">
        {jobs.map((job) => (
          <Line key={job.id} job={job} clock={clock} onOpen={onOpen} />
        ))}
      </ul>
      {more && (
        <div className={styles.more}>
          <Button onClick={older} loading={busy}>
            {say("exchange.more")}
          </Button>
        </div>
      )}
    </>
  );
}
