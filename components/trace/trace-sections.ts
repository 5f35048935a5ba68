import type { Deed, Trace } from "../../duty/trace/trace";
import { type Language, LOCALE } from "../words/language";
import { reasonWords } from "../words/reason-words";
import type { Say } from "../words/words";
import { wordFor } from "../words/words";
import type { WordKey } from "../words/zh";

/** A part of a trace in words: pairs of label and value, then sentences. */
export interface TraceSection {
  readonly title: string;
  readonly pairs: readonly { readonly label: string; readonly value: string }[];
  readonly points: readonly string[];
}

/** One line of what was done. */
export interface TraceStep {
  readonly at: string;
  readonly who: string;
  readonly what: string;
}

/** A trace in words, the same on the screen and in the report. */
export interface TraceWords {
  readonly sections: readonly TraceSection[];
  readonly steps: readonly TraceStep[];
}

/** Times in the words of a language, on the city's wall clock. */
export function timeWords(language: Language, timeZone: string): (at: number | string) => string {
  const format = new Intl.DateTimeFormat(LOCALE[language], { timeZone, dateStyle: "medium", timeStyle: "short" });
  return (at) => format.format(typeof at === "string" ? new Date(at) : at);
}

type Pair = TraceSection["pairs"][number];
const pair = (label: string, value: string | null | undefined): Pair[] => (value ? [{ label, value }] : []);

function answered({ answer }: Trace, say: Say, time: (at: string) => string): TraceSection {
  const onDuty = answer.onDuty.map(({ person, post, since, until }) =>
    say("trace.person-on-post", { person: person.name, post: post.name, since: time(since), until: time(until) }),
  );
  const { standard, segment, chief } = answer;
  return {
    title: say("trace.answered"),
    pairs: [
      ...pair(say("trace.standing"), wordFor(say, "kind", answer.kind)),
      ...pair(say("trace.lead"), answer.lead && `${answer.lead.name}  ${answer.lead.phone}`),
      ...pair(say("trace.support"), answer.support?.name),
      ...pair(say("trace.turf"), answer.squad?.name),
      ...pair(say("trace.grid"), answer.grid && `${answer.grid.name}  ${answer.grid.code}`),
      ...pair(say("trace.cell"), answer.cell?.code),
      ...pair(say("trace.segment"), segment && [segment.name, chief?.name].filter(Boolean).join("  ")),
      ...pair(say("trace.standard"), standard && say("board.version-of", { name: standard.name, version: standard.version })),
      ...pair(say("trace.duty"), answer.duty && `${answer.duty.name}  ${answer.duty.text}`),
      ...pair(say("trace.deputies"), answer.deputies.map(({ name }) => name).join("、")),
    ],
    points: onDuty.map((text) => `${say("trace.on-duty")}  ${text}`),
  };
}

function ruled({ rule, answer }: Trace, say: Say, squad: (code: string | null) => string, time: (at: number) => string): TraceSection[] {
  const told = answer.border?.rule;
  if (!rule || !told) return [];
  return [
    {
      title: say("trace.rule"),
      pairs: [
        ...pair(say("trace.rule-code"), rule.code),
        ...pair(say("trace.how"), say(`trace.how-${rule.how}`)),
        ...pair(say("trace.basis"), wordFor(say, "basis", told.basis)),
      ],
      points: [
        ...(told.text === "" ? [] : [told.text]),
        ...rule.signatures.map(({ squad: own, name, at, number }) =>
          own === null
            ? say("trace.signature-leader", { name, at: time(at), number })
            : say("trace.signature", { squad: squad(own), name, at: time(at), number }),
        ),
      ],
    },
  ];
}

function deedWords({ noun, kind, text, item, to }: Deed, say: Say, squad: (code: string | null) => string): string {
  const key = (noun === "violation" ? "trace.deed-violation" : `trace.deed-${noun}-${kind}`) as WordKey;
  // Where nothing was said there is nothing to announce.
  return say(key, { text, item, to: squad(to) })
    .trim()
    .replace(/[：:]$/, "");
}

/** A trace in words. `squadName` gives the name of a squad's code. */
export function traceWords(trace: Trace, say: Say, language: Language, squadName: (code: string) => string): TraceWords {
  const time = timeWords(language, trace.timeZone);
  const squad = (code: string | null) => (code === null ? "" : squadName(code));
  const { answer, overseers, violations, deeds } = trace;
  return {
    sections: [
      answered(trace, say, time),
      { title: say("trace.why"), pairs: [], points: answer.reasons.map((reason) => reasonWords(reason, answer.at, language)) },
      ...ruled(trace, say, squad, time),
      {
        title: say("trace.overseers"),
        pairs: overseers.map(({ part, name, of }) => ({
          label: say(`trace.overseer-${part}`),
          value: of === "" ? name : `${name}  ${of}`,
        })),
        points: [],
      },
      {
        title: say("trace.violations"),
        pairs: [],
        points: violations.map(({ at, categoryName, metres, id }) =>
          say("trace.violation", { at: time(at), category: categoryName, metres, id: String(id) }),
        ),
      },
    ],
    steps: deeds.map((deed) => ({
      at: time(deed.at),
      who: [squad(deed.squad), deed.who].filter((one) => one !== "").join(" "),
      what: deedWords(deed, say, squad),
    })),
  };
}
