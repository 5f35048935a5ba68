import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter(Boolean);
const text = (file: string) => readFileSync(join(root, file), "utf8");
const code = files.filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith(".d.ts"));
const pure = code.filter((file) => /^(geo|duty)\//.test(file) && !file.endsWith(".test.ts"));
const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:])\/\/.*$/gm, "$1");

test("the pure floors have no clock and no dice", () => {
  const impure = pure.filter((file) =>
    /\bDate\b\s*[.(]|\bnew Date\b|Math\.random|performance\.now|crypto\./.test(withoutComments(text(file))),
  );
  expect(impure).toEqual([]);
});

test("the pure floors import only each other and the allowed packages", () => {
  const allowed = new Set([
    "flatbush",
    "point-in-polygon-hao",
    "@maplibre/geojson-vt",
    "@maplibre/vt-pbf",
    "fflate",
    "saxes",
    "pbf",
    "proj4",
  ]);
  const strays = pure.flatMap((file) =>
    [...withoutComments(text(file)).matchAll(/from\s+"([^"]+)"/g)]
      .map((match) => match[1] as string)
      .filter((source) => (source.startsWith(".") ? /\.\.\/(db|components|app|scripts)\//.test(source) : !allowed.has(source)))
      .concat(
        file.startsWith("geo/") ? [...text(file).matchAll(/from\s+"((?:\.\.\/)+duty\/[^"]+)"/g)].map((match) => match[1] as string) : [],
      )
      .map((source) => `${file}: ${source}`),
  );
  expect(strays).toEqual([]);
});

test("no drawer for odds and ends, no barrel", () => {
  const drawers = /(^|\/)(utils?|helpers?|lib|common|misc|types|core|shared)(\/|\.tsx?$)/;
  expect(code.filter((file) => drawers.test(file))).toEqual([]);
  expect(code.filter((file) => basename(file).startsWith("index."))).toEqual([]);
});

test("each heavy dependency has one importer", () => {
  const importers = (name: RegExp) => code.filter((file) => name.test(text(file)) && !/^e2e\/|\.test\.ts$/.test(file));
  expect(importers(/from "postgres"/)).toEqual(["db/client.ts"]);
  expect(importers(/(from|import\() ?"maplibre-gl"/).filter((file) => !file.startsWith("components/map/"))).toEqual([]);
  expect(importers(/"@deck\.gl\//).filter((file) => !file.startsWith("components/map/"))).toEqual([]);
  expect(
    importers(/from "next-auth[/"]/).filter((file) => !/^app\/_server\/session|^app\/api\/auth\/|^components\/ui\/session/.test(file)),
  ).toEqual([]);
});

test("every word on the screen comes from components/words", () => {
  const screens = code.filter(
    (file) => /^(app|components)\//.test(file) && !file.startsWith("components/words/") && !/\.test\.tsx?$/.test(file),
  );
  const spoken = screens.flatMap((file) =>
    withoutComments(text(file))
      .split("\n")
      .map((line, index) => ({ file, line: index + 1, source: line.trim() }))
      .filter(({ source }) => /\p{Script=Han}/u.test(source)),
  );
  expect(spoken).toEqual([]);
});

test("every export of the pure floors says what it means", () => {
  const silent = pure.flatMap((file) => {
    const lines = text(file).split("\n");
    return lines.flatMap((line, index) => {
      if (!/^export (async )?(function|const|class)/.test(line)) return [];
      const before = lines.slice(0, index).join("\n").trimEnd();
      return before.endsWith("*/") ? [] : [`${file}:${index + 1}`];
    });
  });
  expect(silent).toEqual([]);
});

test("the lock file names no download address", () => {
  expect(/"resolved"\s*:/.test(text("package-lock.json"))).toBe(false);
});

test("versions are pinned", () => {
  const { dependencies, devDependencies } = JSON.parse(text("package.json")) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  expect(loose).toEqual([]);
});
