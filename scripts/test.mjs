// `npm test`: installs what the tests need, runs every suite on both engines, and ends with one line of figures.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { install, root, say } from "./install.mjs";

const total = { passed: 0, failed: 0, skipped: 0 };
const skipped = [];
const temporary = mkdtempSync(join(tmpdir(), "wuding-npm-test-"));
const started = Date.now();
const only = process.argv.slice(2);

function count(name, passed, failed, left = 0) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += left;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  process.stdout.write(`[${seconds} s] ${name}: ${passed} passed, ${failed} failed${left ? `, ${left} skipped` : ""}\n`);
}

function skip(name, why) {
  skipped.push(`${name}: ${why}`);
  count(name, 0, 0, 1);
}

const wanted = (name) => only.length === 0 || only.includes(name);

/** Runs a program, its output straight through; answers with its status. */
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } }).status ?? 1;

/** Runs a program beside others; what it says comes in one piece when it has ended. Answers with its status. */
const aside = (command, args, env) =>
  new Promise((done) => {
    const said = [];
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => said.push(piece));
    child.once("close", (status) => {
      process.stdout.write(Buffer.concat(said));
      done(status ?? 1);
    });
    child.once("error", () => done(1));
  });

const program = (name) => join(root, "node_modules/.bin", name);

/** What the tests need of the system: file that shows it is there, Debian's package. */
const SYSTEM = [
  { name: "chromium", there: () => existsSync("/usr/bin/chromium"), packages: ["chromium"] },
  { name: "fonts", there: () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), packages: ["fonts-noto-cjk"] },
  { name: "postgresql", there: () => postgisThere(), packages: [postgisPackage()] },
];

function postgisThere() {
  const result = spawnSync("sh", ["-c", "ls /usr/lib/postgresql/*/bin/initdb /usr/share/postgresql/*/extension/postgis.control"], {
    encoding: "utf8",
  });
  return result.status === 0;
}

/** The PostGIS package is named after the PostgreSQL of the release: 15 on Debian 12. */
function postgisPackage() {
  const found = spawnSync("apt-cache", ["search", "--names-only", "^postgresql-[0-9]+-postgis-3$"], { encoding: "utf8" });
  const names = (found.stdout ?? "")
    .split("\n")
    .map((line) => line.split(" ")[0])
    .filter(Boolean)
    .sort();
  return names.at(-1) ?? "postgresql-15-postgis-3";
}

function installSystem() {
  const missing = SYSTEM.filter((need) => !need.there());
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) {
    say(`缺少系统软件包：${packages.join(" ")}（需要管理员安装）`, "system packages are missing and cannot be installed from this account");
    return;
  }
  say(`正在安装测试所需系统软件包：${packages.join(" ")}`, "installing system packages for the tests");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const quiet = ["-qq", "-o=Dpkg::Use-Pty=0"];
  const apt = (...args) =>
    spawnSync("apt-get", [...quiet, ...args], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...env } }).status;
  apt("update");
  for (const need of missing)
    apt("install", "-y", "--no-install-recommends", ...need.packages.map((name) => (need.name === "postgresql" ? postgisPackage() : name)));
  // Debian starts a cluster of its own when PostgreSQL is installed; the tests bring theirs.
  if (packages.some((name) => name.startsWith("postgresql"))) spawnSync("service", ["postgresql", "stop"], { stdio: "ignore" });
}

function lint() {
  count("lint", ...(run(program("biome"), ["check", "--error-on-warnings", "."]) === 0 ? [1, 0] : [0, 1]));
}

function types() {
  const pure = run(program("tsc"), ["-b", "geo", "duty"]) === 0;
  count("types of the pure floors", pure ? 1 : 0, pure ? 0 : 1);
  const all = run(program("tsc"), ["--noEmit", "-p", "."]) === 0;
  count("types", all ? 1 : 0, all ? 0 : 1);
}

