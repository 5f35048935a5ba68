"use client";

import { Button, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { dayRemoved, daySet } from "../../../duty/five/day-edits";
import type { CalendarDay, Weekday } from "../../../duty/plan";
import { weekdayWords } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import { useLiveFaults } from "./live-faults";
import type { RoomProps } from "./room";
import { SaveBar } from "./save-bar";
import { useSave } from "./use-save";

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The days of a year that are not lived as their weekday: holidays and make-up days. */
export function Calendar({ bench, desk }: RoomProps) {
  const { say, language } = useWords();
  const { plan } = bench;
  const { busy, save } = useSave(bench);
  const years = useMemo(() => [...new Set(plan.days.map(({ code }) => code.slice(0, 4)))].sort(), [plan.days]);
  const [year, setYear] = useState<string | null>(years.at(-1) ?? null);
  const [typed, setTyped] = useState<CalendarDay>({ code: "", name: "", kind: "holiday", as: 7 });
  const edited = useMemo(() => daySet(plan, typed), [plan, typed]);
  const faults = useLiveFaults(plan, desk, typed.code === "" ? null : edited);
  const weekdays = WEEKDAYS.map((value) => ({ value, label: weekdayWords(value, language) }));
  const add = () =>
    void save("day", edited).then((saved) => {
      if (!saved) return;
      setYear(typed.code.slice(0, 4));
      setTyped({ ...typed, code: "" });
    });
  return (
    <>
      <h3>{say("list.days")}</h3>
      <p className={styles.quiet}>{say("five.calendar-intro")}</p>
      {years.length > 0 && (
        <Select
          value={year}
          options={years.map((value) => ({ value, label: value }))}
          onChange={setYear}
          aria-label={say("five.year")}
          style={{ width: 120 }}
        />
      )}
      <table className={styles.days}>
        <caption className={styles.spoken}>{say("list.days")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("five.day")}</th>
            <th scope="col">{say("five.name")}</th>
            <th scope="col">{say("column.kind")}</th>
            <th scope="col">{say("five.lived-as")}</th>
            <td />
          </tr>
        </thead>
        <tbody data-testid="days">
          {plan.days
            .filter(({ code }) => code.startsWith(year ?? ""))
            .map((day) => (
              <tr key={day.code}>
                <th scope="row">{day.code}</th>
                <td>{day.name}</td>
                <td>{say(`five.day.${day.kind}`)}</td>
                <td>{weekdayWords(day.as, language)}</td>
                <td>
                  {desk.mayDecide && (
                    <Button
                      size="small"
                      disabled={busy}
                      onClick={() => void save("day", dayRemoved(plan, day.code))}
                      aria-label={say("five.day-remove", { day: day.code })}
                    >
                      {say("five.remove")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {desk.mayDecide && (
        <div className={styles.form}>
          <div className={styles.fields}>
            <label>
              {say("five.day")}
              <Input
                type="date"
                value={typed.code}
                onChange={({ target }) => setTyped({ ...typed, code: target.value })}
                data-testid="day-code"
              />
            </label>
            <label>
              {say("five.name")}
              <Input value={typed.name} maxLength={100} onChange={({ target }) => setTyped({ ...typed, name: target.value })} />
            </label>
            <label>
              {say("column.kind")}
              <Select
                value={typed.kind}
                options={(["holiday", "workday"] as const).map((value) => ({ value, label: say(`five.day.${value}`) }))}
                onChange={(kind) => setTyped({ ...typed, kind, as: kind === "holiday" ? 7 : 1 })}
                aria-label={say("column.kind")}
              />
            </label>
            <label>
              {say("five.lived-as")}
              <Select value={typed.as} options={weekdays} onChange={(as) => setTyped({ ...typed, as })} aria-label={say("five.lived-as")} />
            </label>
          </div>
          <SaveBar
            faults={faults}
            dirty={typed.code !== ""}
            busy={busy}
            onSave={add}
            onDrop={() => setTyped({ ...typed, code: "" })}
            testid="day"
          />
          <p className={styles.quiet}>{say("five.calendar-sheet")}</p>
        </div>
      )}
    </>
  );
}
