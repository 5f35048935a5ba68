"use client";

import { Select } from "antd";
import { useDeferredValue, useMemo } from "react";
import { type Need, peopleFor } from "../../../duty/five/people-for";
import type { Plan } from "../../../duty/plan";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import type { Desk } from "./use-desk";

interface PersonSelectProps extends Need {
  readonly plan: Plan;
  readonly desk: Desk;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly label: string;
  readonly optional?: boolean;
  readonly disabled?: boolean | undefined;
  readonly testid?: string;
}

/** Chooses a person: own squad first, with the hours a week already assigned and whether they are free then. */
export function PersonSelect(props: PersonSelectProps) {
  const { plan, desk, value, onChange, label, optional, disabled, testid, squad, pattern, validity, besides } = props;
  const { say } = useWords();
  // While the week is painted the list may lag behind: it is long.
  const hours = useDeferredValue(pattern);
  const people = useMemo(
    () => peopleFor(plan.persons, desk.book, { squad, pattern: hours, validity, besides }),
    [plan.persons, desk.book, squad, hours, validity, besides],
  );
  const options = useMemo(
    () =>
      people.map(({ person, own, minutes, taken }) => {
        const { code, name, kind } = person;
        const home = own ? say("five.own-squad") : (desk.index.squadNames.get(person.squad ?? "") ?? say("five.no-squad"));
        return { value: code, label: name, kind, home, minutes, free: taken === null, find: `${name} ${code} ${home}` };
      }),
    [people, desk.index.squadNames, say],
  );
  return (
    <Select
      showSearch={{ optionFilterProp: "find" }}
      allowClear={optional ?? false}
      disabled={disabled ?? false}
      value={value}
      placeholder={say(optional ? "five.no-deputy" : "five.choose-person")}
      aria-label={label}
      options={options}
      onChange={(code) => onChange(code ?? null)}
      optionRender={({ data }) => (
        <div className={styles.person}>
          <span>{data.label}</span>
          <span className={styles.quiet}>
            {[say(`person.${data.kind}`), data.home, say("five.hours-week", { hours: Math.round(data.minutes / 6) / 10 })].join(" · ")} ·{" "}
            <b data-free={data.free}>{say(data.free ? "five.free" : "five.busy")}</b>
          </span>
        </div>
      )}
      popupMatchSelectWidth={380}
      data-testid={testid}
    />
  );
}
