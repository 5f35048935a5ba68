import type { Database } from "./client";
import { countViolations } from "./violation";

/** How many of each noun a plan has, and violations its city. */
export interface Counts {
  readonly communities: number;
  readonly cells: number;
  readonly grids: number;
  readonly squads: number;
  readonly segments: number;
  readonly posts: number;
  readonly persons: number;
  readonly assignments: number;
  readonly violations: number;
}

/** Counts for a plan. */
export async function counts(db: Database, city: number, plan: number): Promise<Counts> {
  const [row] = await db.sql<Omit<Counts, "violations">[]>`
    select
      (select count(*)::int from community where plan = ${plan}) as communities,
      (select count(*)::int from cell where plan = ${plan}) as cells,
      (select count(*)::int from grid where plan = ${plan}) as grids,
      (select count(*)::int from squad where plan = ${plan}) as squads,
      (select count(*)::int from segment where plan = ${plan}) as segments,
      (select count(*)::int from post where plan = ${plan}) as posts,
      (select count(*)::int from person where plan = ${plan}) as persons,
      (select count(*)::int from assignment where plan = ${plan}) as assignments`;
  return { ...(row as Omit<Counts, "violations">), violations: await countViolations(db, city) };
}
