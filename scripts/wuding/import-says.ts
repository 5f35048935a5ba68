import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ImportHead } from "../../app/_server/exchange/import-head";
import type { ImportOptions } from "../../app/_server/exchange/import-options";
import type { TakeResult } from "../../app/_server/exchange/take-import";
import { faultWords } from "../../components/words/fault-words";
import { type ImportJob, stagedFaults } from "../../db/import-job";
import { findVersion } from "../../db/version";
import { csvOf } from "../../geo/format/csv-writer";
import type { Run } from "./run";

/** Why an import was refused, as the job remembers it. */
export interface ToldFault {
  readonly fault: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Says what a file is: format, encoding, coordinate system and how that is known. */
export function sayHead({ io, say }: Run, { format, encoding, coordinates, named }: ImportHead): void {
  io.out(say("file.format", { format, encoding: encoding.name, by: say(`encoding.${encoding.by}`) }));
  const [first] = coordinates.candidates;
  if (first && (coordinates.verdict === "named" || coordinates.verdict === "one"))
    io.out(say(`system.${coordinates.verdict}`, { name: first.name, code: first.code, text: named?.text.slice(0, 80) ?? "" }));
  if (coordinates.swapped) io.out(say("system.swapped"));
}

/** Says what its layers are taken as. */
export function sayLayers({ io, say }: Run, { layers, proposed }: ImportHead, options: ImportOptions): void {
  if (!layers.some(({ shapes, lon }) => shapes.length > 0 || lon !== null)) io.out(say("system.no-places"));
  else io.out(say("system.taken", { code: options.system }));
  for (const { layer, use, columns, lon, lat } of options.layers) {
    const seen = layers.find(({ name }) => name === layer);
    const pairs = [...Object.entries(columns), ...(lon === null || lat === null ? [] : [["lon", lon] as const, ["lat", lat] as const])];
    const map = pairs.map((pair) => pair.join("=")).join(" ");
    const known = proposed.some((one) => one.layer === layer && one.remembered && one.use === use) ? say("layer.remembered") : "";
    io.out(`  ${say("layer", { layer, count: seen?.count ?? 0, use })}${map === "" ? "" : `\t${map}`}${known}`);
  }
}

const FIRST = 20;
const PAGE = 1000;

/** Says the first faults of an import and writes all of them to a table. */
export async function sayFaults(run: Run, job: ImportJob, report: string): Promise<void> {
  const { db, io, say, language } = run;
  const rows: (string | number | null)[][] = [];
  for (let page = PAGE; page === PAGE; ) {
    const faults = await stagedFaults(db, job.id, rows.length, PAGE);
    page = faults.length;
    rows.push(
      ...faults.map(({ layer, number, field, fault, got }) => [
        layer,
        number,
        field,
        faultWords(fault, { field: field ?? "", got }, language),
        got,
      ]),
    );
  }
  if (rows.length === 0) return;
  io.out(say("faults", { count: rows.length }));
  for (const [layer, number, field, sentence, got] of rows.slice(0, FIRST))
    io.out(
      `  ${[layer, number, field].filter((one) => one !== null && one !== "").join(" ")}: ${sentence}${got === "" ? "" : ` (${got})`}`,
    );
  if (rows.length > FIRST) io.out(`  ${say("report.more", { count: rows.length - FIRST })}`);
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, csvOf([["layer", "row", "field", "expected", "got"], ...rows]));
  io.out(say("faults.file", { file: report }));
}

/** The sentence of a refusal. */
export function whyRefused({ language }: Run, result: unknown): string {
  const { fault, values = {} } = result as ToldFault;
  return faultWords(fault, values, language);
}

/** Says what came in, and what can be done with it next. */
export async function sayTaken({ db, io, say }: Run, result: TakeResult): Promise<void> {
  const counts = Object.entries({ ...result.counts, ...(result.ground > 0 ? { ground: result.ground } : {}) });
  const head = await findVersion(db, result.plan);
  io.out(
    say("taken", {
      id: result.plan,
      name: head?.name ?? "",
      city: head?.cityName ?? "",
      counts: counts.map((one) => one.join(" ")).join(", "),
    }),
  );
  io.out(say(head && head.communities > 0 && head.cells === 0 ? "next.divide" : "next.force", { id: result.plan }));
}
