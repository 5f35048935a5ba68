"use client";

import { useMemo } from "react";
import type { Trace } from "../../duty/trace/trace";
import { useWords } from "../words/use-words";
import styles from "./trace-page.module.css";
import { type TraceSection, type TraceWords, timeWords, traceWords } from "./trace-sections";

interface TraceAnswerProps {
  readonly trace: Trace;
  /** Names of today's squads by code. */
  readonly squads: Readonly<Record<string, string>>;
}

function Section({ title, pairs, points }: TraceSection) {
  const { say } = useWords();
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {pairs.length > 0 && (
        <dl className={styles.pairs}>
          {pairs.map(({ label, value }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {points.length > 0 && (
        <ol className={styles.points}>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
      )}
      {pairs.length + points.length === 0 && <p className={styles.quiet}>{say("trace.none")}</p>}
    </section>
  );
}

function Course({ steps }: Pick<TraceWords, "steps">) {
  const { say } = useWords();
  return (
    <section className={styles.section}>
      <h2>{say("trace.steps")}</h2>
      {steps.length === 0 && <p className={styles.quiet}>{say("trace.none")}</p>}
      <ol className={styles.course}>
        {steps.map(({ at, who, what }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may say the same, and none of them moves
          <li key={index}>
            <span className={styles.when}>{at}</span>
            {who !== "" && <strong>{who}</strong>} {what}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Asked({ trace }: Pick<TraceAnswerProps, "trace">) {
  const { say, language } = useWords();
  const { asked, version } = trace;
  const time = timeWords(language, trace.timeZone);
  const [from, to] = [time(version.from), version.to === null ? null : time(version.to)];
  const pairs = [
    ...(asked.violation === null
      ? []
      : [{ label: say("trace.asked"), value: say("trace.asked-violation", { number: String(asked.violation) }) }]),
    { label: say("trace.at"), value: time(asked.at) },
    { label: say("trace.point"), value: `${asked.lon.toFixed(6)}, ${asked.lat.toFixed(6)}` },
    {
      label: say("trace.version"),
      value:
        to === null
          ? say("trace.version-from", { name: version.name, from })
          : say("trace.version-from-to", { name: version.name, from, to }),
    },
  ];
  return <Section title={say("trace.question")} pairs={pairs} points={[]} />;
}

/** A trace in words: what was asked, by which version, who answered and why, who stood above, what was done. */
export function TraceAnswer({ trace, squads }: TraceAnswerProps) {
  const { say, language } = useWords();
  const words = useMemo(() => {
    const { squad, lead, support } = trace.answer;
    const then = new Map([squad, lead, support].flatMap((one) => (one ? [[one.code, one.name] as const] : [])));
    return traceWords(trace, say, language, (code) => then.get(code) ?? squads[code] ?? code);
  }, [trace, say, language, squads]);
  return (
    <div className={styles.answer} data-testid="trace-answer">
      <Asked trace={trace} />
      {words.sections.map((section) => (
        <Section key={section.title} {...section} />
      ))}
      <Course steps={words.steps} />
    </div>
  );
}
