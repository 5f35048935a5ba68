"use client";

import Link from "next/link";
import { useMemo } from "react";
import type { PrintedResponsibility } from "../../duty/print-responsibility";
import { wallClock } from "../../duty/time/wall-clock";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { useAsked } from "../border/use-asked";
import { dayTimeOf } from "../plan/day-time";
import { deepLinkText } from "../plan/deep-link";
import { askPortal } from "../ui/ask-portal";
import type { CityHead } from "../ui/me";
import { reasonWords } from "../words/reason-words";
import { useWords } from "../words/use-words";
import styles from "./detail-view.module.css";
import { borderName, type SquadName } from "./squad-names";
import type { LineNames } from "./violation-answers";

interface AnswersViewProps {
  readonly city: CityHead;
  readonly line: ViolationLine;
  readonly names: LineNames;
  readonly nameOf: SquadName;
}

/** Who answers for the place at the violation's own time, why, and the way to it on the map of the plan. */
export function AnswersView({ city, line, names, nameOf }: AnswersViewProps) {
  const { say, language } = useWords();
  const clock = useMemo(() => wallClock(city.timeZone), [city.timeZone]);
  const { lon, lat, at } = line;
  const { asked } = useAsked(`${lon} ${lat} ${at}`, "", (_name, signal) =>
    askPortal<PrintedResponsibility>(`/api/responsibility?lon=${lon}&lat=${lat}&at=${new Date(at).toISOString()}`, { signal }),
  );
  const why = asked.status === "ready" ? asked.value : null;
  const link = deepLinkText({ view: { zoom: 16.5, centre: [lon, lat] }, at: dayTimeOf(at, clock), selected: [lon, lat], layers: null });
  const rows: readonly (readonly [string, string | null])[] = [
    [say("violation.lead"), names.lead ?? nameOf(line.lead ?? line.squad)],
    [say("violation.turf"), line.lead !== line.squad ? (names.squad ?? nameOf(line.squad)) : null],
    [say("violation.border"), line.border && borderName(line.border, nameOf)],
    [say("violation.grid"), names.grid ?? line.grid],
    [say("violation.segment"), names.segment ?? line.segment],
    [say("violation.chief"), names.chief ?? line.chief],
    [say("violation.allowance"), names.allowance ?? line.allowance],
    [say("violation.cell"), line.cell],
  ];
  return (
    <section className={styles.part} data-testid="answers">
      <h3 className={styles.title}>{say("violation.who")}</h3>
      <dl className={styles.facts}>
        {rows
          .filter(([, value]) => value !== null && value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {why && why.reasons.length > 0 && (
        <details>
          <summary>{say("violation.why")}</summary>
          <ol className={styles.reasons}>
            {why.reasons.map((reason) => (
              <li key={reason.code}>{reasonWords(reason, why.at, language)}</li>
            ))}
          </ol>
        </details>
      )}
      <Link href={`/plan${link}`}>{say("violation.on-plan")}</Link>
    </section>
  );
}
