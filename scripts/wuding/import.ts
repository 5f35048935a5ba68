import { basename, join } from "node:path";
import type { Actor } from "../../db/audit";
import type { Database } from "../../db/client";
import { knownTimeZone } from "../../duty/time/wall-clock";
import { type Layout, layoutOf, mapping } from "./columns";
import type { Console } from "./console";
import { importCommunities } from "./import-communities";
import { importViolations, type ViolationReport } from "./import-violations";
import { progress } from "./progress";
import { type ReadCommunity, readCommunities } from "./read-communities";
import { Refused } from "./refused";
import { checkEncoding, ENCODINGS, openable } from "./text-file";
import { toldPath } from "./told-path";
import type { Say } from "./words";

/** Options of `import` as they were typed. */
export interface ImportOptions {
  readonly communities?: string | undefined;
  readonly violations?: string | undefined;
  readonly map?: string | undefined;
  readonly "time-zone"?: string | undefined;
  readonly encoding?: string | undefined;
  readonly city?: string | undefined;
  readonly "name-field"?: string | undefined;
  readonly "code-field"?: string | undefined;
  readonly source?: string | undefined;
  readonly report?: string | undefined;
}

/** What is to come in, looked through before a database is opened: nothing is stored of two files of which one is no good. */
export interface ReadyImport {
  readonly communities: { readonly file: string; readonly list: readonly ReadCommunity[] } | null;
  readonly violations: { readonly file: string; readonly layout: Layout } | null;
  readonly encoding: string;
  readonly timeZone: string | undefined;
  readonly options: ImportOptions;
}

function goodCommunities(file: string, encoding: string, options: ImportOptions, say: Say): ReadCommunity[] {
  const { communities, refused } = readCommunities(file, {
    encoding,
    nameField: options["name-field"],
    codeField: options["code-field"],
    say,
  });
  if (refused.length === 0) return communities;
  const lines = refused.slice(0, 50).map((row) => `  ${say("feature", { ...row })}`);
  throw new Refused([say("communities-refused", { file: basename(file), count: refused.length }), ...lines].join("\n"));
}

/** Looks at options and files. @throws Refused with what is wrong. */
export async function readyImport(options: ImportOptions, say: Say): Promise<ReadyImport> {
  if (!options.communities && !options.violations) throw new Refused(say("nothing-to-import"), 2);
  const timeZone = options["time-zone"];
  if (timeZone !== undefined && !knownTimeZone(timeZone)) throw new Refused(say("unknown-zone", { zone: timeZone }), 2);
  const encoding = ENCODINGS[(options.encoding ?? "utf-8").toLowerCase()];
  if (!encoding) throw new Refused(say("unknown-encoding", { encoding: options.encoding ?? "" }), 2);
  const map = mapping(options.map, say);
  const table = options.violations === undefined ? null : toldPath(options.violations);
  if (table !== null) openable(table, say);
  const communities = options.communities
    ? { file: toldPath(options.communities), list: goodCommunities(toldPath(options.communities), encoding, options, say) }
    : null;
  if (table === null) return { communities, violations: null, encoding, timeZone, options };
  await checkEncoding(table, encoding, say);
  return { communities, violations: { file: table, layout: layoutOf(table, encoding, map, say) }, encoding, timeZone, options };
}

function printReport(report: ViolationReport, file: string, say: Say, { out }: Console): void {
  const { lies, kinds } = report;
  const line = (name: string, value: string | number) => out(`  ${name}${say("report.colon")}${value}`);
  const ambiguous = lies.line + lies.overlap + lies.sliver;
  out(say("report.title"));
  line(say("report.read"), report.read);
  line(say("report.taken"), report.taken);
  line(say("report.known"), report.known);
  line(say("report.refused"), report.refused);
  line(say("report.inside"), lies.inside + ambiguous);
  line(say("report.outside"), lies.outside);
  line(say("report.ambiguous"), say("report.ambiguous-kinds", { count: ambiguous, ...lies }));
  line(say("report.kinds"), say("report.kind-counts", kinds));
  if (report.twice > 0) line(say("report.twice"), report.twice);
  if (report.local > 0) line(say("report.local"), report.local);
  line(say("report.seconds"), report.seconds.toFixed(1));
  for (const row of report.firstRefused) out(`  ${say("row", { ...row })}`);
  if (report.refused > report.firstRefused.length) out(`  ${say("report.more", { count: report.refused - report.firstRefused.length })}`);
  if (report.refused > 0) line(say("report.file"), file);
}

/** Brings in what was looked through. @throws Refused when the whole, or all of it from an unclosed quote on, was refused. */
export async function runImport(
  ready: ReadyImport,
  { db, by, say, dataDir, io }: { db: Database; by: Actor; say: Say; dataDir: string; io: Console },
): Promise<void> {
  const { communities, violations, encoding, timeZone, options } = ready;
  if (communities) {
    io.out(say("communities-read", { count: communities.list.length }));
    const told = { file: communities.file, communities: communities.list, city: options.city, timeZone };
    await importCommunities(db, told, by, say, io.out);
  }
  if (!violations) return;
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const report = options.report ? toldPath(options.report) : join(dataDir, "reports", `refused-${stamp}.csv`);
  const told = { ...violations, encoding, timeZone, source: options.source, report };
  const result = await importViolations(db, told, by, say, progress(say("reading"), io));
  printReport(result, report, say, io);
  if (result.unclosed !== null) throw new Refused(say("unclosed", { file: basename(violations.file), row: result.unclosed }));
}
