import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Which of the two databases answers. */
export type EngineName = "pglite" | "postgresql";

/** A database that runs: its address, and how to let it go. `exited` settles when an embedded one ends by itself. */
export interface Engine {
  readonly url: string;
  readonly engine: EngineName;
  /** True when another process had started it and goes on with it after us. */
  readonly joined: boolean;
  readonly exited: Promise<number | null> | null;
  stop(): Promise<void>;
}

/** The directory is in use by another process; `owner` says what that process is doing. */
export class EngineInUse extends Error {
  constructor(
    readonly dataDir: string,
    readonly owner: string,
    readonly pid: number | null,
  ) {
    super(`data directory ${dataDir} is in use by ${owner}${pid === null ? "" : ` (process ${pid})`}`);
    this.name = "EngineInUse";
  }
}

interface Announcement {
  readonly pid: number;
  readonly parent: number;
  readonly port: number;
  readonly owner: string;
}

/** Exit status `flock` gives when somebody else holds the lock. */
const HELD = 75;

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What the holder of the directory says of itself; null when it says nothing yet or is dead or dying. */
function announcementOf(dataDir: string): Announcement | null {
  try {
    const said = JSON.parse(readFileSync(join(dataDir, "engine.json"), "utf8")) as Announcement;
    return alive(said.pid) && alive(said.parent) ? said : null;
  } catch {
    return null;
  }
}

const urlOf = (port: number) => `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Starts the embedded process; answers with it when it is ready, or `held` when another process has the directory. */
function launch(dataDir: string, owner: string): Promise<{ child: ChildProcess; port: number } | "held"> {
  const here = dirname(fileURLToPath(import.meta.url));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const node = [process.execPath, "--import", tsx, join(here, "embedded.ts"), dataDir, owner];
  const lock = join(dataDir, "lock");
  const flock = ["flock", "--nonblock", "--no-fork", "--conflict-exit-code", String(HELD), lock, ...node];
  return new Promise((done, fail) => {
    const child = spawn(flock[0] as string, flock.slice(1), { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, NODE_OPTIONS: "" } });
    let said = "";
    let wrong = "";
    child.stderr.on("data", (chunk) => {
      wrong = (wrong + chunk).slice(-4000);
    });
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const ready = /ready (\d+)\n/.exec(said);
      if (ready) done({ child, port: Number(ready[1]) });
    });
    child.stdin.on("error", () => {});
    child.once("error", fail);
    child.once("exit", (code) => {
      if (code === HELD) done("held");
      else fail(new Error(`the embedded database ended with status ${code} before it was ready\n${wrong}`));
    });
  });
}

function started(child: ChildProcess, port: number): Engine {
  const exited = new Promise<number | null>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode);
    else child.once("exit", (code) => done(code));
  });
  const stop = async () => {
    child.stdin?.end();
    const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await exited;
    clearTimeout(timer);
  };
  return { url: urlOf(port), engine: "pglite", joined: false, exited, stop };
}

/**
 * A database for this process: the PostgreSQL of `databaseUrl` when given, else the embedded one of `dataDir`.
 *
 * The embedded one is started, or, with `join`, shared with the process that already runs it. A holder that is just
 * ending (its own parent is gone) is waited for.
 * @throws EngineInUse when another process holds the directory and it is not to be shared.
 */
export async function withEngine(options: {
  dataDir: string;
  databaseUrl?: string | undefined;
  owner: string;
  join?: boolean;
}): Promise<Engine> {
  if (options.databaseUrl) {
    return { url: options.databaseUrl, engine: "postgresql", joined: true, exited: null, stop: async () => {} };
  }
  const dataDir = resolve(options.dataDir);
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (let round = 0; ; round++) {
    const result = await launch(dataDir, options.owner);
    if (result !== "held") return started(result.child, result.port);
    const other = announcementOf(dataDir);
    if (other && options.join && other.port > 0) {
      return { url: urlOf(other.port), engine: "pglite", joined: true, exited: null, stop: async () => {} };
    }
    // Whoever wants to share waits until the holder is ready; whoever wants it alone waits only for a holder that is ending.
    const refused = options.join ? round >= 120 : other !== null || round >= 20;
    if (refused) throw new EngineInUse(dataDir, other?.owner ?? "another process", other?.pid ?? null);
    await pause(500);
  }
}
