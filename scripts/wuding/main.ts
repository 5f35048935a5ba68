import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { hash } from "@node-rs/argon2";
import { type Actor, firstBrokenAudit } from "../../db/audit";
import { currentCity } from "../../db/city";
import { type Database, openDatabase } from "../../db/client";
import { EngineInUse, withEngine } from "../../db/engine";
import { migrate } from "../../db/migrate";
import { listPlans } from "../../db/plan";
import { createToken, listTokens, revokeToken } from "../../db/token";
import { createUser, disableUser, listUsers } from "../../db/user";
import { PEOPLE, ROLES } from "../../duty/may";
import { knownTimeZone } from "../../duty/time/wall-clock";
import { root } from "../install.mjs";
import { importCommunities } from "./import-communities";
import { importViolations, type ViolationReport } from "./import-violations";
import { Refused } from "./refused";
import { type Say, words } from "./words";

const OPTIONS = {
  communities: { type: "string" },
  violations: { type: "string" },
  map: { type: "string" },
  "time-zone": { type: "string" },
  encoding: { type: "string" },
  city: { type: "string" },
  "name-field": { type: "string" },
  "code-field": { type: "string" },
  source: { type: "string" },
  report: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  display: { type: "string" },
  squad: { type: "string" },
  person: { type: "string" },
  "password-stdin": { type: "boolean" },
  language: { type: "string" },
  help: { type: "boolean" },
} as const;

type Options = { readonly [Name in keyof typeof OPTIONS]?: (typeof OPTIONS)[Name]["type"] extends "boolean" ? boolean : string };

interface Run {
  readonly db: Database;
  readonly options: Options;
  readonly by: Actor;
  readonly say: Say;
  readonly dataDir: string;
}

const tell = (line: string) => process.stdout.write(`${line}\n`);

/** An option that must be there. */
function need(options: Options, name: "name" | "role", say: Say): string {
  const value = options[name]?.trim();
  if (!value) throw new Refused(say("missing-option", { option: name }), 2);
  return value;
}

function role(options: Options, roles: readonly string[], say: Say): string {
  const value = need(options, "role", say);
  if (!roles.includes(value)) throw new Refused(say("unknown-role", { role: value, roles: roles.join(", ") }), 2);
  return value;
}

/** A bar where somebody watches, lines where the output goes to a file. */
function progress(title: string): (share: number) => void {
  let last = -1;
  return (share) => {
    const percent = Math.floor(Math.min(1, share) * 100);
    if (process.stderr.isTTY) {
      const full = Math.round(percent / 4);
      process.stderr.write(`\r${title} ${"█".repeat(full)}${"░".repeat(25 - full)} ${percent} %${percent === 100 ? "\n" : ""}`);
    } else if (percent >= last + 10 || (percent === 100 && last !== 100)) process.stderr.write(`${title} ${percent} %\n`);
    else return;
    last = percent;
  };
}

function printReport(report: ViolationReport, file: string, say: Say): void {
  const { lies, kinds } = report;
  const line = (name: string, value: string | number) => tell(`  ${name}: ${value}`);
  tell(say("report.title"));
  line(say("report.read"), report.read);
  line(say("report.taken"), report.taken);
  line(say("report.known"), report.known);
  line(say("report.refused"), report.refused);
  line(say("report.outside"), lies.outside);
  line(
    say("report.ambiguous"),
    `${lies.line + lies.overlap + lies.sliver} (${say("report.line")} ${lies.line}, ${say("report.overlap")} ${lies.overlap}, ${say("report.sliver")} ${lies.sliver})`,
  );
  line(
    say("report.kinds"),
    Object.entries(kinds)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(", "),
  );
  if (report.twice > 0) line(say("report.twice"), report.twice);
  line(say("report.seconds"), report.seconds.toFixed(1));
  for (const row of report.firstRefused) tell(`  ${say("row", { ...row })}`);
  if (report.refused > 0) line(say("report.file"), file);
}

function mapping(text: string | undefined): Record<string, string> {
  const pairs = (text ?? "").split(",").filter((pair) => pair !== "");
  return Object.fromEntries(pairs.map((pair) => [pair.split("=")[0]?.trim() ?? "", pair.slice(pair.indexOf("=") + 1).trim()]));
}

async function runImport({ db, options, by, say, dataDir }: Run): Promise<void> {
  const { communities, violations, city } = options;
  if (!communities && !violations) throw new Refused(say("missing-option", { option: "communities / --violations" }), 2);
  const timeZone = options["time-zone"];
  if (timeZone !== undefined && !knownTimeZone(timeZone)) throw new Refused(say("unknown-zone", { zone: timeZone }), 2);
  const encoding = (options.encoding ?? "utf-8").toLowerCase();
  if (!["utf-8", "utf8", "gbk", "gb18030"].includes(encoding)) throw new Refused(say("unknown-encoding", { encoding }), 2);
  if (communities)
    await importCommunities(
      db,
      { file: resolve(communities), encoding, city, timeZone, nameField: options["name-field"], codeField: options["code-field"] },
      by,
      say,
      tell,
    );
  if (!violations) return;
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const report = resolve(options.report ?? join(dataDir, "reports", `refused-${stamp}.csv`));
  const told = { file: resolve(violations), encoding, map: mapping(options.map), timeZone, source: options.source, report };
  printReport(await importViolations(db, told, by, say, progress(say("reading"))), report, say);
}

const day = (at: number | null) => (at === null ? "—" : new Date(at).toISOString().slice(0, 16));

