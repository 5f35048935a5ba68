import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withEngine } from "./engine";
import { startPostgresForTests } from "./postgres-for-tests";

/** One database engine for a whole run of the `engine` suite; which one, says WUDING_TEST_ENGINE (pglite by default). */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.WUDING_TEST_ENGINE === "postgresql") {
    const cluster = await startPostgresForTests();
    process.env.WUDING_TEST_URL = cluster.url("postgres");
    return cluster.stop;
  }
  const dataDir = mkdtempSync(join(tmpdir(), "wuding-test-"));
  const engine = await withEngine({ dataDir, owner: "test" });
  process.env.WUDING_TEST_URL = engine.url;
  return async () => {
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
