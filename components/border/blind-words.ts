import type { BlindSpot } from "../../duty/border/blind-spots";
import type { Weekday } from "../../duty/plan";
import type { Language } from "../words/language";
import { clockText, weekdayWords } from "../words/pattern-words";
import type { Say } from "../words/words";
import type { NameOf } from "./ledger";

interface Speech {
  /** Key of the border whose rule has that code, or null. */
  readonly borderOf: (rule: string) => string | null;
  readonly say: Say;
  readonly language: Language;
  readonly nameOf: NameOf;
}

const DAY = 1440;
const minuteWords = (minute: number, language: Language) =>
  `${weekdayWords(((Math.floor(minute / DAY) % 7) + 1) as Weekday, language)} ${clockText(minute % DAY)}`;

/** A border's key as the names of its squads; other text as it is. */
const pairWords = (key: string, { nameOf }: Speech) => key.split("|").map(nameOf).join(" — ");

/** Side and first open stretch: "ZD01 390-840", or "-" where only holidays open it. */
function openWords(detail: string, { say, language, nameOf }: Speech): string {
  const at = detail.lastIndexOf(" ");
  const [side, stretch] = [detail.slice(0, at), detail.slice(at + 1)];
  const [from, to] = stretch.split("-").map(Number);
  const when =
    stretch === "-" || from === undefined || to === undefined
      ? say("terms.open-holiday")
      : say("blind.from-to", { from: minuteWords(from, language), to: minuteWords(to, language) });
  return say("terms.open", { side: nameOf(side), when });
}

/** Side, then border and lead by turns. */
function meetWords(detail: string, speech: Speech): string {
  const [side = "", ...rest] = detail.split(" ");
  const leads = rest.flatMap((key, index) =>
    index % 2 === 0 ? [speech.say("blind.lead-by", { border: pairWords(key, speech), lead: speech.nameOf(rest[index + 1] ?? "") })] : [],
  );
  return speech.say("blind.meet-detail", { side: speech.nameOf(side), leads: leads.join(speech.language === "zh" ? "；" : "; ") });
}

/** The thing itself: its kind and code, and the squads' names wherever it is of a border. */
function thingWords({ noun, item }: BlindSpot, speech: Speech): string {
  const pairs = (keys: readonly string[]) => keys.map((key) => pairWords(key, speech)).join(" / ");
  if (noun === "border") return pairs(item.split(" "));
  const key = noun === "rule" ? speech.borderOf(item) : null;
  return `${speech.say(`blind.noun.${noun}`)} ${item}${key === null ? "" : ` · ${pairs([key])}`}`;
}

/** What a blind spot is about, in words: the thing, then what is wrong with it. */
export function blindWords(spot: BlindSpot, speech: Speech): { readonly thing: string; readonly detail: string } {
  const { say } = speech;
  const { code, detail } = spot;
  const thing = thingWords(spot, speech);
  if (code === "blind.rule-leaves-open") return { thing, detail: openWords(detail, speech) };
  if (code === "blind.bands-meet") return { thing, detail: meetWords(detail, speech) };
  if (code === "blind.gap") return { thing, detail: say("blind.square", { area: Number(detail) }) };
  return { thing, detail: detail === "" ? "" : say("blind.other", { other: detail }) };
}
