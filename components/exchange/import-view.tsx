"use client";

import { Alert, Button, Progress, Result, Spin, Steps } from "antd";
import { useCallback, useMemo, useRef } from "react";
import type { Point } from "../../geo/plane/point";
import type { CityHead } from "../ui/me";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import { FaultTable } from "./fault-table";
import { EncodingChoice } from "./file-panel";
import { ImportEnds } from "./import-ends";
import { atWork, type ImportJob } from "./import-job";
import styles from "./import-view.module.css";
import { LookForm } from "./look-form";
import type { PreviewHandle } from "./preview-panel";
import { StateTag, wasRefused } from "./state-tag";
import { TakenPanel } from "./taken-panel";
import { useDeeds } from "./use-deeds";
import { useFaults } from "./use-faults";
import { useImport } from "./use-import";

interface OpenedProps {
  readonly job: ImportJob;
  readonly city: CityHead | null;
  readonly again: () => void;
  readonly onGone: () => void;
}

const STEP = { uploading: 0, waiting: 0, reading: 0, ready: 1, taking: 2, taken: 3, refused: 0, cancelled: 0 } as const;

function Working({ job }: { readonly job: ImportJob }) {
  const { say } = useWords();
  const { state, progress, features } = job;
  const words = {
    uploading: say("exchange.still-uploading"),
    waiting: say("exchange.waiting"),
    reading: say("exchange.reading", { count: features }),
    taking: say("exchange.taking"),
  }[state as "uploading" | "waiting" | "reading" | "taking"];
  return (
    <div className={styles.working} data-testid="working">
      <div aria-live="polite">{words}</div>
      {state !== "uploading" && <Progress percent={Math.floor(progress * 100)} status="active" aria-label={say("exchange.progress")} />}
    </div>
  );
}

/** The sentence of a refusal, and of what could not be read. */
function Trouble({ job }: { readonly job: ImportJob }) {
  const { say, language } = useWords();
  const { state, result, faults } = job;
  const refusal = result && "fault" in result ? faultWords(result.fault, result.values ?? {}, language) : null;
  if (state === "refused")
    return <Alert type="error" showIcon title={say("exchange.refused")} description={refusal} data-testid="refusal" />;
  if (refusal && wasRefused(job))
    return <Alert type="error" showIcon title={say("exchange.not-taken")} description={refusal} data-testid="refusal" />;
  return (
    <>
      {refusal && <Alert type="info" showIcon title={refusal} />}
      {faults > 0 && state !== "cancelled" && !atWork(job) && (
        <Alert
          type="warning"
          showIcon
          title={`${say("exchange.read-faults")} · ${say("exchange.faults", { count: faults })}`}
          description={say("exchange.read-faults-text")}
        />
      )}
    </>
  );
}

function Opened({ job, city, again, onGone }: OpenedProps) {
  const { say } = useWords();
  const deeds = useDeeds(job.id, again, onGone);
  const { state, head, result } = job;
  const handle = useRef<PreviewHandle | null>(null);
  const faulty = state !== "cancelled" && !atWork(job) && (job.faults > 0 || wasRefused(job));
  const faults = useFaults(job.id, faulty ? JSON.stringify([state, job.faults, result]) : null);
  const marks = useMemo(() => faults.faults.flatMap(({ at }) => (at ? [at] : [])), [faults.faults]);
  const show = useCallback((point: Point) => handle.current?.fly(point), []);
  const looking = state === "ready" && head !== null;
  const encoded = state === "refused" && /encoding|nothing/.test(result && "fault" in result ? result.fault : "");
  return (
    <>
      <Trouble job={job} />
      {atWork(job) && <Working job={job} />}
      {faulty && (faults.faults.length > 0 || faults.status !== "ready") && (
        <FaultTable job={job} faults={faults} onShow={looking ? show : null} />
      )}
      {encoded && <EncodingChoice value={null} busy={deeds.busy} onEncoding={deeds.encode} />}
      {looking && (
        <LookForm
          job={job}
          head={head}
          city={city}
          busy={deeds.busy}
          marks={marks}
          handle={handle}
          onEncoding={deeds.encode}
          onTake={deeds.take}
        />
      )}
      {state === "taken" && result && "counts" in result && <TakenPanel job={job} result={result} />}
      {state === "cancelled" && <Alert type="info" showIcon title={say("exchange.was-cancelled")} />}
      <ImportEnds job={job} busy={deeds.busy} onCancel={deeds.cancel} onDelete={deeds.remove} />
    </>
  );
}

function Head({ job }: { readonly job: ImportJob }) {
  const { say } = useWords();
  const failed = job.state === "refused" || wasRefused(job);
  const steps = (["read", "look", "take", "done"] as const).map((step) => ({ title: say(`exchange.step-${step}`) }));
  return (
    <div className={styles.head}>
      <h2 className={styles.name}>
        {job.name} <StateTag job={job} />
      </h2>
      <Steps
        className={styles.steps}
        size="small"
        responsive={false}
        current={STEP[job.state]}
        status={failed ? "error" : job.state === "taken" ? "finish" : "process"}
        items={steps}
      />
    </div>
  );
}

interface ImportViewProps {
  readonly id: number;
  readonly city: CityHead | null;
  readonly onClose: () => void;
}

/** One import from its reading to its end. */
export function ImportView({ id, city, onClose }: ImportViewProps) {
  const { say } = useWords();
  const { view, again } = useImport(id);
  const back = (
    <Button type="link" className={styles.back} onClick={onClose} data-testid="all-imports">
      {`\u2190 ${say("exchange.all")}`}
    </Button>
  );
  if (view.status === "loading") return <Spin className={styles.wait} aria-label={say("loading")} />;
  if (view.status === "gone") return <Result status="404" title={say("exchange.gone")} extra={back} />;
  if (view.status === "failed") {
    const retry = (
      <Button size="small" onClick={again}>
        {say("retry")}
      </Button>
    );
    return (
      <>
        {back}
        <Alert type="error" showIcon title={say("fault.network")} action={retry} />
      </>
    );
  }
  const { job, stale } = view;
  return (
    <div className={styles.view} data-testid="import" data-state={job.state}>
      <div>{back}</div>
      <Head job={job} />
      <div role="status">{stale && <Alert type="warning" showIcon title={say("exchange.stale")} />}</div>
      <Opened key={job.id} job={job} city={city} again={again} onGone={onClose} />
    </div>
  );
}
