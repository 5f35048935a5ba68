"use client";

import { Button, Select } from "antd";
import { useMemo, useState } from "react";
import { nextCode } from "../../../duty/five/next-code";
import { absenceRemoved, absenceSet } from "../../../duty/five/person-edits";
import type { Absence, AbsenceReason } from "../../../duty/plan";
import { printedInstant } from "../../../duty/time/parse-instant";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import { useLiveFaults } from "./live-faults";
import type { RoomProps } from "./room";
import { SaveBar } from "./save-bar";
import { SpanInputs } from "./span-inputs";
import { useSave } from "./use-save";
import { useTyped } from "./use-typed";

const REASONS: readonly AbsenceReason[] = ["leave", "sick", "training", "other"];
const DAY = 86_400_000;

function AbsenceForm({
  bench,
  desk,
  absence,
  fresh,
  onDone,
}: RoomProps & { readonly absence: Absence; readonly fresh: boolean; readonly onDone: () => void }) {
  const { say } = useWords();
  const { plan } = bench;
  const [typed, dirty, type] = useTyped(absence, absence.code);
  const { busy, save } = useSave(bench);
  const edited = useMemo(() => (dirty ? absenceSet(plan, typed) : null), [plan, typed, dirty]);
  const faults = useLiveFaults(plan, desk, edited);
  const people = useMemo(
    () =>
      plan.persons
        .filter(({ squad }) => desk.mayChange(squad))
        .map(({ code, name, squad }) => ({ value: code, label: `${name} · ${desk.index.squadNames.get(squad ?? "") ?? ""}` })),
    [plan.persons, desk],
  );
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <label>
          {say("noun.person")}
          <Select
            showSearch={{ optionFilterProp: "label" }}
            value={typed.person || null}
            options={people}
            onChange={(person) => type({ person })}
            aria-label={say("noun.person")}
            data-testid="absence-person"
          />
        </label>
        <label>
          {say("five.reason")}
          <Select
            value={typed.reason}
            options={REASONS.map((value) => ({ value, label: say(`five.reason.${value}`) }))}
            onChange={(reason) => type({ reason })}
            aria-label={say("five.reason")}
          />
        </label>
        <SpanInputs value={typed} onChange={type} empty={absence} clock={desk.clock} />
      </div>
      <SaveBar
        faults={faults}
        dirty={dirty}
        busy={busy}
        onSave={() => edited && void save("absence", edited).then((saved) => saved && onDone())}
        onDrop={onDone}
        remove={
          fresh
            ? null
            : {
                ask: say("five.absence-remove-ask"),
                label: say("five.remove"),
                onRemove: () => void save("absence", absenceRemoved(plan, absence.code)).then((saved) => saved && onDone()),
              }
        }
        testid="absence"
      />
    </div>
  );
}

/** Who is away when; the deputy stands in for as long (AB岗). */
export function Absences({ bench, desk }: RoomProps) {
  const { say } = useWords();
  const { plan } = bench;
  const [open, setOpen] = useState<string | null>(null);
  const fresh = nextCode(plan.absences, "QJ");
  // Whole days of the city from today on.
  const today = useMemo(() => {
    const now = Date.now();
    const { minute, second } = desk.clock.wall(now);
    return now - (now % 1000) - (minute * 60 + second) * 1000;
  }, [desk.clock]);
  const absence: Absence | undefined =
    open === fresh
      ? { code: fresh, person: "", reason: "leave", from: today, to: today + DAY }
      : plan.absences.find(({ code }) => code === open);
  const when = (at: number) => printedInstant(at, desk.clock).slice(0, 16).replace("T", " ");
  return (
    <>
      <h3>{say("list.absences")}</h3>
      {plan.absences.length === 0 && <p className={styles.quiet}>{say("five.no-absences")}</p>}
      <ul className={styles.list}>
        {plan.absences
          .toSorted((a, b) => b.from - a.from)
          .slice(0, 100)
          .map((one) => (
            <li key={one.code}>
              <button
                type="button"
                className={styles.row}
                disabled={!desk.mayChange(desk.index.persons.get(one.person)?.squad ?? null)}
                onClick={() => setOpen(one.code)}
              >
                <span>
                  {desk.index.persons.get(one.person)?.name ?? one.person} · {say(`five.reason.${one.reason}`)}
                </span>
                <span className={styles.quiet}>
                  {when(one.from)} – {when(one.to)}
                </span>
              </button>
            </li>
          ))}
      </ul>
      {plan.absences.length > 100 && <p className={styles.quiet}>{say("draft.more", { count: plan.absences.length - 100 })}</p>}
      {bench.editable && (
        <Button onClick={() => setOpen(fresh)} data-testid="absence-new">
          {say("five.absence-new")}
        </Button>
      )}
      {absence && (
        <AbsenceForm key={absence.code} bench={bench} desk={desk} absence={absence} fresh={open === fresh} onDone={() => setOpen(null)} />
      )}
    </>
  );
}
