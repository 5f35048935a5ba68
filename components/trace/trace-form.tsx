"use client";

import { Button, Input, Segmented } from "antd";
import type { FormEvent } from "react";
import { useWords } from "../words/use-words";
import type { TraceLack, TraceLink } from "./trace-link";
import styles from "./trace-page.module.css";

interface TraceFormProps {
  readonly link: TraceLink;
  readonly timeZone: string;
  readonly lack: TraceLack | null;
  readonly busy: boolean;
  readonly onChange: (link: TraceLink) => void;
  readonly onAsk: () => void;
}

/** What is to be traced: a place and a time on the city's wall clock, or a violation's number. */
export function TraceForm({ link, timeZone, lack, busy, onChange, onAsk }: TraceFormProps) {
  const { say } = useWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk();
  };
  const field = (name: "lon" | "lat", word: string) => (
    <label className={styles.field}>
      {word}
      <Input
        value={link[name]}
        inputMode="decimal"
        onChange={({ target }) => onChange({ ...link, [name]: target.value })}
        data-testid={`trace-${name}`}
      />
    </label>
  );
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Segmented<TraceLink["by"]>
        block
        value={link.by}
        aria-label={say("trace.by")}
        onChange={(by) => onChange({ ...link, by })}
        options={[
          { value: "place", label: say("trace.by-place") },
          { value: "violation", label: say("trace.by-violation") },
        ]}
      />
      {link.by === "place" ? (
        <>
          <div className={styles.pair}>
            {field("lon", say("trace.lon"))}
            {field("lat", say("trace.lat"))}
          </div>
          <label className={styles.field}>
            {say("trace.time", { zone: timeZone })}
            <Input
              type="datetime-local"
              value={link.at}
              onChange={({ target }) => onChange({ ...link, at: target.value })}
              data-testid="trace-time"
            />
          </label>
        </>
      ) : (
        <label className={styles.field}>
          {say("trace.number")}
          <Input
            value={link.violation}
            inputMode="numeric"
            onChange={({ target }) => onChange({ ...link, violation: target.value })}
            data-testid="trace-number"
          />
        </label>
      )}
      {lack && (
        <p className={styles.lack} role="alert" data-testid="trace-lack">
          {say(lack)}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={busy} block data-testid="trace-ask">
        {say("trace.ask")}
      </Button>
    </form>
  );
}
