"use client";

import { Button, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { mergerRemoved, mergerSet } from "../../../duty/five/merger-edits";
import { nextCode } from "../../../duty/five/next-code";
import type { Merger, WeeklyPattern } from "../../../duty/plan";
import { patternWords } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import { useLiveFaults } from "./live-faults";
import type { RoomProps } from "./room";
import { SaveBar } from "./save-bar";
import { SpanInputs } from "./span-inputs";
import { useSave } from "./use-save";
import { useTyped } from "./use-typed";
import { WeekPainter } from "./week-painter";

/** Weekends whole, and nights from the end of the service day to its beginning, as the practice merges squads. */
const JOINT: WeeklyPattern = [
  { days: [6, 7], from: 390, to: 1290 },
  { days: [1, 2, 3, 4, 5, 6, 7], from: 1290, to: 1440 + 390 },
];

function MergerForm({
  bench,
  desk,
  merger,
  fresh,
  onDone,
}: RoomProps & { readonly merger: Merger; readonly fresh: boolean; readonly onDone: () => void }) {
  const { say } = useWords();
  const { plan } = bench;
  const [typed, dirty, type] = useTyped(merger, merger.code);
  const { busy, save } = useSave(bench);
  const may = desk.mayDecide;
  const edited = useMemo(() => (dirty ? mergerSet(plan, typed) : null), [plan, typed, dirty]);
  const faults = useLiveFaults(plan, desk, edited);
  const squads = plan.squads.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <div className={styles.form}>
      <label>
        {say("five.name")}
        <Input
          value={typed.name}
          maxLength={200}
          disabled={!may}
          onChange={({ target }) => type({ name: target.value })}
          data-testid="merger-name"
        />
      </label>
      <div className={styles.fields}>
        <label>
          {say("five.joint-squads")}
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            value={[...typed.squads]}
            disabled={!may}
            options={squads}
            onChange={(list) => type({ squads: list })}
            aria-label={say("five.joint-squads")}
            data-testid="merger-squads"
          />
        </label>
        <label>
          {say("five.joint-lead")}
          <Select
            showSearch={{ optionFilterProp: "label" }}
            value={typed.lead || null}
            disabled={!may}
            options={squads.filter(({ value }) => typed.squads.includes(value))}
            onChange={(lead) => type({ lead })}
            aria-label={say("five.joint-lead")}
            data-testid="merger-lead"
          />
        </label>
        <SpanInputs value={typed} onChange={type} empty={{ from: plan.version.from, to: null }} clock={desk.clock} disabled={!may} />
      </div>
      <WeekPainter
        value={typed.hours}
        onChange={(hours) => type({ hours })}
        label={say("five.joint-hours")}
        disabled={!may}
        own={{ label: say("five.joint-usual"), hours: JOINT }}
        testid="merger-hours"
      />
      {may && (
        <SaveBar
          faults={faults}
          dirty={dirty}
          busy={busy}
          onSave={() => edited && void save("merger", edited).then((saved) => saved && onDone())}
          onDrop={onDone}
          remove={
            fresh
              ? null
              : {
                  ask: say("five.merger-remove-ask"),
                  label: say("five.remove"),
                  onRemove: () => void save("merger", mergerRemoved(plan, merger.code)).then((saved) => saved && onDone()),
                }
          }
          testid="merger"
        />
      )}
    </div>
  );
}

/** Rules of joint duty: which squads are one at weekends and nights, who leads, from when to when. */
export function Mergers({ bench, desk }: RoomProps) {
  const { say, language } = useWords();
  const { plan } = bench;
  const [open, setOpen] = useState<string | null>(null);
  const code = nextCode(plan.mergers, "HB");
  const merger: Merger | undefined =
    open === code
      ? { code, name: say("five.joint-name"), squads: [], lead: "", hours: JOINT, from: plan.version.from, to: null }
      : plan.mergers.find((one) => one.code === open);
  return (
    <>
      <h3>{say("list.mergers")}</h3>
      <p className={styles.quiet}>{say("five.joint-intro")}</p>
      <ul className={styles.list} data-testid="mergers">
        {plan.mergers.map((one) => (
          <li key={one.code}>
            <button type="button" className={styles.row} onClick={() => setOpen(one.code)}>
              <span>
                {one.name} · {one.squads.map((squad) => desk.index.squadNames.get(squad) ?? squad).join(" + ")}
              </span>
              <span className={styles.quiet}>{patternWords(one.hours, language)}</span>
            </button>
          </li>
        ))}
      </ul>
      {desk.mayDecide && (
        <Button onClick={() => setOpen(code)} data-testid="merger-new">
          {say("five.joint-new")}
        </Button>
      )}
      {merger && (
        <MergerForm key={merger.code} bench={bench} desk={desk} merger={merger} fresh={open === code} onDone={() => setOpen(null)} />
      )}
    </>
  );
}
