import { eq } from "drizzle-orm";
import { byCode } from "../duty/by-code";
import type * as nouns from "../duty/plan";
import type { Database } from "./client";
import { readArea, readLine } from "./geometry";
import * as t from "./schema";

/** In ascending order of code as this language compares text: the database's own order depends on how it was set up. */
const ordered = <T extends { readonly code: string }>(list: T[]): T[] => list.sort(byCode);

const instant = (date: Date | null) => (date === null ? null : date.getTime());

/** What stands at the head of a plan: which city, in force from when. */
async function versionOf(db: Database, id: number): Promise<nouns.PlanVersion> {
  const [row] = await db.orm
    .select({ plan: t.plan, city: t.city })
    .from(t.plan)
    .innerJoin(t.city, eq(t.city.id, t.plan.city))
    .where(eq(t.plan.id, id));
  if (!row) throw new Error(`loadPlan: no plan ${id}`);
  return {
    id,
    city: row.city.name,
    name: row.plan.name,
    state: row.plan.state as nouns.PlanState,
    from: row.plan.from.getTime(),
    to: instant(row.plan.to),
    timeZone: row.city.timeZone,
    sample: row.city.sample,
    bureau: { name: row.plan.bureauName, phone: row.plan.bureauPhone },
  };
}

const rulesOf = (rows: (typeof t.borderRule.$inferSelect)[]): nouns.BorderRule[] =>
  ordered(rows).map(({ code, one, other, width, basis, state, parts, text, from, to }) => ({
    code,
    between: [one, other],
    width,
    basis: basis as nouns.BorderBasis,
    state: state as nouns.BorderState,
    parts: parts as nouns.BorderPart[],
    text,
    from: from.getTime(),
    to: instant(to),
  }));

const absencesOf = (rows: (typeof t.absence.$inferSelect)[]): nouns.Absence[] =>
  ordered(rows).map(({ plan: _plan, reason, from, to, ...rest }) => ({
    ...rest,
    reason: reason as nouns.AbsenceReason,
    from: from.getTime(),
    to: to.getTime(),
  }));

/** What alone of a version that is no draft ever changes: its border rules and absences. */
export async function loadAmendable(db: Database, id: number): Promise<Pick<nouns.Plan, "rules" | "absences">> {
  const [rules, absences] = await Promise.all([
    db.orm.select().from(t.borderRule).where(eq(t.borderRule.plan, id)),
    db.orm.select().from(t.absence).where(eq(t.absence.plan, id)),
  ]);
  return { rules: rulesOf(rules), absences: absencesOf(absences) };
}

/** A version that is no draft as it is now: only what can have changed is read again. Everything else is the same object as before, and so is what was built from it. */
export async function refreshedPlan(db: Database, plan: nouns.Plan): Promise<nouns.Plan> {
  const { id } = plan.version;
  const [version, amendable] = await Promise.all([versionOf(db, id), loadAmendable(db, id)]);
  return { ...plan, version, ...amendable };
}

/** Reads a whole plan version; every list in ascending order of code. `parse(print(plan)) = plan` holds for what `savePlan` stored. @throws when there is no such plan. */
export async function loadPlan(db: Database, id: number): Promise<nouns.Plan> {
  const { orm } = db;

  const [
    version,
    offices,
    communities,
    cells,
    grids,
    squads,
    segments,
    posts,
    persons,
    standards,
    duties,
    assignments,
    rules,
    places,
    allowances,
    days,
    absences,
    mergers,
  ] = await Promise.all([
    versionOf(db, id),
    orm.select().from(t.office).where(eq(t.office.plan, id)),
    orm.select().from(t.community).where(eq(t.community.plan, id)),
    orm.select().from(t.cell).where(eq(t.cell.plan, id)),
    orm.select().from(t.grid).where(eq(t.grid.plan, id)),
    orm.select().from(t.squad).where(eq(t.squad.plan, id)),
    orm.select().from(t.segment).where(eq(t.segment.plan, id)),
    orm.select().from(t.post).where(eq(t.post.plan, id)),
    orm.select().from(t.person).where(eq(t.person.plan, id)),
    orm.select().from(t.standard).where(eq(t.standard.plan, id)),
    orm.select().from(t.duty).where(eq(t.duty.plan, id)),
    orm.select().from(t.assignment).where(eq(t.assignment.plan, id)),
    orm.select().from(t.borderRule).where(eq(t.borderRule.plan, id)),
    orm.select().from(t.place).where(eq(t.place.plan, id)),
    orm.select().from(t.allowance).where(eq(t.allowance.plan, id)),
    orm.select().from(t.calendarDay).where(eq(t.calendarDay.plan, id)),
    orm.select().from(t.absence).where(eq(t.absence.plan, id)),
    orm.select().from(t.merger).where(eq(t.merger.plan, id)),
  ]);
  return {
    version,
    offices: ordered(offices).map(({ code, name }) => ({ code, name })),
    communities: ordered(communities).map(({ code, name, office, area }) => ({ code, name, office, area: readArea(area) })),
    cells: ordered(cells).map(({ code, community, grid, area }) => ({ code, community, grid, area: readArea(area) })),
    grids: ordered(grids).map(({ plan: _plan, ...grid }) => grid),
    squads: ordered(squads).map(({ plan: _plan, ...squad }) => squad),
    segments: ordered(segments).map(({ plan: _plan, line, ends, class: kind, ...segment }) => ({
      ...segment,
      class: kind as nouns.StreetClass,
      ends: ends as nouns.Segment["ends"],
      line: readLine(line),
    })),
    posts: ordered(posts).map(({ plan: _plan, line, kind, mode, hours, ...post }) => ({
      ...post,
      hours: hours as nouns.WeeklyPattern | null,
      kind: kind as nouns.PostKind,
      mode: mode as nouns.DutyMode,
      line: readLine(line),
    })),
    persons: ordered(persons).map(({ plan: _plan, kind, ...person }) => ({ ...person, kind: kind as nouns.PersonKind })),
    standards: ordered(standards).map(({ plan: _plan, items, ...standard }) => ({ ...standard, items: items as nouns.StandardItem[] })),
    duties: ordered(duties).map(({ plan: _plan, ...duty }) => duty),
    assignments: ordered(assignments).map(({ plan: _plan, pattern, exceptions, from, to, ...rest }) => ({
      ...rest,
      pattern: pattern as nouns.WeeklyPattern,
      exceptions: exceptions as nouns.DateException[],
      from: from.getTime(),
      to: instant(to),
    })),
    rules: rulesOf(rules),
    places: ordered(places).map(({ plan: _plan, at, kind, keyHours, ...place }) => ({
      ...place,
      kind: kind as nouns.PlaceKind,
      at: readLine(at)[0] as nouns.Place["at"],
      keyHours: keyHours as nouns.WeeklyPattern,
    })),
    allowances: ordered(allowances).map(({ plan: _plan, area, categories, hours, from, to, ...rest }) => ({
      ...rest,
      area: readArea(area),
      categories: categories as string[],
      hours: hours as nouns.WeeklyPattern,
      from: from.getTime(),
      to: instant(to),
    })),
    days: ordered(days).map(({ plan: _plan, kind, as, ...day }) => ({
      ...day,
      kind: kind as nouns.CalendarDay["kind"],
      as: as as nouns.Weekday,
    })),
    absences: absencesOf(absences),
    mergers: ordered(mergers).map(({ plan: _plan, squads, hours, from, to, ...rest }) => ({
      ...rest,
      squads: squads as string[],
      hours: hours as nouns.WeeklyPattern,
      from: from.getTime(),
      to: instant(to),
    })),
  };
}
