import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsOf } from "../../words/words";
import { HOUR_CHOICES, type HourChoice, withChoice } from "./hour-choices";
import { hourGroups, hourWords } from "./hour-words";

const flagsOf = (holds: (day: number, hour: number) => boolean) =>
  Array.from({ length: 168 }, (_none, slot) => holds(Math.floor(slot / 24), slot % 24));
const choice = (name: HourChoice["name"]) => HOUR_CHOICES.find((one) => one.name === name) as HourChoice;
const zh = (flags: readonly boolean[]) => hourWords(flags, wordsOf("zh"), "zh");
const en = (flags: readonly boolean[]) => hourWords(flags, wordsOf("en"), "en");

describe("hours in words", () => {
  test.each([
    ["周一至周五 07-09时", "Mon-Fri 07-09 h", flagsOf((day, hour) => day < 5 && (hour === 7 || hour === 8))],
    ["每天 07-08、16-18时", "every day 07-08, 16-18 h", flagsOf((_day, hour) => hour === 7 || hour === 16 || hour === 17)],
    ["周六、周日", "Sat, Sun", flagsOf((day) => day > 4)],
    [
      "周一、周三 00-06、22-24时；周日 12-13时",
      "Mon, Wed 00-06, 22-24 h; Sun 12-13 h",
      flagsOf((day, hour) => ((day === 0 || day === 2) && (hour < 6 || hour > 21)) || (day === 6 && hour === 12)),
    ],
  ])("%s", (chinese, english, flags) => expect([zh(flags), en(flags)]).toEqual([chinese, english]));

  test("through midnight only when every day has it", () => {
    const night = withChoice(null, choice("night")) as readonly boolean[];
    expect(zh(night)).toBe("每天 22-06时");
    expect(zh(withChoice(night, choice("working")) as readonly boolean[])).toBe("周一至周五 00-06、22-24时");
  });

  test("too ragged for words: how many", () => {
    const ragged = flagsOf((day, hour) => hour % 7 === day);
    expect([zh(ragged), en(ragged)]).toEqual([
      `每周 ${ragged.filter(Boolean).length} 个小时`,
      `${ragged.filter(Boolean).length} hours of the week`,
    ]);
  });

  test("law: the groups hold exactly the hours", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 168, maxLength: 168 }), (flags) => {
        const back = new Array<boolean>(168).fill(false);
        for (const { days, spans } of hourGroups(flags))
          for (const day of days)
            for (const [from, to] of spans)
              for (let hour = from; hour < (to > from ? to : to + 24); hour++) back[(day - 1) * 24 + (hour % 24)] = true;
        expect(back).toEqual(flags);
      }),
    );
  });
});
