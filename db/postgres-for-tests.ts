import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL cluster of the test's own, on loopback, in the temporary folder; gone after `stop`. */
export interface PostgresForTests {
  readonly url: (database: string) => string;
  stop(): Promise<void>;
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

/** Starts a cluster without disk synchronisation: its data live as long as one run of tests. @throws where PostgreSQL with PostGIS is missing. */
export async function startPostgresForTests(): Promise<PostgresForTests> {
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
  const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=256MB", "max_connections=60", "jit=off"];
  const flags = ["-D", data, "-p", String(port), "-k", directory, "-h", "127.0.0.1", ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawn(`${programs}/postgres`, flags, options);
  const stop = () =>
    new Promise<void>((done) => {
      const end = () => {
        rmSync(directory, { recursive: true, force: true });
        done();
      };
      if (server.exitCode !== null) return end();
      server.once("exit", end);
      server.kill("SIGINT");
    });
  process.once("exit", () => server.kill("SIGKILL"));
  for (let round = 0; round < 100; round++) {
    try {
      execFileSync(`${programs}/pg_isready`, ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
      return { url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`, stop };
    } catch {
      await new Promise((next) => setTimeout(next, 100));
    }
  }
  await stop();
  throw new Error("PostgreSQL did not start within ten seconds");
}
