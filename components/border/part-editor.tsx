"use client";

import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from "@ant-design/icons";
import { Button, Radio } from "antd";
import type { WeeklyPattern } from "../../duty/plan";
import { useWords } from "../words/use-words";
import { HoursEditor } from "./hours-editor";
import type { NameOf } from "./ledger";
import type { PartDraft } from "./terms-draft";
import styles from "./terms-form.module.css";

interface PartEditorProps {
  readonly part: PartDraft;
  readonly number: number;
  readonly between: readonly [string, string];
  readonly nameOf: NameOf;
  readonly onChange: (part: PartDraft) => void;
  readonly onRemove: (() => void) | null;
  /** Moves it one up: the first part that fits answers. */
  readonly onMove: (by: 1 | -1) => void;
  readonly first: boolean;
  readonly last: boolean;
}

const BOTH = "";
const SERVICE: WeeklyPattern = [{ days: [1, 2, 3, 4, 5, 6, 7], from: 390, to: 1290 }];

/** One part of a rule: on which side, in which hours, who leads; the other squad supports. */
export function PartEditor({ part, number, between, nameOf, onChange, onRemove, onMove, first, last }: PartEditorProps) {
  const { say } = useWords();
  const title = say("terms.part", { number });
  return (
    <fieldset className={styles.part} data-testid={`part-${number}`}>
      <legend>{title}</legend>
      <div className={styles.partTools}>
        <Button
          type="text"
          size="small"
          icon={<ArrowUpOutlined />}
          aria-label={say("terms.up", { part: title })}
          disabled={first}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowDownOutlined />}
          aria-label={say("terms.down", { part: title })}
          disabled={last}
          onClick={() => onMove(1)}
        />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={say("terms.remove", { part: title })}
          disabled={!onRemove}
          onClick={() => onRemove?.()}
        />
      </div>
      <div className={styles.row}>
        <span className={styles.label}>{say("terms.side")}</span>
        <Radio.Group
          aria-label={say("terms.side")}
          value={part.side ?? BOTH}
          onChange={({ target }) => onChange({ ...part, side: target.value === BOTH ? null : (target.value as string) })}
          options={[{ value: BOTH, label: say("terms.both") }, ...between.map((squad) => ({ value: squad, label: nameOf(squad) }))]}
        />
      </div>
      <div className={styles.row}>
        <span className={styles.label}>{say("terms.hours")}</span>
        <Radio.Group
          aria-label={say("terms.hours")}
          value={part.hours === null ? "all" : "some"}
          onChange={({ target }) => onChange({ ...part, hours: target.value === "all" ? null : SERVICE })}
          options={[
            { value: "all", label: say("terms.all-hours") },
            { value: "some", label: say("terms.some-hours") },
          ]}
        />
      </div>
      {part.hours !== null && <HoursEditor value={part.hours} onChange={(hours) => onChange({ ...part, hours })} />}
      <div className={styles.row}>
        <span className={styles.label}>{say("terms.lead")}</span>
        <Radio.Group
          aria-label={say("terms.lead")}
          value={part.lead}
          onChange={({ target }) => onChange({ ...part, lead: target.value as string })}
          options={between.map((squad) => ({ value: squad, label: nameOf(squad) }))}
        />
      </div>
    </fieldset>
  );
}
