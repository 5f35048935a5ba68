// `npm run storm -- [engine] [rounds]`: rows come in without pause while the portal, the database and the sender's line are killed at random, `rounds` times each.
// In the end every acknowledged row must be there once, and every reader of the live stream must have been told each row once, in order.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../db/client";
import { startPostgresForTests } from "../db/postgres-for-tests";
import { createToken } from "../db/token";
import { dice } from "../duty/sample/dice";
import { root } from "./install.mjs";

const [engine = "postgresql", told = "20"] = process.argv.slice(2);
const rounds = Number(told);
const chance = dice(11);
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const say = (text: string) => process.stdout.write(`${text}\n`);

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

const cluster = engine === "postgresql" ? await startPostgresForTests({ durable: true }) : null;
const dataDir = mkdtempSync(join(tmpdir(), "wuding-storm-"));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: cluster?.url("postgres") ?? "", NODE_OPTIONS: "" };
const running: { portal: ChildProcess | null } = { portal: null };
let stopping = false;

async function healthy(patience = 240): Promise<void> {
  for (let round = 0; round < patience * 5; round++) {
    const answer = await fetch(`${base}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error("the portal did not come up");
}

/** Starts the portal, and again whenever it ends: as a service manager does. */
function keepPortal(): void {
  const portal = spawn("node", [join(root, "scripts/start.mjs")], { cwd: root, env: env as NodeJS.ProcessEnv, stdio: "ignore" });
  running.portal = portal;
  portal.once("exit", () => {
    if (!stopping) setTimeout(keepPortal, 200);
  });
}

/** Descendants of a process with their command lines. */
function below(parent: number): { pid: number; line: string }[] {
  const all = readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "");
      return [{ pid: Number(pid), line, parent: Number(stat.split(" ")[1]) }];
    } catch {
      return [];
    }
  });
  const found: { pid: number; line: string }[] = [];
  const walk = (pid: number) => {
    for (const one of all) {
      if (one.parent !== pid) continue;
      found.push(one);
      walk(one.pid);
    }
  };
  walk(parent);
  return found;
}

function killBelow(name: RegExp): boolean {
  const victims = below(running.portal?.pid ?? -1).filter(({ line }) => name.test(line));
  for (const { pid } of victims) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It died with another one.
    }
  }
  return victims.length > 0;
}

let cut: (() => void) | null = null;
const kills: Record<string, () => Promise<boolean> | boolean> = {
  portal: () => killBelow(/portal\.mjs/),
  database: async () => {
    if (!cluster) return killBelow(/embedded/);
    await cluster.crash();
    return true;
  },
  stream: () => {
    cut?.();
    return cut !== null;
  },
};

keepPortal();
await healthy();
const engineUrl = () =>
  cluster?.url("postgres") ??
  `postgres://postgres@127.0.0.1:${(JSON.parse(readFileSync(join(dataDir, "engine.json"), "utf8")) as { port: number }).port}/postgres`;
const setup = openDatabase(engineUrl());
const by = { kind: "command", name: "storm", role: null, address: null } as const;
const intake = (await createToken(setup, { name: "storm-intake", role: "intake", by })) as string;
const leader = (await createToken(setup, { name: "storm-leader", role: "leader", by })) as string;
const [{ id: began } = { id: 0 }] = await setup.sql<{ id: number }[]>`select coalesce(max(id), 0)::float8 as id from violation`;
const [spot] = await setup.sql<{ lon: number; lat: number }[]>`select lon, lat from violation order by id limit 1`;
await setup.close();

/** Numbers each reader was told, in order. */
const heard: number[][] = [];
let reading = true;
async function readOn(own: number[]): Promise<void> {
  let last = began;
  while (reading) {
    await new Promise<void>((done) => {
      const call = request(
        `${base}/api/violation/live`,
        { headers: { authorization: `Bearer ${leader}`, "last-event-id": String(last) } },
        (answer) => {
          let text = "";
          if (answer.statusCode !== 200) answer.destroy();
          answer.setEncoding("utf8");
          answer.on("data", (piece: string) => {
            text += piece;
            const parts = text.split("\n\n");
            text = parts.pop() as string;
            for (const part of parts) {
              const id = Number(/^id: (\d+)$/m.exec(part)?.[1] ?? Number.NaN);
              if (Number.isNaN(id)) continue;
              if (part.startsWith("event: violation")) own.push(id);
              last = id;
            }
          });
          answer.once("close", () => done());
          answer.once("error", () => done());
        },
      );
      call.once("error", () => done());
      call.end();
      const check = setInterval(() => {
        if (reading && !call.destroyed) return;
        clearInterval(check);
        call.destroy();
        done();
      }, 500);
    });
    await pause(100);
  }
}
const readers = Array.from({ length: 3 }, () => {
  const own: number[] = [];
  heard.push(own);
  return readOn(own);
});

/** What was answered: the sender's id -> the portal's number. */
const acknowledged = new Map<string, number>();
let sending = true;
let batches = 0;
let tries = 0;

/** Sends lines and notes what is answered, as far as it gets. */
const sendOnce = (rows: readonly Record<string, unknown>[]) =>
  new Promise<void>((done) => {
    tries++;
    const call = request(
      `${base}/api/violation`,
      { method: "POST", headers: { authorization: `Bearer ${intake}`, "content-type": "application/x-ndjson" } },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (piece: string) => {
          text += piece;
          const lines = text.split("\n");
          text = lines.pop() as string;
          for (const line of lines) {
            const one = JSON.parse(line) as { id?: string; violation?: number };
            if (!one.id || one.violation === undefined) continue;
            const before = acknowledged.get(one.id);
            if (before !== undefined && before !== one.violation) throw new Error(`${one.id} was ${before} and is ${one.violation}`);
            acknowledged.set(one.id, one.violation);
          }
        });
        answer.once("close", () => done());
        answer.once("error", () => done());
      },
    );
    call.once("error", () => done());
    cut = () => call.destroy();
    const write = async () => {
      for (const row of rows) {
        if (call.destroyed) return;
        call.write(`${JSON.stringify(row)}\n`);
        if (chance.roll() < 0.02) await pause(5);
      }
      call.end();
    };
    void write();
  });

async function sendOn(): Promise<void> {
  while (sending) {
    const batch = batches++;
    const rows = Array.from({ length: 300 }, (_none, index) => ({
      id: `storm-${batch}-${index}`,
      at: "2026-03-02T07:20:00",
      lon: (spot?.lon ?? 0) + chance.between(-0.01, 0.01),
      lat: (spot?.lat ?? 0) + chance.between(-0.01, 0.01),
      category: "09001",
      channel: "12345",
      description: `第 ${index} 件`,
    }));
    while (rows.some(({ id }) => !acknowledged.has(id))) {
      await sendOnce(rows);
      await pause(20);
    }
  }
}
const sender = sendOn();

const schedule = Object.keys(kills).flatMap((name) => Array.from({ length: rounds }, () => name));
for (let left = schedule.length; left > 1; left--) {
  const other = chance.upTo(left);
  [schedule[left - 1], schedule[other]] = [schedule[other] as string, schedule[left - 1] as string];
}
for (const [index, name] of schedule.entries()) {
  await healthy();
  await pause(500 + chance.upTo(2500));
  const done = await kills[name]?.();
  say(`${index + 1}/${schedule.length} ${name}${done ? "" : " (nothing to kill)"}: ${acknowledged.size} rows acknowledged`);
  if (!done) schedule.push(name);
}
await healthy();
sending = false;
await sender;
await pause(6000);
reading = false;
await Promise.all(readers);

const check = openDatabase(engineUrl());
const rows = await check.sql<
  { id: number; name: string }[]
>`select id::float8 as id, source_id as name from violation where source_id like 'storm-%' order by id`;
await check.close();
const there = new Map<string, number[]>();
for (const { id, name } of rows) there.set(name, [...(there.get(name) ?? []), id]);
const lost = [...acknowledged].filter(([name, id]) => there.get(name)?.[0] !== id).length;
const doubled = [...there.values()].filter((ids) => ids.length > 1).length;
const all = rows.map(({ id }) => id);
say(
  `${engine}: ${schedule.length} kills, ${batches} batches sent ${tries} times, ${acknowledged.size} rows acknowledged, ${rows.length} stored: ${lost} lost, ${doubled} doubled`,
);
let wrong = lost + doubled;
for (const [index, own] of heard.entries()) {
  const set = new Set(own);
  const missed = all.filter((id) => !set.has(id)).length;
  const twice = own.length - set.size;
  const disordered = own.filter((id, at) => at > 0 && id <= (own[at - 1] as number)).length;
  say(`reader ${index + 1}: told ${own.length}, missed ${missed}, twice ${twice}, out of order ${disordered}`);
  wrong += missed + twice + disordered;
}
stopping = true;
running.portal?.kill("SIGTERM");
await pause(4000);
await cluster?.stop();
rmSync(dataDir, { recursive: true, force: true });
process.exitCode = wrong > 0 ? 1 : 0;
