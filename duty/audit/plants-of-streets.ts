import { anchorOf } from "../../geo/plane/anchor";
import { minutesOf } from "./day-change";
import { AT_WORK, dayAt, instants, onDay, type Plant, within } from "./plant";
import type { CityDay } from "./quarters";

/** Everybody of a grid is away for a while; its posts need not be manned then, so that the grid alone lacks somebody. Not at weekends: vehicles serve merged squads then. */
export const gridUncovered: Plant = (to, chance) => {
  const [grid, day] = [chance.pick(to.quietGrids), to.days[chance.pick(AT_WORK)] as CityDay];
  if (!to.take(`${grid} ${day.code}`)) return false;
  const span = within(chance, [{ from: 420, to: 1260 }]);
  const own = to.assignments(grid);
  for (const { code } of own) to.cut(code, day.code, span);
  for (const post of new Set(own.map((one) => one.post))) to.excuse(post, to.weekdayOf(day), span);
  return to.expect("grid.uncovered", grid, [instants(day, span)]);
};

/** A vehicle stands still for an hour: the segments that nobody else holds then are lost. No two at the same hour, lest they share a segment. */
export const segmentUncovered: Plant = (to, chance) => {
  const [post, day] = [chance.pick(to.posts("vehicle")), chance.pick(to.days)];
  const from = 390 + chance.upTo(15) * 60;
  const span = { from, to: from + 60 };
  const own = to.assignmentsAt(post.code);
  const lost = to.lost(post.code, instants(day, span));
  if (!lost || lost.length === 0) return false;
  if (!to.take(`standstill ${day.code} ${from}`, `${post.code} ${day.code}`, ...onDay(day, own))) return false;
  for (const { code } of own) to.cut(code, day.code, span);
  to.excuse(post.code, to.weekdayOf(day), span);
  for (const segment of lost) to.expect("segment.uncovered", segment, [instants(day, span)]);
  return true;
};

/** A post that holds no segment is empty for a while when it must be manned. */
export const postUnmanned: Plant = (to, chance) => {
  const [post, day] = [chance.pick(to.posts("fixed")), chance.pick(to.days)];
  const [hours, own] = [to.hoursOn(post, day), to.assignmentsAt(post.code)];
  if (hours.length === 0 || own.length === 0 || to.held(post.code).length > 0) return false;
  if (!to.take(`${post.code} ${day.code}`, ...onDay(day, own))) return false;
  const span = within(chance, hours);
  for (const { code } of own) to.cut(code, day.code, span);
  return to.expect("post.unmanned", post.code, [instants(day, span)]);
};

/** A new post that nobody is assigned to. */
export const withoutPerson: Plant = (to, chance) => {
  const { grid, area } = chance.pick(to.plan.cells);
  return to.expect("post.without-person", to.addPost(grid, [anchorOf(area)]), []);
};

/** One of two officers is away for a while. */
export const notQualified: Plant = (to, chance) => {
  const spell = chance.pick(to.spells("fixed").filter(({ post }) => post.qualified > 1));
  const day = dayAt(to, spell.from);
  const { post, assignment } = spell;
  if (!to.take(`${post.code} ${day.code}`, `${assignment.code} ${day.code}`)) return false;
  const span = within(chance, minutesOf(to.made, day.code, [[spell.from, spell.to]]));
  to.cut(assignment.code, day.code, span);
  return to.expect("post.not-qualified", post.code, [instants(day, span)]);
};