async function runToken(verb: string, { db, options, by, say }: Run): Promise<void> {
  if (verb === "create") {
    const name = need(options, "name", say);
    const its = role(options, ROLES, say);
    const token = await createToken(db, { name, role: its, by });
    if (token === null) throw new Refused(say("token.taken", { name }));
    tell(say("token.created", { name, role: its }));
    tell(token);
  } else if (verb === "list") {
    const list = await listTokens(db);
    for (const { name, role: its, createdAt, revokedAt } of list) tell(`${name}\t${its}\t${day(createdAt)}\t${day(revokedAt)}`);
    if (list.length === 0) tell(say("none"));
  } else if (verb === "revoke") {
    const name = need(options, "name", say);
    if (!(await revokeToken(db, name, by))) throw new Refused(say("token.none", { name }));
    tell(say("token.revoked", { name }));
  } else throw new Refused(say("unknown-command", { command: `token ${verb}` }), 2);
}

async function password(options: Options, say: Say): Promise<string> {
  let given: string;
  if (options["password-stdin"] || !process.stdin.isTTY) given = readFileSync(0, "utf8").replace(/\r?\n$/, "");
  else {
    const asking = createInterface({ input: process.stdin, output: process.stderr });
    given = await asking.question(say("user.password"));
    asking.close();
  }
  if (given.length < 10) throw new Refused(say("user.weak"));
  return given;
}

async function runUser(verb: string, { db, options, by, say }: Run): Promise<void> {
  if (verb === "create") {
    const name = need(options, "name", say);
    const its = role(options, PEOPLE, say);
    const passwordHash = await hash(await password(options, say), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    const user = {
      name,
      displayName: options.display ?? name,
      role: its,
      person: options.person ?? null,
      squad: options.squad ?? null,
      city: (await currentCity(db))?.id ?? null,
      passwordHash,
    };
    const made = await db.sql.begin((sql) => createUser(sql, user, by));
    if (!made) throw new Refused(say("user.taken", { name }));
    tell(say("user.created", { name, role: its }));
  } else if (verb === "list") {
    const list = await listUsers(db);
    for (const { name, role: its, displayName, disabled } of list) tell(`${name}\t${its}\t${displayName}${disabled ? "\t×" : ""}`);
    if (list.length === 0) tell(say("none"));
  } else if (verb === "disable") {
    const name = need(options, "name", say);
    if (!(await disableUser(db, name, by))) throw new Refused(say("user.none", { name }));
    tell(say("user.disabled", { name }));
  } else throw new Refused(say("unknown-command", { command: `user ${verb}` }), 2);
}

async function runAudit({ db, say }: Run): Promise<void> {
  const broken = await firstBrokenAudit(db);
  if (broken !== null) throw new Refused(say("audit.broken", { id: broken }));
  tell(say("audit.whole"));
}

async function runPlan({ db, say }: Run): Promise<void> {
  const list = await listPlans(db);
  for (const { id, city, name, state, from, to } of list) tell(`${id}\t${city}\t${name}\t${state}\t${day(from)}\t${day(to)}`);
  if (list.length === 0) tell(say("none"));
}

async function dispatch(command: string, verb: string, run: Run): Promise<void> {
  if (command === "import") return runImport(run);
  if (command === "token") return runToken(verb, run);
  if (command === "user") return runUser(verb, run);
  if (command === "plan" && verb === "list") return runPlan(run);
  if (command === "audit" && verb === "verify") return runAudit(run);
  throw new Refused(run.say("unknown-command", { command: `${command} ${verb}`.trim() }), 2);
}

/** A command that could not run whatever the database holds is told so before one is started. */
function early(command: string, verb: string, options: Options, say: Say): void {
  if (!["import", "token", "user", "plan", "audit"].includes(command))
    throw new Refused(`${say("unknown-command", { command })}\n\n${say("usage")}`, 2);
  if ((command === "token" || command === "user") && verb === "create") {
    need(options, "name", say);
    role(options, command === "token" ? ROLES : PEOPLE, say);
  }
}

/** Runs a command. @returns the exit status: 0 done, 1 the whole was refused, 2 the command was misspelt. */
export async function main(args: readonly string[]): Promise<number> {
  let say = words(args.includes("en") && args.includes("--language") ? "en" : "zh");
  let parsed: { values: Options; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    process.stderr.write(`${say("unknown-option", { message: (error as Error).message })}\n\n${say("usage")}\n`);
    return 2;
  }
  const { values: options, positionals } = parsed;
  say = words(options.language === "en" ? "en" : "zh");
  const [command = "help", verb = ""] = positionals;
  if (command === "help" || options.help) {
    tell(say("usage"));
    return 0;
  }
  try {
    early(command, verb, options, say);
    return await withDatabase(command, say, (db, dataDir) =>
      dispatch(command, verb, { db, options, say, dataDir, by: { kind: "command", name: userInfo().username, role: null, address: null } }),
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.status;
  }
}

async function withDatabase(command: string, say: Say, work: (db: Database, dataDir: string) => Promise<void>): Promise<number> {
  const dataDir = resolve(process.env.DATA_DIR || join(root, "data"));
  const engine = await withEngine({ dataDir, databaseUrl: process.env.DATABASE_URL, owner: `wuding ${command}`, join: true }).catch(
    (error) => {
      if (error instanceof EngineInUse) throw new Refused(say("in-use", { dataDir: error.dataDir, owner: error.owner }));
      throw error;
    },
  );
  const db = openDatabase(engine.url);
  try {
    await migrate(db);
    await work(db, dataDir);
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith("ECONN"))
      throw new Refused(say("no-database", { message: (error as Error).message }));
    throw error;
  } finally {
    await db.close();
    await engine.stop();
  }
}
