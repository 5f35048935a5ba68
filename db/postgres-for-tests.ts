import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL cluster of the test's own, on loopback, in the temporary folder; gone after `stop`. */
export interface PostgresForTests {
  readonly url: (database: string) => string;
  stop(): Promise<void>;
  /** Kills the server and all its processes at once, as a power switch would, and starts it again upon the same data. */
  crash(): Promise<void>;
}

/** The folder of the newest PostgreSQL programs with PostGIS, or null where there is none. */
export function postgresPrograms(): string | null {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return null;
  const versions = readdirSync(root)
    .filter(
      (version) => existsSync(`${root}/${version}/bin/initdb`) && existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`),
    )
    .sort((a, b) => Number(b) - Number(a));
  return versions[0] ? `${root}/${versions[0]}/bin` : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}

const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));

/** PostgreSQL refuses to run as root: there it runs as the user `postgres`. */
function accountForServer(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
}

const answers = (programs: string, port: number) => {
  try {
    execFileSync(`${programs}/pg_isready`, ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

const gone = (server: ChildProcess) =>
  new Promise<void>((done) => {
    if (server.exitCode !== null || server.signalCode !== null) done();
    else server.once("exit", () => done());
  });

/** What makes a cluster quick whose data live as long as one run of tests; `durable` leaves out what a killed server would lose. */
const QUICK = ["fsync=off", "full_page_writes=off", "shared_buffers=256MB", "max_connections=60", "jit=off"];

/** Starts a cluster for one run of tests. With `durable` whatever was committed survives a crash of the server, as it does in the field. @throws where PostgreSQL with PostGIS is missing. */
export async function startPostgresForTests({ durable = false } = {}): Promise<PostgresForTests> {
  const programs = postgresPrograms();
  if (!programs) throw new Error("PostgreSQL with PostGIS is not installed");
  const directory = mkdtempSync(join(tmpdir(), "wuding-postgres-"));
  chmodSync(directory, 0o755);
  const data = join(directory, "data");
  mkdirSync(data, { mode: 0o700 });
  const account = accountForServer();
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(directory, account.uid, account.gid);
    chownSync(data, account.uid, account.gid);
  }
  const options = { ...account, cwd: directory, stdio: "ignore" as const };
  execFileSync(`${programs}/initdb`, ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], options);
  const port = await freePort();
  const settings = durable ? ["shared_buffers=256MB", "max_connections=60", "jit=off"] : [...QUICK, "synchronous_commit=off"];
  const flags = ["-D", data, "-p", String(port), "-k", directory, "-h", "127.0.0.1", ...settings.flatMap((setting) => ["-c", setting])];
  let server: ChildProcess;
  const stop = async () => {
    server.kill("SIGINT");
    await gone(server);
    rmSync(directory, { recursive: true, force: true });
  };
  const begin = async () => {
    server = spawn(`${programs}/postgres`, flags, options);
    for (let round = 0; round < 200; round++) {
      if (answers(programs, port)) return;
      await new Promise((next) => setTimeout(next, 100));
    }
    await stop();
    throw new Error("PostgreSQL did not start within twenty seconds");
  };
  const crash = async () => {
    const children = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === server.pid);
    for (const pid of [String(server.pid), ...children]) kill(Number(pid));
    await gone(server);
    rmSync(join(data, "postmaster.pid"), { force: true });
    await begin();
  };
  process.once("exit", () => server.kill("SIGKILL"));
  await begin();
  return { url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`, stop, crash };
}

function parentOf(pid: string): number | null {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[1],
    );
  } catch {
    return null;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already: it died with the others.
  }
}
