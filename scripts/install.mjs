// Plain JavaScript: this runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Prints one step, in both languages of the portal. */
export const say = (zh, en) => process.stdout.write(`[五定] ${zh} · ${en}\n`);

/** The two files MapLibre's worker needs stand where the browser may fetch them. */
function placeMapWorker() {
  const from = join(root, "node_modules/maplibre-gl/dist");
  const to = join(root, "public/maplibre");
  mkdirSync(to, { recursive: true });
  for (const file of ["maplibre-gl-worker.mjs", "maplibre-gl-shared.mjs"]) copyFileSync(join(from, file), join(to, file));
}

/** Installs the packages of the lock file when they are missing or of another lock file. */
export function install() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    say(
      `需要 Node.js 20.9 或更新版本，当前为 ${process.versions.node}`,
      `Node.js 20.9 or newer is needed, this is ${process.versions.node}`,
    );
    process.exit(1);
  }
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(String(major))
    .digest("hex");
  const stamp = join(root, "node_modules/.wuding-installed");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    say("正在安装依赖（首次约一分钟）", "installing packages (about a minute, once)");
    const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (result.status !== 0) {
      say("依赖安装失败，请检查网络或软件源设置", "installing packages failed; check the network or the registry setting");
      process.exit(1);
    }
    writeFileSync(stamp, wanted);
  }
  placeMapWorker();
}
