import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Engine, EngineInUse, withEngine } from "../db/engine";
import { root } from "./install.mjs";
import { prepare } from "./prepare";

type Say = (zh: string, en: string) => void;

function portFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** The portal as a child of its own; it ends by itself when this process dies, since its channel then closes. */
function portal(environment: NodeJS.ProcessEnv, dev: boolean): { child: ChildProcess; ready: Promise<void> } {
  const child = spawn(process.execPath, [join(root, "scripts/portal.mjs"), ...(dev ? ["--dev"] : [])], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ready = new Promise<void>((done, fail) => {
    child.once("message", () => done());
    child.once("exit", (code) => fail(new Error(`the portal ended with status ${code}`)));
  });
  ready.catch(() => {});
  return { child, ready };
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode);
    else child.once("exit", (code) => done(code));
  });

/** The npm above us, if npm started us: killed hard, it tells nobody. Linux only. */
function npmAbove(): number | null {
  if (!process.env.npm_lifecycle_event || !existsSync("/proc/self/stat")) return null;
  let pid = process.ppid;
  for (let step = 0; step < 4 && pid > 1; step++) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("npm")) return pid;
      pid = Number(
        readFileSync(`/proc/${pid}/stat`, "utf8")
          .replace(/^.*\) /, "")
          .split(" ")[1],
      );
    } catch {
      return null;
    }
  }
  return null;
}

/** Settles with the reason when somebody asks us to end. */
function asked(): Promise<string> {
  const above = npmAbove();
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => done(signal));
    if (above !== null) setInterval(() => existsSync(`/proc/${above}`) || done("npm ended"), 1000).unref();
  });
}

async function openEngine(dataDir: string, say: Say): Promise<Engine | null> {
  const databaseUrl = process.env.DATABASE_URL;
  if (databaseUrl) say("使用 DATABASE_URL 指定的 PostgreSQL", "using the PostgreSQL of DATABASE_URL");
  else say(`正在启动内置数据库（${dataDir}）`, "starting the embedded database");
  try {
    return await withEngine({ dataDir, databaseUrl, owner: "npm start" });
  } catch (error) {
    if (!(error instanceof EngineInUse)) throw error;
    const who = `${error.owner}${error.pid === null ? "" : `, ${error.pid}`}`;
    say(
      `数据目录 ${error.dataDir} 正被另一进程使用（${who}）。请先停止它，或用 DATA_DIR 指定别的目录。`,
      `the data directory is in use by another process (${who}); stop it first, or name another DATA_DIR`,
    );
    return null;
  }
}

/** Opens the database, prepares it, serves until asked to end or until a part of it ends. @returns the exit status. */
export async function serve({ dev, say }: { dev: boolean; say: Say }): Promise<number> {
  const port = Number(process.env.PORT ?? 3000);
  const host = process.env.HOST ?? "127.0.0.1";
  const dataDir = process.env.DATA_DIR ?? join(root, "data");
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    say(`PORT 应为 1-65535 的整数，而不是 ${process.env.PORT}`, "PORT must be a whole number from 1 to 65535");
    return 1;
  }
  if (!(await portFree(port, host))) {
    say(`端口 ${port} 已被占用，请用 PORT 指定别的端口`, `port ${port} is taken; name another with PORT`);
    return 1;
  }
  const end = asked();
  const engine = await openEngine(dataDir, say);
  if (!engine) return 1;
  let child: ChildProcess | null = null;
  try {
    const prepared = prepare({ url: engine.url, say });
    const early = await Promise.race([prepared.then(() => null), end]);
    if (early !== null) return 0;
    const accounts = await prepared;
    say("正在启动门户", "starting the portal");
    const environment = {
      ...process.env,
      DATABASE_URL: engine.url,
      WUDING_ENGINE: engine.engine,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: host,
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    };
    const running = portal(environment as NodeJS.ProcessEnv, dev);
    child = running.child;
    const gone = ended(child);
    await Promise.race([running.ready, end]);
    say(`就绪：http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`, "ready");
    for (const line of accounts) process.stdout.write(`${line}\n`);
    const why = await Promise.race([
      end,
      gone.then((code) => `portal ended (${code})`),
      ...(engine.exited ? [engine.exited.then(() => "database ended")] : []),
    ]);
    const wanted = why.startsWith("SIG") || why.startsWith("npm");
    if (wanted) say("正在停止", "stopping");
    else say(`意外结束：${why}。再次运行 npm start 即可恢复。`, "ended unexpectedly; npm start again recovers");
    return wanted ? 0 : 1;
  } finally {
    if (child) {
      const gone = ended(child);
      child.kill("SIGTERM");
      const timer = setTimeout(() => child?.kill("SIGKILL"), 5000);
      await gone;
      clearTimeout(timer);
    }
    await engine.stop();
  }
}
