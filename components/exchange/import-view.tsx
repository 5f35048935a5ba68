"use client";

import { Alert, App, Button, Progress, Result, Spin, Steps } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import type { Point } from "../../geo/plane/point";
import { askBytes, askPortal, goToLogin } from "../ui/ask-portal";
import type { CityHead } from "../ui/me";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import { FaultTable } from "./fault-table";
import { EncodingChoice } from "./file-panel";
import { atWork, type ImportJob, type ImportOptions } from "./import-job";
import styles from "./import-view.module.css";
import { LookForm } from "./look-form";
import type { PreviewHandle } from "./preview-panel";
import { StateTag, wasRefused } from "./state-tag";
import { TakenPanel } from "./taken-panel";
import { useFaults } from "./use-faults";
import { useImport } from "./use-import";

interface OpenedProps {
  readonly job: ImportJob;
  readonly city: CityHead | null;
  readonly again: () => void;
  readonly onGone: () => void;
}

const STEP = { uploading: 0, waiting: 0, reading: 0, ready: 1, taking: 2, taken: 3, refused: 0, cancelled: 0 } as const;

/** Does a deed upon an import, and tells the user when it could not be done. */
function useDeeds({ job: { id }, again, onGone }: Omit<OpenedProps, "city">) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const post = async (what: "take" | "cancel" | "encoding", body?: unknown) => {
    setBusy(true);
    const outcome = await askPortal(`/api/exchange/import/${id}/${what}`, {
      method: "POST",
      ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    setBusy(false);
    if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
    if (!outcome.ok) message.error(outcome.detail ?? say("fault.network"));
    again();
  };
  const remove = async () => {
    setBusy(true);
    // The answer has no body.
    const outcome = await askBytes(`/api/exchange/import/${id}`, { method: "DELETE" });
    setBusy(false);
    if (outcome.ok) {
      message.success(say("exchange.deleted"));
      return onGone();
    }
    if (outcome.status === 401) return goToLogin("expired");
    message.error(outcome.detail ?? say("fault.network"));
    again();
  };
  return {
    busy,
    take: (options: ImportOptions) => void post("take", options),
    cancel: () => void post("cancel"),
    encode: (encoding: string | null) => void post("encoding", { encoding }),
    remove: () => void remove(),
  };
}

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

function Opened(props: OpenedProps) {
  const { job, city } = props;
  const { say } = useWords();
  const deeds = useDeeds(props);
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
      <Ends job={job} busy={deeds.busy} onCancel={deeds.cancel} onDelete={deeds.remove} />
    </>
  );
}

interface EndsProps {
  readonly job: ImportJob;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onDelete: () => void;
}

/** Cancel while something goes on, delete afterwards; asked twice only where something is lost. */
function Ends({ job, busy, onCancel, onDelete }: EndsProps) {
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
