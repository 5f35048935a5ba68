"use client";

import { Alert, Button, Input, Radio, Select, Switch } from "antd";
import { useEffect, useId, useMemo } from "react";
import { isNounList } from "../../duty/exchange/targets";
import { useWords } from "../words/use-words";
import { Field } from "./field";
import { type ImportChoices, type IntoChoice, isGround, settledInto } from "./import-choices";
import type { VersionChoice } from "./import-job";
import styles from "./panel.module.css";
import { useVersions } from "./use-versions";

const NONE = 0;

interface IntoPanelProps {
  readonly choices: ImportChoices;
  readonly onChange: (change: Partial<ImportChoices>) => void;
}

interface WayProps {
  readonly into: IntoChoice;
  readonly versions: readonly VersionChoice[];
  readonly onInto: (change: Partial<IntoChoice>) => void;
}

function DraftChoice({ into, versions, onInto }: WayProps) {
  const { say } = useWords();
  const options = versions
    .filter(({ state }) => state === "draft")
    .map(({ id, name, cityName }) => ({ value: id, label: `${name} · ${cityName}` }));
  return (
    <Field label={say("exchange.draft")}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say("exchange.draft-choose")}
          notFoundContent={say("exchange.no-drafts")}
          value={into.plan}
          options={options}
          onChange={(plan) => onInto({ plan })}
        />
      )}
    </Field>
  );
}

function NewCity({ into, onInto }: Omit<WayProps, "versions">) {
  const { say } = useWords();
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone })), []);
  return (
    <>
      <Field label={say("exchange.city-name")}>
        {(id) => <Input id={id} value={into.cityName} maxLength={200} onChange={({ target }) => onInto({ cityName: target.value })} />}
      </Field>
      <Field label={say("exchange.time-zone")}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            value={into.timeZone}
            options={zones}
            onChange={(timeZone) => onInto({ timeZone })}
          />
        )}
      </Field>
    </>
  );
}

function NewDraft({ into, versions, onInto }: WayProps) {
  const { say } = useWords();
  const cities = [...new Map(versions.map(({ city, cityName }) => [city, cityName] as const))].map(([value, label]) => ({ value, label }));
  const bases = versions.filter(({ city }) => city === into.city).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={styles.grid}>
      <Field label={say("exchange.draft-name")}>
        {(id) => <Input id={id} value={into.name} maxLength={200} onChange={({ target }) => onInto({ name: target.value })} />}
      </Field>
      <Field label={say("exchange.city")}>
        {(id) => (
          <Select
            id={id}
            value={into.city ?? NONE}
            options={[...cities, { value: NONE, label: say("exchange.city-new") }]}
            onChange={(city) => onInto({ city: city === NONE ? null : city, basedOn: null, cityName: "" })}
          />
        )}
      </Field>
      {into.city === null ? (
        <NewCity into={into} onInto={onInto} />
      ) : (
        <Field label={say("exchange.based-on")}>
          {(id) => (
            <Select
              id={id}
              value={into.basedOn ?? NONE}
              options={[{ value: NONE, label: say("exchange.based-on-none") }, ...bases]}
              onChange={(version) => onInto({ basedOn: version === NONE ? null : version })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}

function Toggle({ label, hint, on, onToggle }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.switch}>
      <Switch id={id} checked={on} onChange={onToggle} aria-describedby={`${id}-hint`} />
      <div>
        <label htmlFor={id}>{label}</label>
        <div id={`${id}-hint`} className={styles.soft}>
          {hint}
        </div>
      </div>
    </div>
  );
}

/** Where a file goes: a draft there is or a new one, beside what is there or in its place. */
export function IntoPanel({ choices, onChange }: IntoPanelProps) {
  const { say } = useWords();
  const { status, versions, again } = useVersions();
  const { into, layers, whole, replaceGround } = choices;
  const onInto = (change: Partial<IntoChoice>) => onChange({ into: { ...into, ...change } });
  // biome-ignore lint/correctness/useExhaustiveDependencies: settled once, when the versions have come
  useEffect(() => {
    if (status === "ready") onChange({ into: settledInto(into, versions) });
  }, [status, versions]);
  const lists = layers.some(({ use }) => isNounList(use));
  const ground = layers.some(({ use }) => isGround(use));
  const retry = (
    <Button size="small" onClick={again}>
      {say("retry")}
    </Button>
  );
  return (
    <section className={styles.panel}>
      <h3 className={styles.title}>{say("exchange.into")}</h3>
      {status === "failed" && (
        <Alert className={styles.said} type="error" showIcon title={say("exchange.versions-failed")} action={retry} />
      )}
      <Radio.Group
        className={styles.said}
        value={into.way}
        aria-label={say("exchange.into")}
        options={[
          { value: "new", label: say("exchange.into-new") },
          { value: "draft", label: say("exchange.into-draft") },
        ]}
        onChange={({ target }) => onInto({ way: target.value as IntoChoice["way"] })}
      />
      {into.way === "draft" ? (
        <DraftChoice into={into} versions={versions} onInto={onInto} />
      ) : (
        <NewDraft into={into} versions={versions} onInto={onInto} />
      )}
      {lists && (
        <Toggle label={say("exchange.whole")} hint={say("exchange.whole-hint")} on={whole} onToggle={(on) => onChange({ whole: on })} />
      )}
      {ground && (
        <Toggle
          label={say("exchange.replace-ground")}
          hint={say("exchange.replace-ground-hint")}
          on={replaceGround}
          onToggle={(on) => onChange({ replaceGround: on })}
        />
      )}
    </section>
  );
}
