import type { Database } from "./client";
import { storable } from "./text";

/** A name as it is remembered: whatever was typed, within reason. */
const remembered = (name: string) => storable(name).slice(0, 200);

/** After so many failures within the window an account is shut for the rest of it; an address after ten times as many. */
export const LOCKOUT = { failures: 5, addressFailures: 50, minutes: 15 } as const;

/** Whether signing in is shut now for this account or from this address. Counts failures since the last success, within the window. */
export async function lockedOut(db: Database, typed: string, address: string): Promise<boolean> {
  const name = remembered(typed);
  const [row] = await db.sql<{ own: number; there: number }[]>`
    select
      (select count(*)::int from login_attempt where name = ${name} and not ok and at > now() - make_interval(mins => ${LOCKOUT.minutes})
        and at > coalesce((select max(at) from login_attempt where name = ${name} and ok), '-infinity')) as own,
      (select count(*)::int from login_attempt where address = ${address} and not ok and at > now() - make_interval(mins => ${LOCKOUT.minutes})) as there`;
  return (row?.own ?? 0) >= LOCKOUT.failures || (row?.there ?? 0) >= LOCKOUT.addressFailures;
}

/** Remembers a try. Tries older than a day are forgotten. */
export async function noteAttempt(db: Database, name: string, address: string, ok: boolean): Promise<void> {
  await db.sql`insert into login_attempt (name, address, ok) values (${remembered(name)}, ${address}, ${ok})`;
  await db.sql`delete from login_attempt where at < now() - interval '1 day'`;
}
