import { minutesOf, withDay } from "./day-change";
import { dayAt, instants, MINUTE, onDay, type Plant, within } from "./plant";

/** An officer on a beat has a second one: by an assignment for a while, as another's exception, or as the deputy of two at once. */
export const twoPlaces: Plant = (to, chance) => {
  const spells = to.spells("foot").filter(({ person }) => person.kind === "formal");
  const one = chance.pick(spells);
  const other = chance.pick(spells.filter(({ from, post }) => from === one.from && post !== one.post));
  const day = dayAt(to, one.from);
  const [own, their] = [to.assignment(one.assignment.code), to.assignment(other.assignment.code)];
  const touched = onDay(day, [own, their]);
  const whole = minutesOf(to.made, day.code, [[one.from, one.to]]);
  const kind = chance.upTo(3);
  if (kind === 2) {
    if (
      own.deputy === null ||
      own.deputy !== their.deputy ||
      !to.take(`stands in ${own.deputy}`, `week of ${own.person}`, `week of ${their.person}`, ...touched)
    )
      return false;
    for (const { person, from, to: end } of [one, other]) to.absent(person.code, from, end);
    return to.expect("person.two-places", own.deputy, [[one.from, one.to]]);
  }
  if (!to.take(`twice ${own.person}`, `week of ${their.person}`, ...touched)) return false;
  if (kind === 1) {
    to.set(withDay(their, { day: day.code, spans: whole, person: own.person }));
    return to.expect("person.two-places", own.person, [[one.from, one.to]]);
  }
  const span = within(chance, whole);
  to.addAssignment(their, { person: own.person, pattern: [], exceptions: [{ day: day.code, spans: [span], person: null }] });
  return to.expect("person.two-places", own.person, [instants(day, span)]);
};

/** A new assistant on a beat is absent; the deputy is nobody, a second newcomer who is absent as well, or an officer on a beat of his own. */
export const deputyAbsent: Plant = (to, chance) => {
  const spell = chance.pick(to.spells("foot").filter(({ person }) => person.kind === "formal"));
  const like = chance.pick(to.assignments().filter(({ post }) => to.post(post).kind === "foot" && post !== spell.post.code));
  const day = dayAt(to, spell.from);
  const kind = chance.upTo(3);
  if (kind === 2 && !to.take(`${spell.assignment.code} ${day.code}`)) return false;
  const span = within(chance, minutesOf(to.made, day.code, [[spell.from, spell.to]]));
  const [from, end] = instants(day, span);
  const person = to.addPerson(like.grid);
  const deputy = kind === 0 ? null : kind === 1 ? to.addPerson(like.grid) : spell.person.code;
  const code = to.addAssignment(like, { person, deputy, pattern: [], exceptions: [{ day: day.code, spans: [span], person: null }] });
  to.absent(person, from - chance.upTo(90) * MINUTE, end + chance.upTo(90) * MINUTE);
  if (kind === 1) to.absent(deputy as string, from, end);
  return to.expect("deputy.absent", code, [[from, end]]);
};
