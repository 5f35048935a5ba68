"use client";

import { Alert, App, Button } from "antd";
import { useState } from "react";
import type { BorderStepKind } from "../../duty/border/border-step";
import type { Instant } from "../../duty/plan";
import type { WallClock } from "../../duty/time/wall-clock";
import { askPortal, goToLogin } from "../ui/ask-portal";
import type { Me } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./border-detail.module.css";
import type { BorderDetail, NameOf } from "./ledger";
import { firstStep, type StepDraft, sentStep } from "./step-draft";
import { StepForm } from "./step-form";
import { stepsFor, stillFits } from "./steps-for";
import { borderPath } from "./use-borders";

interface StepPanelProps {
  readonly detail: BorderDetail;
  readonly me: Me;
  readonly nameOf: NameOf;
  readonly clock: WallClock;
  readonly time: (at: Instant) => string;
  readonly online: boolean;
  readonly onStepped: (detail: BorderDetail) => void;
  /** Asks for the border again. */
  readonly onStale: () => void;
}

/** What others did since the step was begun; what was typed stays. */
function News({
  detail,
  draft,
  fits,
  nameOf,
  time,
  onGo,
  onDrop,
}: Pick<StepPanelProps, "detail" | "nameOf" | "time"> & {
  readonly draft: StepDraft;
  readonly fits: BorderStepKind | null;
  readonly onGo: () => void;
  readonly onDrop: () => void;
}) {
  const { say } = useWords();
  const fresh = detail.life.history.filter(({ number }) => number > draft.upon);
  return (
    <Alert
      type="warning"
      showIcon
      title={say("step.stale")}
      data-testid="step-stale"
      description={
        <>
          {draft.fingerprint !== detail.line.fingerprint && <p>{say("border.standing-hint.ground-changed")}</p>}
          <ul className={styles.news}>
            {fresh.map(({ number, by, at, kind, reason }) => (
              <li key={number}>
                {time(at)} {by.squad === null ? by.name : nameOf(by.squad)} · {say(`border.step.${kind}`)}
                {reason === "" ? "" : ` · ${reason}`}
              </li>
            ))}
          </ul>
          {fits ? (
            <Button size="small" type="primary" onClick={onGo} data-testid="step-go-on">
              {say(fits === draft.kind ? "step.go-on" : "step.go-on-as", { step: say(`step.${fits}`) })}
            </Button>
          ) : (
            <Button size="small" onClick={onDrop}>
              {say("step.no-longer")}
            </Button>
          )}
        </>
      }
    />
  );
}

/** The steps the viewer may take, and the form of the one that was begun. */
export function StepPanel({ detail, me, nameOf, clock, time, online, onStepped, onStale }: StepPanelProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<StepDraft | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { life, line } = detail;
  const steps = stepsFor(life, line.review, me);
  const behind = draft !== null && (draft.upon < life.number || draft.fingerprint !== line.fingerprint);
  const fits = draft && behind ? stillFits(draft.kind, steps) : null;
  const begin = (kind: BorderStepKind) => {
    setRefused(null);
    setDraft(firstStep(kind, life, line.review, line.fingerprint));
  };
  const send = async () => {
    if (!draft) return;
    const { step, fault } = sentStep(draft, life.between, clock, Date.now());
    if (fault) return;
    setBusy(true);
    setRefused(null);
    const outcome = await askPortal<BorderDetail>(borderPath(life.key), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(step),
    });
    setBusy(false);
    if (outcome.ok) {
      setDraft(null);
      message.success(say(`step.${draft.kind}-done`));
      return onStepped(outcome.value);
    }
    if (outcome.status === 401) return goToLogin("expired");
    if (outcome.status === 409) onStale();
    setRefused(outcome.status === 0 ? say("fault.network") : (outcome.detail ?? say("fault.network")));
  };
  if (steps.length === 0 && !draft)
    return <p className={styles.quiet}>{say(life.open ? "step.waits" : "step.none", { squad: nameOf(life.open?.waitsFor ?? "") })}</p>;
  return (
    <div className={styles.steps} data-testid="steps">
      {!draft && (
        <div className={styles.buttons}>
          {steps.map((kind, index) => (
            <Button
              key={kind}
              type={index === 0 ? "primary" : "default"}
              danger={kind === "end"}
              disabled={!online}
              onClick={() => begin(kind)}
              data-testid={`step-${kind}`}
            >
              {say(`step.${kind}`)}
            </Button>
          ))}
        </div>
      )}
      {draft && behind && (
        <News
          detail={detail}
          draft={draft}
          fits={fits}
          nameOf={nameOf}
          time={time}
          onDrop={() => setDraft(null)}
          onGo={() => {
            setRefused(null);
            const next = fits ?? draft.kind;
            setDraft({
              ...draft,
              kind: next,
              counter: draft.counter || next !== draft.kind,
              upon: life.number,
              fingerprint: line.fingerprint,
            });
          }}
        />
      )}
      {refused && <Alert type="error" showIcon title={refused} data-testid="step-refused" />}
      {draft && (
        <StepForm
          draft={draft}
          onChange={setDraft}
          detail={detail}
          nameOf={nameOf}
          clock={clock}
          busy={busy}
          held={behind || !online}
          onSend={() => void send()}
          onCancel={() => setDraft(null)}
        />
      )}
    </div>
  );
}