async function suite(name, projects, env = {}) {
  const report = join(temporary, `${name.replaceAll(" ", "-")}.json`);
  const args = [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const status = await aside(program("vitest"), args, env);
  if (!existsSync(report)) return count(name, 0, 1);
  const result = JSON.parse(readFileSync(report, "utf8"));
  const broken = result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const failed = result.numFailedTests + broken;
  count(name, result.numPassedTests, status !== 0 && failed === 0 ? 1 : failed, result.numPendingTests + result.numTodoTests);
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function healthy(url, child) {
  for (let round = 0; round < 600 && child.exitCode === null; round++) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((next) => setTimeout(next, 500));
  }
  return false;
}

/** Starts the portal as its user would, on the sample city; `null` when it does not come up. */
async function startPortal(env) {
  const port = await freePort();
  const child = spawn("npm", ["start"], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env, PORT: String(port) },
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    process.kill(-child.pid, "SIGINT");
    const timer = setTimeout(() => process.kill(-child.pid, "SIGKILL"), 20_000);
    await gone;
    clearTimeout(timer);
  };
  if (await healthy(url, child)) return { url, stop };
  await stop();
  return null;
}

/** The main journeys: these run on both engines, the rest of the browser tests on the embedded one. On PostgreSQL news travel by LISTEN. */
const MAIN = ["e2e/captain.spec.ts", "e2e/violation.spec.ts", "--grep", "finds a market|handed in at the door|merged with one click"];

async function journeys(name, env, files = []) {
  if (
    !existsSync("/usr/bin/chromium") &&
    spawnSync(program("playwright"), ["install", "chromium"], { stdio: "ignore", timeout: 120_000 }).status !== 0
  ) {
    return skip(name, "no Chromium on this machine and none to be had");
  }
  const portal = await startPortal(env);
  if (!portal) return count(`${name} (the portal did not start)`, 0, 1);
  try {
    const report = join(temporary, `${name.replaceAll(" ", "-")}.json`);
    const more = {
      E2E_BASE_URL: portal.url,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      E2E_OUTPUT: join(temporary, "e2e", name.replaceAll(" ", "-")),
    };
    run(program("playwright"), ["test", "--reporter=list,json", ...files], more);
    if (!existsSync(report)) return count(name, 0, 1);
    const { stats, errors } = JSON.parse(readFileSync(report, "utf8"));
    if (stats.flaky > 0) process.stdout.write(`${name}: ${stats.flaky} passed only at the second try (marked flaky above)\n`);
    count(name, stats.expected + stats.flaky, stats.unexpected + (errors?.length ?? 0), stats.skipped);
  } finally {
    await portal.stop();
  }
}

async function onEngine() {
  if (postgisThere()) await suite("PostgreSQL", ["engine"], { WUDING_TEST_ENGINE: "postgresql" });
  else skip("PostgreSQL", "PostgreSQL with PostGIS is not installed and could not be");
}

async function main() {
  install();
  installSystem();
  if (wanted("lint")) lint();
  if (wanted("types")) types();
  if (wanted("pure")) await suite("pure", ["pure", "house"]);
  if (wanted("start") || wanted("journeys")) (await import("./build.mjs")).build();
  // Each engine waits for its database half of the time, and starting and stopping waits most of it: the suites share the machine.
  await Promise.all([
    wanted("pglite") ? suite("embedded database", ["engine"], { WUDING_TEST_ENGINE: "pglite" }) : null,
    wanted("postgresql") ? onEngine() : null,
    wanted("start") ? suite("start and stop", ["start"]) : null,
  ]);
  if (wanted("journeys")) {
    await journeys("journeys on the embedded database", { DATA_DIR: join(temporary, "data"), DATABASE_URL: "" });
    if (postgisThere())
      await onPostgres((url) => journeys("journeys on PostgreSQL", { DATA_DIR: join(temporary, "data-pg"), DATABASE_URL: url }, MAIN));
    else skip("journeys on PostgreSQL", "PostgreSQL with PostGIS is not installed and could not be");
  }
  for (const line of skipped) process.stdout.write(`skipped: ${line}\n`);
  const tail = total.skipped ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${tail}\n`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** A PostgreSQL of the run's own for the journeys. */
async function onPostgres(work) {
  const { register } = await import("tsx/esm/api");
  register();
  const { startPostgresForTests } = await import("../db/postgres-for-tests.ts");
  const cluster = await startPostgresForTests();
  try {
    await work(cluster.url("postgres"));
  } finally {
    await cluster.stop();
  }
}

try {
  await main();
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
