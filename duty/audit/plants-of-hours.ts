import type { Weekday, WeeklyPattern } from "../plan";
import type { Dice } from "../sample/dice";
import { withDay } from "./day-change";
import type { Span } from "./finding";
import { AT_WORK, EVERY, instants, onDay, type Plant } from "./plant";
import type { Planting } from "./planting";
import type { CityDay } from "./quarters";

/** Assignments of the early shift from Monday to Friday. */
const early = (to: Planting) =>
  to.assignments().filter(({ pattern }) => pattern.length === 1 && pattern[0]?.from === 390 && pattern[0].to === 840);

/** An early officer stays on too long. */
export const longDay: Plant = (to, chance) => {
  const [own, day] = [chance.pick(early(to)), to.days[chance.pick(AT_WORK)] as CityDay];
  if (!to.take(`long day ${own.person}`, `${own.post} ${day.code}`, ...onDay(day, [own]))) return false;
  const span = { from: 390, to: 840 + chance.pick([45, 60, 90]) };
  to.set(withDay(own, { day: day.code, spans: [span], person: null }));
  return to.expect("hours.day", own.person, [instants(day, span)]);
};

/** A new assistant walks a beat beside the others. @returns the code of the person. */
function newcomer(to: Planting, chance: Dice, pattern: WeeklyPattern): string {
  const like = chance.pick(to.assignments().filter(({ post }) => to.post(post).kind === "foot"));
  const person = to.addPerson(like.grid);
  to.addAssignment(like, { person, pattern });
  return person;
}

/** An early officer comes on Saturday too, for eight hours: an hour less on each other day does not mend it; or a newcomer walks six long days. */
export const longWeek: Plant = (to, chance) => {
  const week: Span = [to.made.quarters.from, to.made.quarters.to];
  if (chance.chance(0.6)) {
    const days = EVERY.slice(0, 6);
    return to.expect("hours.week", newcomer(to, chance, [{ days, from: 540, to: 540 + 405 + chance.upTo(5) * 15 }]), [week]);
  }
  const [own, day] = [chance.pick(early(to)), to.days[5] as CityDay];
  if (!to.take(`week of ${own.person}`, `${own.post} ${day.code}`, ...onDay(day, [own]))) return false;
  to.set(withDay(own, { day: day.code, spans: [{ from: 390, to: 870 }], person: null }));
  return to.expect("hours.week", own.person, [week]);
};

/** A newcomer walks five hours on every day. */
export const noRestDay: Plant = (to, chance) => {
  const from = 540 + chance.upTo(12) * 15;
  const person = newcomer(to, chance, [{ days: EVERY, from, to: from + 300 }]);
  return to.expect("hours.rest-day", person, [[to.made.quarters.from, to.made.quarters.to]]);
};

/** Late on one day, early on the next. */
export const shortNight: Plant = (to, chance) => {
  const first = chance.upTo(5);
  const person = newcomer(to, chance, [
    { days: [EVERY[first] as Weekday], from: 840, to: 1290 },
    { days: [EVERY[first + 1] as Weekday], from: 390, to: 600 },
  ]);
  const [, rest] = instants(to.days[first] as CityDay, { from: 840, to: 1290 });
  const [begin] = instants(to.days[first + 1] as CityDay, { from: 390, to: 600 });
  return to.expect("hours.rest", person, [[rest, begin]]);
};
