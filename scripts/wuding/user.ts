import { hash } from "@node-rs/argon2";
import { currentCity } from "../../db/city";
import { currentPlanHead } from "../../db/plan";
import { changePassword, createUser, disableUser, listUsers } from "../../db/user";
import type { Console } from "./console";
import { Refused } from "./refused";
import type { Run } from "./run";
import type { Say } from "./words";

/** Least length of a password; NIST SP 800-63B asks for length, not for kinds of characters. */
const LEAST = 10;

/** Options of `user` as they were typed. */
export interface UserOptions {
  readonly display?: string | undefined;
  readonly squad?: string | undefined;
  readonly person?: string | undefined;
  readonly "password-stdin"?: boolean | undefined;
}

/** The password somebody types twice, or the first line that comes in. Kept as argon2id. @throws Refused when it is short or the two differ. */
async function passwordHash(options: UserOptions, io: Console, say: Say): Promise<string> {
  const ask = io.answers && !options["password-stdin"];
  const password = ask ? await io.secret(say("user.password", { least: LEAST })) : ((await io.input()).split(/\r?\n/)[0] ?? "");
  if (password.length < LEAST) throw new Refused(say("user.weak", { least: LEAST }));
  if (ask && (await io.secret(say("user.again"))) !== password) throw new Refused(say("user.differs"));
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** The city an account is tied to: the one whose squad or person it names, else none. @throws Refused when the plan in force has no such code. */
async function cityOf({ db, say }: Run, { squad, person }: UserOptions): Promise<number | null> {
  if (squad === undefined && person === undefined) return null;
  const [city, head] = [await currentCity(db), await currentPlanHead(db, Date.now())];
  if (!city || !head) throw new Refused(say("no-city"));
  const [row] = await db.sql<{ squad: boolean; person: boolean }[]>`
    select exists (select from squad where plan = ${head.plan} and code = ${squad ?? ""}) as squad,
      exists (select from person where plan = ${head.plan} and code = ${person ?? ""}) as person`;
  if (squad !== undefined && !row?.squad) throw new Refused(say("user.no-squad", { code: squad }));
  if (person !== undefined && !row?.person) throw new Refused(say("user.no-person", { code: person }));
  return city.id;
}

/** `user create`. */
export async function userCreate(run: Run, name: string, role: string, options: UserOptions): Promise<void> {
  const { db, by, say, io } = run;
  const { display = name, squad = null, person = null } = options;
  const city = await cityOf(run, options);
  const user = { name, displayName: display, role, person, squad, city, passwordHash: await passwordHash(options, io, say) };
  if (!(await db.sql.begin((sql) => createUser(sql, user, by)))) throw new Refused(say("user.taken", { name }));
  io.out(say("user.created", { name, role }));
}

/** `user list`: name, role, display name, whether barred. */
export async function userList({ db, say, io }: Run): Promise<void> {
  const list = await listUsers(db);
  for (const { name, role, displayName, disabled } of list)
    io.out([name, role, displayName, say(disabled ? "user.barred" : "user.in-use")].join("\t"));
  if (list.length === 0) io.out(say("none"));
}

/** `user disable`. */
export async function userDisable({ db, by, say, io }: Run, name: string): Promise<void> {
  if (!(await disableUser(db, name, by))) throw new Refused(say("user.none", { name }));
  io.out(say("user.disabled", { name }));
}

/** `user password`: a new one, for whoever forgot theirs. */
export async function userPassword({ db, by, say, io }: Run, name: string, options: UserOptions): Promise<void> {
  if (!(await changePassword(db, name, await passwordHash(options, io, say), by))) throw new Refused(say("user.none", { name }));
  io.out(say("user.changed", { name }));
}
