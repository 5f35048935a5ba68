"use client";

import { Alert, Button, Checkbox, Input, Radio } from "antd";
import { useEffect, useId, useRef } from "react";
import type { WallClock } from "../../duty/time/wall-clock";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import styles from "./border-detail.module.css";
import type { BorderDetail, NameOf } from "./ledger";
import { rivalsOf } from "./life-entries";
import { type StepDraft, sentStep } from "./step-draft";
import { draftOf } from "./terms-draft";
import { TermsForm } from "./terms-form";
import { TermsView } from "./terms-view";

interface StepFormProps {
  readonly draft: StepDraft;
  readonly onChange: (draft: StepDraft) => void;
  readonly detail: BorderDetail;
  readonly nameOf: NameOf;
  readonly clock: WallClock;
  readonly busy: boolean;
  /** Whether it may be sent at all: not while something new waits to be looked at. */
  readonly held: boolean;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

/** Both squads' proposals side by side, each to be taken as it is. */
function Rivals({ detail, nameOf, draft, onChange }: Pick<StepFormProps, "detail" | "nameOf" | "draft" | "onChange">) {
  const { say } = useWords();
  return (
    <div className={styles.rivals} data-testid="rivals">
      {rivalsOf(detail.life).map(({ squad, terms }) => (
        <section key={squad} className={styles.rival}>
          <h4>{nameOf(squad)}</h4>
          {terms ? (
            <>
              <TermsView terms={terms} nameOf={nameOf} />
              <Button
                size="small"
                onClick={() => onChange({ ...draft, terms: { ...draftOf(terms), from: draft.terms.from } })}
                data-testid={`take-${squad}`}
              >
                {say("step.take", { squad: nameOf(squad) })}
              </Button>
            </>
          ) : (
            <p className={styles.quiet}>{say("step.said-nothing")}</p>
          )}
        </section>
      ))}
    </div>
  );
}

function EndFrom({ draft, onChange }: Pick<StepFormProps, "draft" | "onChange">) {
  const { say } = useWords();
  return (
    <div className={styles.row}>
      <Radio.Group
        aria-label={say("step.end-from")}
        value={draft.from === "" ? "now" : "later"}
        onChange={({ target }) => onChange({ ...draft, from: target.value === "now" ? "" : "T" })}
        options={[
          { value: "now", label: say("terms.now") },
          { value: "later", label: say("terms.later") },
        ]}
      />
      {draft.from !== "" && (
        <input
          type="datetime-local"
          className={styles.time}
          aria-label={say("terms.later")}
          value={draft.from === "T" ? "" : draft.from}
          onChange={({ target }) => onChange({ ...draft, from: target.value === "" ? "T" : target.value })}
        />
      )}
    </div>
  );
}

/** What a step of each kind asks for, and the button that sends it. */
export function StepForm({ draft, onChange, detail, nameOf, clock, busy, held, onSend, onCancel }: StepFormProps) {
  const { say, language } = useWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { life, line } = detail;
  const { kind } = draft;
  // The button that began the step is gone: who works by keyboard goes on here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is a new beginning
  useEffect(() => heading.current?.focus({ preventScroll: true }), [kind]);
  const { fault } = sentStep(draft, life.between, clock, Date.now());
  const writes = kind === "propose" || kind === "adjudicate" || (kind === "object" && draft.counter);
  const explains = kind === "object" || kind === "adjudicate" || kind === "end";
  return (
    <form
      className={styles.stepForm}
      aria-label={say(`step.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <h3 ref={heading} tabIndex={-1} className={styles.formTitle}>
        {say(`step.${kind}`)}
      </h3>
      <p className={styles.quiet}>{say(`step.${kind}-hint`)}</p>
      {kind === "accept" && life.open && <TermsView terms={life.open.terms} nameOf={nameOf} />}
      {kind === "adjudicate" && <Rivals detail={detail} nameOf={nameOf} draft={draft} onChange={onChange} />}
      {explains && (
        <label htmlFor={`${id}-reason`} className={styles.field}>
          {say("step.reason")}
          <Input.TextArea
            id={`${id}-reason`}
            value={draft.reason}
            onChange={({ target }) => onChange({ ...draft, reason: target.value })}
            maxLength={4000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            data-testid="step-reason"
          />
        </label>
      )}
      {kind === "object" && (
        <Checkbox checked={draft.counter} onChange={({ target }) => onChange({ ...draft, counter: target.checked })} data-testid="counter">
          {say("step.counter")}
        </Checkbox>
      )}
      {writes && (
        <TermsForm
          value={draft.terms}
          onChange={(terms) => onChange({ ...draft, terms })}
          between={life.between}
          nameOf={nameOf}
          rule={line.review.rule}
        />
      )}
      {kind === "end" && <EndFrom draft={draft} onChange={onChange} />}
      {fault && <Alert type="warning" showIcon title={faultWords(fault, {}, language)} data-testid="step-fault" />}
      <div className={styles.buttons}>
        <Button
          type="primary"
          danger={kind === "end"}
          htmlType="submit"
          disabled={fault !== null || held}
          loading={busy}
          data-testid="send-step"
        >
          {say(`step.${kind}-send`)}
        </Button>
        <Button onClick={onCancel}>{say("cancel")}</Button>
      </div>
    </form>
  );
}
