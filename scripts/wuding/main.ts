import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Actor, firstBrokenAudit, listAudit } from "../../db/audit";
import { openDatabase } from "../../db/client";
import { EngineInUse, withEngine } from "../../db/engine";
import { migrate } from "../../db/migrate";
import { listPlans } from "../../db/plan";
import { PEOPLE, ROLES } from "../../duty/may";
import { root } from "../install.mjs";
import { type Console, terminal } from "./console";
import { readyImport, runImport } from "./import";
import { PLAN_COMMANDS, PLAN_OPTIONS, PLAN_TAKES } from "./plan-commands";
import { Refused } from "./refused";
import { type Command, moment, type Run, type Typed, type Work } from "./run";
import { tokenCreate, tokenList, tokenRevoke } from "./token";
import { userCreate, userDisable, userList, userPassword } from "./user";
import { type Say, words } from "./words";

const TEXT = { type: "string" } as const;
const OPTIONS = {
  communities: TEXT,
  violations: TEXT,
  map: TEXT,
  "time-zone": TEXT,
  encoding: TEXT,
  city: TEXT,
  "name-field": TEXT,
  "code-field": TEXT,
  source: TEXT,
  report: TEXT,
  name: TEXT,
  role: TEXT,
  display: TEXT,
  squad: TEXT,
  person: TEXT,
  "password-stdin": { type: "boolean" },
  ...PLAN_OPTIONS,
  language: TEXT,
  help: { type: "boolean", short: "h" },
} as const;

type Options = Typed<typeof OPTIONS>;

const MOST_NAME = 100;

/** The name that must be there. */
function nameOf({ name }: Options, say: Say): string {
  const text = name?.trim() ?? "";
  if (text === "") throw new Refused(say("missing-option", { option: "name" }), 2);
  if (text.length > MOST_NAME || /\p{Cc}/u.test(text)) throw new Refused(say("bad-name", { most: MOST_NAME }), 2);
  return text;
}

function roleOf({ role }: Options, roles: readonly string[], say: Say): string {
  if (!role) throw new Refused(say("missing-role", { roles: roles.join(", ") }), 2);
  if (!roles.includes(role)) throw new Refused(say("unknown-role", { role, roles: roles.join(", ") }), 2);
  return role;
}

async function auditVerify({ db, say, io }: Run): Promise<void> {
  const broken = await firstBrokenAudit(db);
  if (broken !== null) throw new Refused(say("audit.broken", { id: broken }));
  const [last] = await listAudit(db, { limit: 1 });
  io.out(last ? say("audit.whole", { count: last.id, at: moment(last.at) }) : say("audit.empty"));
}

async function planList({ db, say, io }: Run): Promise<void> {
  const list = await listPlans(db);
  for (const { id, city, name, state, from, to } of list) io.out([id, city, name, state, moment(from), moment(to)].join("\t"));
  if (list.length === 0) io.out(say("none"));
}

/** Every command. */
const COMMANDS: Readonly<Record<string, Command<Options>>> = {
  ...PLAN_COMMANDS,
  import: async (options, say, files) => {
    if (files.length > 0) return PLAN_COMMANDS["import FILE"](options, say, files);
    const ready = await readyImport(options, say);
    return (run) => runImport(ready, run);
  },
  "token create": (options, say) => {
    const [name, role] = [nameOf(options, say), roleOf(options, ROLES, say)];
    return (run) => tokenCreate(run, name, role);
  },
  "token list": () => tokenList,
  "token revoke": (options, say) => {
    const name = nameOf(options, say);
    return (run) => tokenRevoke(run, name);
  },
  "user create": (options, say) => {
    const [name, role] = [nameOf(options, say), roleOf(options, PEOPLE, say)];
    return (run) => userCreate(run, name, role, options);
  },
  "user list": () => userList,
  "user disable": (options, say) => {
    const name = nameOf(options, say);
    return (run) => userDisable(run, name);
  },
  "user password": (options, say) => {
    const name = nameOf(options, say);
    return (run) => userPassword(run, name, options);
  },
  "plan list": () => planList,
  "audit verify": () => auditVerify,
};

