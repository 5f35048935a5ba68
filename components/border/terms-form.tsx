"use client";

import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, InputNumber, Radio } from "antd";
import { useId } from "react";
import type { BorderBasis, BorderRule } from "../../duty/plan";
import { useWords } from "../words/use-words";
import type { NameOf } from "./ledger";
import { OpenHours } from "./open-hours";
import { PartEditor } from "./part-editor";
import { ruleSentences } from "./rule-sentences";
import { draftOf, type PartDraft, partsOf, type TermsDraft, templateParts } from "./terms-draft";
import styles from "./terms-form.module.css";

interface TermsFormProps {
  readonly value: TermsDraft;
  readonly onChange: (value: TermsDraft) => void;
  readonly between: readonly [string, string];
  readonly nameOf: NameOf;
  /** The rule that answers now, to begin from. */
  readonly rule: Pick<BorderRule, "width" | "basis" | "parts" | "text"> | null;
}

const BASES: readonly BorderBasis[] = ["centre-line", "kerb", "wall", "other"];

function Templates({ value, onChange, between, nameOf, rule }: TermsFormProps) {
  const { say } = useWords();
  const [lower, higher] = between;
  const items = [
    ...(rule ? [{ key: "rule", label: say("template.rule") }] : []),
    { key: "own", label: say("template.own-side") },
    ...between.map((squad) => ({ key: `one ${squad}`, label: say("template.one-leads", { squad: nameOf(squad) }) })),
    { key: "day", label: say("template.by-day-part", { first: nameOf(lower), second: nameOf(higher) }) },
  ];
  const take = (key: string) => {
    if (key === "rule" && rule) return onChange({ ...draftOf(rule), from: value.from });
    if (key === "own") return onChange({ ...value, basis: "centre-line", parts: templateParts("own-side", between, lower) });
    if (key === "day") return onChange({ ...value, parts: templateParts("by-day-part", between, lower) });
    onChange({ ...value, parts: templateParts("one-leads", between, key.slice(4)) });
  };
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => take(key) }} trigger={["click"]}>
      <Button data-testid="templates">{say("template.begin")}</Button>
    </Dropdown>
  );
}

const swapped = (parts: readonly PartDraft[], index: number, by: 1 | -1): PartDraft[] => {
  const list = [...parts];
  const [here, there] = [list[index], list[index + by]];
  if (here && there) [list[index], list[index + by]] = [there, here];
  return list;
};

/** The terms of a proposal: width, basis, who leads where and when, the agreement's text, from when. Says at once what is left open. */
export function TermsForm(props: TermsFormProps) {
  const { value, onChange, between, nameOf } = props;
  const { say, language } = useWords();
  const id = useId();
  const put = (change: Partial<TermsDraft>) => onChange({ ...value, ...change });
  const parts = (next: readonly PartDraft[]) => put({ parts: next });
  const fresh = () => Math.max(-1, ...value.parts.map((part) => part.id)) + 1;
  const told = () => ruleSentences(partsOf(value.parts, between), { say, language, nameOf }).map((line) => `${line}${say("terms.stop")}`);
  return (
    <div className={styles.form} data-testid="terms-form">
      <div className={styles.two}>
        <label htmlFor={`${id}-width`}>
          {say("terms.width")}
          <InputNumber
            id={`${id}-width`}
            min={1}
            max={500}
            value={value.width}
            onChange={(width) => put({ width })}
            suffix={say("terms.metres")}
            data-testid="terms-width"
          />
        </label>
        <Templates {...props} />
      </div>
      <div className={styles.row}>
        <span className={styles.label}>{say("terms.basis")}</span>
        <Radio.Group
          aria-label={say("terms.basis")}
          value={value.basis}
          onChange={({ target }) => put({ basis: target.value as BorderBasis })}
          options={BASES.map((basis) => ({ value: basis, label: say(`basis.${basis}`) }))}
        />
      </div>
      <p className={styles.quiet}>{say("terms.order")}</p>
      {value.parts.map((part, index) => (
        <PartEditor
          key={part.id}
          part={part}
          number={index + 1}
          between={between}
          nameOf={nameOf}
          first={index === 0}
          last={index === value.parts.length - 1}
          onChange={(next) => parts(value.parts.map((one) => (one.id === part.id ? next : one)))}
          onRemove={value.parts.length > 1 ? () => parts(value.parts.filter((one) => one.id !== part.id)) : null}
          onMove={(by) => parts(swapped(value.parts, index, by))}
        />
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={value.parts.length >= 50}
        onClick={() => parts([...value.parts, { id: fresh(), side: null, hours: null, lead: between[0] }])}
      >
        {say("terms.add")}
      </Button>
      <OpenHours parts={value.parts} between={between} nameOf={nameOf} />
      <label htmlFor={`${id}-text`}>
        {say("terms.text")}
        <Input.TextArea
          id={`${id}-text`}
          value={value.text}
          onChange={({ target }) => put({ text: target.value })}
          maxLength={10_000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          data-testid="terms-text"
        />
      </label>
      <Button size="small" onClick={() => put({ text: [value.text.trim(), ...told()].filter((line) => line !== "").join("\n") })}>
        {say("terms.tell")}
      </Button>
      <div className={styles.row}>
        <span className={styles.label}>{say("terms.begins")}</span>
        <Radio.Group
          aria-label={say("terms.begins")}
          value={value.from === "" ? "now" : "later"}
          onChange={({ target }) => put({ from: target.value === "now" ? "" : "T" })}
          options={[
            { value: "now", label: say("terms.now") },
            { value: "later", label: say("terms.later") },
          ]}
        />
        {value.from !== "" && (
          <input
            type="datetime-local"
            className={styles.time}
            aria-label={say("terms.later")}
            value={value.from === "T" ? "" : value.from}
            onChange={({ target }) => put({ from: target.value === "" ? "T" : target.value })}
          />
        )}
      </div>
    </div>
  );
}
