"use client";

import { Alert, Select, Switch } from "antd";
import { useId } from "react";
import { faultWords } from "../words/fault-words";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";
import { Field } from "./field";
import { hasCoordinates, type ImportChoices } from "./import-choices";
import type { ImportHead } from "./import-job";
import styles from "./panel.module.css";
import { type SystemChoice, useSystemName, useSystems } from "./use-systems";

interface CoordinatePanelProps {
  readonly head: ImportHead;
  readonly choices: ImportChoices;
  readonly onChange: (change: Partial<ImportChoices>) => void;
}

/** Says what is known of the coordinate system, and how sure that is. */
function Said({ head, datum }: { readonly head: ImportHead; readonly datum: string | null }) {
  const { say, language } = useWords();
  const nameOf = useSystemName();
  const { verdict, candidates } = head.coordinates;
  const first = candidates[0];
  const names = new Intl.ListFormat(LOCALE[language], { type: "disjunction" }).format(candidates.slice(0, 4).map(nameOf));
  const sentence = {
    named: () => say("exchange.named", { name: first ? nameOf(first) : "" }),
    one: () => say("exchange.detected-one", { name: first ? nameOf(first) : "" }),
    ask: () => say("exchange.detected-ask", { names }),
    none: () => say("exchange.detected-none"),
  }[verdict]();
  const unknown = head.named && head.named.code === null;
  return (
    <>
      {unknown && (
        <Alert
          className={styles.said}
          type="warning"
          showIcon
          title={datum ? faultWords(datum, {}, language) : say("exchange.named-unknown", { text: head.named?.text.slice(0, 160) ?? "" })}
        />
      )}
      <Alert
        className={styles.said}
        type={verdict === "named" || verdict === "one" ? "success" : "warning"}
        showIcon
        title={<span data-testid="coordinates-said">{sentence}</span>}
      />
    </>
  );
}

function SystemSelect({ head, choices, onChange, systems }: CoordinatePanelProps & { readonly systems: readonly SystemChoice[] }) {
  const { say } = useWords();
  const nameOf = useSystemName();
  const { candidates } = head.coordinates;
  const likely = new Set(candidates.map(({ code }) => code));
  const option = (system: SystemChoice) => ({
    value: system.code,
    label: nameOf(system),
    find: `${nameOf(system)} ${system.name} ${system.code}`,
  });
  const rest = systems.filter(({ code }) => !likely.has(code)).map(option);
  const likelyOnes = { label: say("exchange.system-likely"), options: candidates.map(option) };
  const options = [...(candidates.length > 0 ? [likelyOnes] : []), { label: say("exchange.system-all"), options: rest }];
  return (
    <Field label={say("exchange.system")}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: "find" }}
          placeholder={say("exchange.system-choose")}
          value={choices.system}
          options={options}
          onChange={(system) => onChange({ system })}
          {...(choices.system === null ? { status: "warning" } : {})}
          data-testid="system"
        />
      )}
    </Field>
  );
}

/** The coordinate system of a file, said out loud and to be chosen, and the order of its numbers. */
export function CoordinatePanel({ head, choices, onChange }: CoordinatePanelProps) {
  const { say } = useWords();
  const nameOf = useSystemName();
  const known = useSystems();
  const swap = useId();
  const { verdict, candidates, swapped } = head.coordinates;
  const found = candidates[0];
  const other = (verdict === "named" || verdict === "one") && found && choices.system !== null && choices.system !== found.code;
  if (!hasCoordinates(head, choices.layers)) {
    return (
      <section className={styles.panel}>
        <h3 className={styles.title}>{say("exchange.coordinates")}</h3>
        <div className={styles.soft}>{say("exchange.no-coordinates")}</div>
      </section>
    );
  }
  return (
    <section className={styles.panel}>
      <h3 className={styles.title}>{say("exchange.coordinates")}</h3>
      <Said head={head} datum={known && head.named ? known.otherDatum(head.named.text) : null} />
      <SystemSelect head={head} choices={choices} onChange={onChange} systems={known?.systems ?? []} />
      {other && <Alert className={styles.row} type="warning" showIcon title={say("exchange.system-other", { name: nameOf(found) })} />}
      <div className={styles.switch}>
        <Switch id={swap} checked={choices.swapped} onChange={(on) => onChange({ swapped: on })} />
        <div>
          <label htmlFor={swap}>{say("exchange.swapped")}</label>
          {swapped && <div className={styles.soft}>{say("exchange.swapped-seen")}</div>}
        </div>
      </div>
    </section>
  );
}