/** Opens the database, or joins the one that already runs on the directory, brings it up to date and works in it. */
async function withDatabase(command: string, { say, language, io }: Pick<Run, "say" | "language" | "io">, work: Work): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR || join(root, "data"));
  const engine = await withEngine({ dataDir, databaseUrl: process.env.DATABASE_URL, owner: `wuding ${command}`, join: true }).catch(
    (error) => {
      if (error instanceof EngineInUse) throw new Refused(say("in-use", { dataDir: error.dataDir, owner: error.owner }));
      throw error;
    },
  );
  const by: Actor = { kind: "command", name: userInfo().username, role: null, address: null };
  const db = openDatabase(engine.url);
  try {
    await migrate(db);
    await work({ db, by, say, language, io, dataDir });
  } finally {
    await db.close();
    await engine.stop();
  }
}

const UNREACHABLE = /^(ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|CONNECT_TIMEOUT|28P01|28000|3D000|57P03)/;

/** What a failure nobody expected means to the user: a database that cannot be reached, or else the error itself. */
function told(error: unknown, say: Say): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code = "", message = String(error) } = cause as { code?: string; message?: string };
  if (UNREACHABLE.test(code)) return say("no-database", { message: message || code });
  const more = process.env.WUDING_DEBUG && error instanceof Error ? `\n${error.stack}` : "";
  return `${say("unexpected", { message })}${more}`;
}

/** How many words beside its own a command takes. */
const TAKES: Readonly<Record<string, readonly [least: number, most: number]>> = { import: [0, 1000], ...PLAN_TAKES };

/** The command that was typed, and what stands after it; the longest that fits. "" when there is none, or too few or many words stand after it. */
function commandOf(typed: readonly string[]): readonly [command: string, given: readonly string[]] {
  for (const length of [2, 1]) {
    const command = typed.slice(0, length).join(" ");
    if (typed.length < length || !Object.hasOwn(COMMANDS, command)) continue;
    const given = typed.slice(length);
    const [least, most] = TAKES[command] ?? [0, 0];
    return given.length >= least && given.length <= most ? [command, given] : ["", given];
  }
  return ["", typed];
}

/** Runs a command. @returns the exit status: 0 done, 1 the whole was refused or failed, 2 the command was misspelt. */
export async function main(args: readonly string[], io: Console = terminal): Promise<number> {
  const asked = args.includes("en") || args.includes("--language=en") ? "en" : "zh";
  let parsed: { values: Options; positionals: string[] };
  try {
    const asks = { args: [...args], options: OPTIONS, allowPositionals: true } as const;
    // Of `district` the alternative is named that is to be taken; all others only say that they are to do it.
    const [first] = parseArgs({ ...asks, strict: false }).positionals;
    const options = first === "district" ? { ...OPTIONS, apply: TEXT } : OPTIONS;
    parsed = parseArgs({ ...asks, options, strict: true }) as typeof parsed;
  } catch (error) {
    io.aside(`${words(asked)("unknown-option", { message: (error as Error).message })}\n`);
    return 2;
  }
  const { values: options, positionals } = parsed;
  const language = options.language === "en" ? "en" : "zh";
  const say = words(language);
  if (positionals.length === 0 || positionals[0] === "help" || options.help) {
    io.out(say("usage"));
    return 0;
  }
  try {
    if (!["zh", "en", undefined].includes(options.language))
      throw new Refused(say("unknown-language", { language: options.language ?? "" }), 2);
    const [command, given] = commandOf(positionals);
    const known = COMMANDS[command];
    if (!known) throw new Refused(say("unknown-command", { command: positionals.join(" ") }), 2);
    await withDatabase(command, { say, language, io }, await known(options, say, given));
    return 0;
  } catch (error) {
    io.aside(`${error instanceof Refused ? error.message : told(error, say)}\n`);
    return error instanceof Refused ? error.status : 1;
  }
}
