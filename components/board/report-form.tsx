"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { askPortal, type Outcome } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import { Call } from "./call";
import { PositionField } from "./position-field";
import styles from "./report-form.module.css";
import type { ReportGroup } from "./report-groups";
import type { Position } from "./whereabouts";

/** What the door says to a report that came in. */
interface Receipt {
  readonly receipt: string;
  readonly lead: { readonly name: string; readonly phone: string } | null;
}

type Stage = { readonly at: "filling" | "sending"; readonly fault: string | null } | { readonly at: "sent"; readonly receipt: Receipt };

function Sent({ receipt, onAgain }: { readonly receipt: Receipt; readonly onAgain: () => void }) {
  const { say } = useWords();
  return (
    <div className={styles.sent} role="status" data-testid="report-sent">
      <strong className={styles.done}>{say("street.sent")}</strong>
      <span>
        {say("street.receipt")} <span className={styles.receipt}>{receipt.receipt}</span>
      </span>
      <span className={styles.quiet}>{say("street.receipt-text")}</span>
      {receipt.lead && (
        <span>
          {say("street.leads", { squad: receipt.lead.name })} <Call name={receipt.lead.name} phone={receipt.lead.phone} say={say} />
        </span>
      )}
      <button type="button" className={styles.second} onClick={onAgain}>
        {say("street.again")}
      </button>
    </div>
  );
}

function send(code: string, category: string, description: string, spot: Position | null): Promise<Outcome<Receipt>> {
  return askPortal<Receipt>(`/api/board/${encodeURIComponent(code)}/report`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ category, description, ...(spot ? { lon: spot.lon, lat: spot.lat } : {}) }),
  });
}

/** The form by which somebody in the street reports what they see. Plain fields: it comes to phones that have nothing of the portal yet. */
export function ReportForm({ code, groups }: { readonly code: string; readonly groups: readonly ReportGroup[] }) {
  const { say } = useWords();
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  const [category, setCategory] = useState("");
  const [description, setDescription] = useState("");
  const [spot, setSpot] = useState<Position | null>(null);
  const [stage, setStage] = useState<Stage>({ at: "filling", fault: null });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (category === "") {
      setStage({ at: "filling", fault: say("street.need-category") });
      return select.current?.focus();
    }
    setStage({ at: "sending", fault: null });
    const outcome = await send(code, category, description, spot);
    if (outcome.ok) setStage({ at: "sent", receipt: outcome.value });
    else setStage({ at: "filling", fault: outcome.detail ?? say("street.refused") });
  };
  if (stage.at === "sent")
    return (
      <Sent
        receipt={stage.receipt}
        onAgain={() => {
          setCategory("");
          setDescription("");
          setStage({ at: "filling", fault: null });
        }}
      />
    );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate data-testid="report-form">
      <p className={styles.quiet}>{say("street.report-text")}</p>
      <label htmlFor={`${id}-category`}>{say("street.category")}</label>
      <select id={`${id}-category`} ref={select} value={category} onChange={({ target }) => setCategory(target.value)}>
        <option value="">{say("street.choose")}</option>
        {groups.map(({ major, name, categories }) => (
          <optgroup key={major} label={name}>
            {categories.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <label htmlFor={`${id}-text`}>{say("street.description")}</label>
      <textarea
        id={`${id}-text`}
        rows={3}
        maxLength={500}
        value={description}
        placeholder={say("street.description-hint")}
        onChange={({ target }) => setDescription(target.value)}
      />
      <PositionField spot={spot} onSpot={setSpot} />
      {stage.fault !== null && (
        <p className={styles.fault} role="alert">
          {stage.fault}
        </p>
      )}
      <button type="submit" className={styles.first} disabled={stage.at === "sending"}>
        {say(stage.at === "sending" ? "street.sending" : "street.send")}
      </button>
      <p className={styles.quiet}>{say("street.urgent")}</p>
    </form>
  );
}
