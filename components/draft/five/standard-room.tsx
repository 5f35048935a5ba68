"use client";

import { Button, Select } from "antd";
import { useState } from "react";
import { nextCode } from "../../../duty/five/next-code";
import { useWords } from "../../words/use-words";
import type { Bench } from "../bench";
import { DutyForm } from "./duty-form";
import styles from "./five-panel.module.css";
import { StandardForm } from "./standard-form";
import type { Desk } from "./use-desk";

/** Chooses one of a list, or begins a new one. */
function Chooser({
  label,
  value,
  options,
  onChange,
  onNew,
  newLabel,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (code: string) => void;
  readonly onNew: (() => void) | null;
  readonly newLabel: string;
}) {
  return (
    <div className={styles.seek}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        value={value}
        options={[...options]}
        onChange={onChange}
        placeholder={label}
        aria-label={label}
      />
      {onNew && <Button onClick={onNew}>{newLabel}</Button>}
    </div>
  );
}

/** Standards as versioned lists of looks, and duties. */
export function StandardRoom({ bench, desk }: { readonly bench: Bench; readonly desk: Desk }) {
  const { say } = useWords();
  const { plan } = bench;
  const [standard, setStandard] = useState<string | null>(plan.standards[0]?.code ?? null);
  const [duty, setDuty] = useState<string | null>(plan.duties[0]?.code ?? null);
  const newStandard = nextCode(plan.standards, "BZ");
  const newDuty = nextCode(plan.duties, "ZZ");
  const openStandard =
    standard === newStandard
      ? { code: newStandard, name: "", version: 1, items: [{ code: "1", text: "", category: null }] }
      : plan.standards.find(({ code }) => code === standard);
  const openDuty =
    duty === newDuty
      ? { code: newDuty, name: "", text: "", answersTo: plan.version.bureau.name }
      : plan.duties.find(({ code }) => code === duty);
  return (
    <>
      <h3>{say("list.standards")}</h3>
      <Chooser
        label={say("five.standard")}
        value={openStandard && standard !== newStandard ? standard : null}
        options={plan.standards.map(({ code, name, version }) => ({ value: code, label: `${name} v${version}` }))}
        onChange={setStandard}
        onNew={desk.mayDecide ? () => setStandard(newStandard) : null}
        newLabel={say("five.standard-new")}
      />
      {openStandard && <StandardForm key={openStandard.code} bench={bench} desk={desk} standard={openStandard} onDone={setStandard} />}
      <h3>{say("list.duties")}</h3>
      <Chooser
        label={say("five.duty")}
        value={openDuty && duty !== newDuty ? duty : null}
        options={plan.duties.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={setDuty}
        onNew={desk.mayDecide ? () => setDuty(newDuty) : null}
        newLabel={say("five.duty-new")}
      />
      {openDuty && <DutyForm key={openDuty.code} bench={bench} desk={desk} duty={openDuty} onDone={setDuty} />}
    </>
  );
}
