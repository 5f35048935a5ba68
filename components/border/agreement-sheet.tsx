"use client";

import type { Instant } from "../../duty/plan";
import type { CityHead } from "../ui/me";
import { distanceWords } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import styles from "./agreement-sheet.module.css";
import type { BorderDetail, NameOf } from "./ledger";
import { ruleSentences } from "./rule-sentences";
import { settlementOf } from "./settlement-of";

interface AgreementSheetProps {
  readonly city: CityHead;
  readonly detail: BorderDetail;
  readonly nameOf: NameOf;
  readonly time: (at: Instant) => string;
  /** The map as a data URL; without one the sheet stands for itself. */
  readonly picture: string | null;
  readonly printedAt: Instant;
}

/** The agreement of a border as one sheet of paper: both parties, terms, signatures, map. Seen in print only. */
export function AgreementSheet({ city, detail, nameOf, time, picture, printedAt }: AgreementSheetProps) {
  const { say, language } = useWords();
  const { line, life } = detail;
  const { rule } = line.review;
  if (!rule) return null;
  const settled = settlementOf(life, rule);
  const sentences = ruleSentences(rule.parts, { say, language, nameOf });
  const comma = language === "zh" ? "、" : ", ";
  return (
    <section className={styles.sheet} aria-hidden="true" data-testid="agreement">
      <h1>{say("sheet.title")}</h1>
      <p className={styles.city}>
        {city.city} · {rule.code}
      </p>
      <dl className={styles.facts}>
        <dt>{say("sheet.one")}</dt>
        <dd>{line.names[0]}</dd>
        <dt>{say("sheet.other")}</dt>
        <dd>{line.names[1]}</dd>
        <dt>{say("sheet.line")}</dt>
        <dd>
          {distanceWords(line.length, language)} · {say("terms.band", { width: rule.width, basis: say(`basis.${rule.basis}`) })}
        </dd>
        <dt>{say("border.streets")}</dt>
        <dd>{line.streets.join(comma) || say("none")}</dd>
        <dt>{say("sheet.valid")}</dt>
        <dd>
          {say("border.begins", { time: time(rule.from) })}
          {rule.to === null ? "" : ` · ${say("border.ends", { time: time(rule.to) })}`}
        </dd>
      </dl>
      <h2>{say("sheet.terms")}</h2>
      <ol>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {rule.text !== "" && <p className={styles.text}>{rule.text}</p>}
      {/* biome-ignore lint/performance/noImgElement: a picture just drawn, not a file to be served */}
      {picture && <img src={picture} alt="" className={styles.map} />}
      <h2>{say("sheet.signatures")}</h2>
      <div className={styles.signatures}>
        {settled
          ? settled.signatures.map((one) => (
              <div key={one.number}>
                <strong>{one.squad === null ? say("border.level-above") : nameOf(one.squad)}</strong>
                <span>{one.name}</span>
                <span>{time(one.at)}</span>
              </div>
            ))
          : line.names.map((name) => (
              <div key={name}>
                <strong>{name}</strong>
                <span className={styles.blank} />
                <span>{say("sheet.date")}</span>
              </div>
            ))}
      </div>
      <p className={styles.foot}>
        {settled ? say("border.plan-version", { plan: settled.plan }) : say("border.how.plan")} ·{" "}
        {say("sheet.printed", { time: time(printedAt) })}
      </p>
    </section>
  );
}
