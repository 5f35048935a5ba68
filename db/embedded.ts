/**
 * The embedded database as a process of its own: PGlite with PostGIS behind a loopback port.
 *
 * Run by db/engine.ts under `flock`, so that the kernel itself keeps a second process off the directory: two writers
 * corrupt it silently. Says `ready PORT` on its output; closes the database and ends when its input ends, that is when
 * whoever started it stops or dies.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { postgis } from "@electric-sql/pglite-postgis";
import { listen } from "./embedded-socket";

/** Writes the address of the database whole or not at all: a reader never sees half a file. Port 0 means: still starting. */
function announce(dataDir: string, port: number, owner: string): void {
  const draft = join(dataDir, "engine.json.new");
  writeFileSync(draft, JSON.stringify({ pid: process.pid, parent: process.ppid, port, owner }), { mode: 0o600 });
  renameSync(draft, join(dataDir, "engine.json"));
}

async function main(): Promise<void> {
  const [dataDir, owner] = process.argv.slice(2);
  if (!dataDir || !owner) throw new Error("embedded.ts DATA_DIR OWNER");
  // Ctrl-C reaches the whole process group; the one who started us decides when the database may close.
  process.on("SIGINT", () => {});
  const directory = join(dataDir, "pglite");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  announce(dataDir, 0, owner);
  const db = await PGlite.create({ dataDir: directory, extensions: { postgis, btree_gist } });
  const { server, port } = await listen(db);
  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    rmSync(join(dataDir, "engine.json"), { force: true });
    server.close();
    await db.close();
    process.exit(0);
  };
  process.on("SIGTERM", close);
  process.stdin.on("end", close).on("close", close).resume();
  announce(dataDir, port, owner);
  process.stdout.write(`ready ${port}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
