import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../db/client";
import { root } from "./install.mjs";

/** One `npm start` and what it said. */
interface Start {
  readonly child: ChildProcess;
  readonly url: string;
  said(): string;
  exit: Promise<number | null>;
}

const dataDir = mkdtempSync(join(tmpdir(), "wuding-start-"));
const running: Start[] = [];

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address() as { port: number };
      probe.close(() => done(address.port));
    });
  });

async function start(): Promise<Start> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: "", NODE_OPTIONS: "" };
  const child = spawn("npm", ["start"], { cwd: root, env: env as NodeJS.ProcessEnv, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  const exit = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const result = { child, url: `http://127.0.0.1:${port}`, said: () => said, exit };
  running.push(result);
  return result;
}

async function ready(portal: Start): Promise<Record<string, unknown>> {
  for (let round = 0; round < 240; round++) {
    const answer = await fetch(`${portal.url}/api/health`).catch(() => null);
    if (answer?.ok) return (await answer.json()) as Record<string, unknown>;
    if (portal.child.exitCode !== null) break;
    await new Promise((next) => setTimeout(next, 500));
  }
  throw new Error(`the portal did not come up:\n${portal.said()}`);
}

const engineOf = () => JSON.parse(readFileSync(join(dataDir, "engine.json"), "utf8")) as { pid: number; port: number; parent: number };

/** Every process with its parent and command line, from /proc. */
function processes(): { pid: number; parent: number; line: string }[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const parent = Number(
        readFileSync(`/proc/${pid}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ")[1],
      );
      return [{ pid: Number(pid), parent, line }];
    } catch {
      return [];
    }
  });
}

/** What of ours still runs: processes that name our data directory, and those that descend from a start of ours. */
function left(): string[] {
  const groups = new Set(running.map(({ child }) => child.pid));
  const grouped = (pid: number) => {
    try {
      return groups.has(
        Number(
          readFileSync(`/proc/${pid}/stat`, "utf8")
            .replace(/^.*\) /s, "")
            .split(" ")[2],
        ),
      );
    } catch {
      return false;
    }
  };
  return processes()
    .filter(({ pid, line }) => line !== "" && (line.includes(dataDir) || grouped(pid)))
    .map(({ pid, line }) => `${pid} ${line}`);
}

async function nothingLeft(): Promise<void> {
  for (let round = 0; round < 40 && left().length > 0; round++) await new Promise((next) => setTimeout(next, 250));
  expect(left()).toEqual([]);
}

beforeAll(async () => {
  await ready(await start());
}, 240_000);

afterAll(() => {
  for (const { child } of running) {
    try {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  }
  rmSync(dataDir, { recursive: true, force: true });
});

describe("npm start", () => {
  test("announces its steps, the address and the demo accounts", async () => {
    const said = running[0]?.said() ?? "";
    expect(said).toContain("内置数据库");
    expect(said).toContain(running[0]?.url);
    expect(said).toContain("captain");
  });

  test("refuses a second start on the same directory with a clear sentence", async () => {
    const second = await start();
    expect(await second.exit).toBe(1);
    expect(second.said()).toContain("正被另一进程使用");
    expect(await ready(running[0] as Start)).toMatchObject({ status: "ok", engine: "pglite" });
  });

  test("Ctrl-C leaves no process behind", async () => {
    const first = running[0] as Start;
    process.kill(-(first.child.pid as number), "SIGINT");
    await first.exit;
    await nothingLeft();
  });

  test.each(["database", "portal", "npm"] as const)(
    "kill -9 of the %s loses no acknowledged write, and the next start recovers",
    async (victim) => {
      const portal = await start();
      const before = await ready(portal);
      const { pid, port, parent } = engineOf();
      const db = openDatabase(`postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`);
      await db.sql`create table if not exists kill_trial (victim text, n integer)`;
      let acknowledged = 0;
      const writing = (async () => {
        for (let n = 1; ; n++) {
          await db.sql`insert into kill_trial values (${victim}, ${n})`;
          acknowledged = n;
        }
      })().catch(() => {});
      await new Promise((next) => setTimeout(next, 1500));
      const web = processes().find((one) => one.parent === parent && one.pid !== pid && one.line.includes("portal.mjs"));
      const target = { database: pid, portal: web?.pid as number, npm: portal.child.pid as number }[victim];
      process.kill(target, "SIGKILL");
      await Promise.race([writing, new Promise((next) => setTimeout(next, 15_000))]);
      const promised = acknowledged;
      await db.close().catch(() => {});
      await nothingLeft();
      const again = await start();
      expect(await ready(again)).toMatchObject({ status: "ok", counts: (before as { counts: unknown }).counts });
      const after = openDatabase(`postgres://postgres@127.0.0.1:${engineOf().port}/postgres?sslmode=disable`);
      const [row] = await after.sql`select count(*)::int as n from kill_trial where victim = ${victim} and n <= ${promised}`;
      await after.close();
      expect(promised).toBeGreaterThan(10);
      expect(row?.n).toBe(promised);
      process.kill(-(again.child.pid as number), "SIGINT");
      await again.exit;
      await nothingLeft();
    },
  );
});
