// `tsx bench/listeners.ts [readers] [rows a second] [seconds]`: a portal of its own on a cluster of its own, many readers of the live stream, rows at an even pace. How late is
// the slowest hundredth of what is told, is anything lost, how much memory does it take. Needs a build (`npm start` makes one).
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { openDatabase } from "../db/client";
import { migrate } from "../db/migrate";
import { startPostgresForTests } from "../db/postgres-for-tests";
import { seedSample } from "../db/seed";
import { createToken } from "../db/token";
import { root } from "../scripts/install.mjs";

const [count = 1000, perSecond = 200, seconds = 60] = process.argv.slice(2).map(Number);
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const cluster = await startPostgresForTests({ durable: true });
const db = openDatabase(cluster.url("postgres"));
await migrate(db);
await seedSample(db, { now: Date.now(), hash: async () => "x", count: 4000 });
const by = { kind: "command", name: "bench", role: null, address: null } as const;
const leader = (await createToken(db, { name: "bench-leader", role: "leader", by })) as string;
const intake = (await createToken(db, { name: "bench-intake", role: "intake", by })) as string;
const [spot] = await db.sql<{ lon: number; lat: number }[]>`select lon, lat from violation order by id limit 1`;
const port = await new Promise<number>((done) => {
  const probe = createServer();
  probe.listen(0, "127.0.0.1", () => {
    const { port: free } = probe.address() as { port: number };
    probe.close(() => done(free));
  });
});
const env = {
  ...process.env,
  DATABASE_URL: cluster.url("postgres"),
  WUDING_ENGINE: "postgresql",
  PORT: String(port),
  NODE_ENV: "production",
};
const portal = spawn(process.execPath, [join(root, "scripts/portal.mjs")], {
  cwd: root,
  env: env as NodeJS.ProcessEnv,
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});
await new Promise((done) => portal.once("message", done));
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${portal.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
await (await fetch(`http://127.0.0.1:${port}/api/health`)).text();

const sentAt = new Map<string, number>();
const late: number[] = [];
let told = 0;
let doubled = 0;
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
const listen = () =>
  new Promise<void>((ready, fail) => {
    const seen = new Set<string>();
    const call = request(
      { host: "127.0.0.1", port, path: "/api/violation/live", agent, headers: { authorization: `Bearer ${leader}` } },
      (answer) => {
        if (answer.statusCode !== 200) return fail(new Error(String(answer.statusCode)));
        answer.setEncoding("utf8");
        let text = "";
        answer.on("data", (piece: string) => {
          ready();
          const now = performance.now();
          text += piece;
          const parts = text.split("\n\n");
          text = parts.pop() as string;
          for (const part of parts) {
            const name = /"description":"(bench-\d+)"/.exec(part)?.[1];
            if (!name) continue;
            if (seen.has(name)) doubled++;
            seen.add(name);
            told++;
            late.push(now - (sentAt.get(name) as number));
          }
        });
      },
    );
    call.once("error", fail);
    call.end();
  });
const before = memory();
for (let opened = 0; opened < count; opened += 50) await Promise.all(Array.from({ length: Math.min(50, count - opened) }, listen));
const open = memory();
process.stdout.write(`${count} readers: portal ${Math.round(before)} MB before, ${Math.round(open)} MB with them\n`);

const total = perSecond * seconds;
let sent = 0;
const posts: Promise<unknown>[] = [];
const began = performance.now();
let most = open;
while (sent < total) {
  const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
  if (due > sent) {
    const rows = Array.from({ length: due - sent }, (_none, index) => {
      const name = `bench-${sent + index}`;
      sentAt.set(name, performance.now());
      return {
        id: name,
        at: new Date().toISOString(),
        lon: spot?.lon,
        lat: spot?.lat,
        category: "09001",
        channel: "12345",
        description: name,
      };
    });
    sent = due;
    posts.push(
      fetch(`http://127.0.0.1:${port}/api/violation`, {
        method: "POST",
        headers: { authorization: `Bearer ${intake}`, "content-type": "application/json" },
        body: JSON.stringify(rows),
      }).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))))),
    );
    most = Math.max(most, memory());
  }
  await pause(100);
}
await Promise.all(posts);
await pause(3000);
late.sort((a, b) => a - b);
const at = (share: number) => Math.round(late[Math.floor((late.length - 1) * share)] ?? 0);
process.stdout.write(
  `${sent} rows at ${perSecond}/s to ${count} readers: told ${told} of ${sent * count}, lost ${sent * count - told}, doubled ${doubled}; late p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms; portal at most ${Math.round(most)} MB\n`,
);
portal.kill("SIGTERM");
agent.destroy();
await db.close();
await cluster.stop();
process.exit(0);
