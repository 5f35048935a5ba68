import { knownTimeZone } from "../../duty/time/wall-clock";
import { district } from "./district";
import { divide } from "./divide";
import { exportVersion, WRITTEN } from "./export";
import { importFiles, importList, importResume } from "./import-file";
import { Refused } from "./refused";
import { repair } from "./repair";
import type { Command, Typed } from "./run";
import { toldFiles, toldImport } from "./told-import";
import { idOf, numberOf } from "./told-numbers";
import { toldPath } from "./told-path";
import { versionCompare, versionCopy, versionDrop, versionForce, versionList, versionMake, versionWithdraw } from "./version";
import type { Say } from "./words";

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean" } as const;

/** Options of the commands that work on versions, beside those every command knows. */
export const PLAN_OPTIONS = {
  as: TEXT,
  layer: { type: "string", multiple: true },
  system: TEXT,
  draft: TEXT,
  "new-draft": TEXT,
  "based-on": TEXT,
  whole: FLAG,
  "replace-ground": FLAG,
  "skip-faults": FLAG,
  from: TEXT,
  tolerance: TEXT,
  "fill-gaps": TEXT,
  target: TEXT,
  digits: TEXT,
  grids: TEXT,
  squads: TEXT,
  seed: TEXT,
  compact: TEXT,
  streets: TEXT,
  barrier: TEXT,
  alternatives: TEXT,
  apply: FLAG,
  format: TEXT,
  out: TEXT,
} as const;

const SHARED = {
  name: TEXT,
  city: TEXT,
  "time-zone": TEXT,
  map: TEXT,
  encoding: TEXT,
  report: TEXT,
  communities: TEXT,
  violations: TEXT,
} as const;
type Options = Typed<typeof PLAN_OPTIONS & typeof SHARED>;

function needed(option: keyof Options & string, typed: string | undefined, say: Say): string {
  const text = typed?.trim() ?? "";
  if (text === "") throw new Refused(say("missing-option", { option }), 2);
  if (text.length > 200 || /\p{Cc}/u.test(text)) throw new Refused(say("bad-name", { most: 200 }), 2);
  return text;
}

const BARRIERS = ["water", "rail", "wall"] as const;

function barriersOf(typed: string | undefined, say: Say): Record<(typeof BARRIERS)[number], boolean> {
  const named = (typed ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const strange = named.find((one) => !BARRIERS.some((barrier) => barrier === one));
  if (strange !== undefined) throw new Refused(say("bad-barrier", { got: strange }), 2);
  return { water: named.includes("water"), rail: named.includes("rail"), wall: named.includes("wall") };
}

/** How many words stand after each command's own. */
export const PLAN_TAKES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  "import resume": [1, 1],
  "version copy": [1, 1],
  "version force": [1, 1],
  "version withdraw": [1, 1],
  "version drop": [1, 1],
  "version compare": [2, 2],
  repair: [1, 1],
  divide: [1, 1],
  district: [1, 1],
  export: [1, 1],
};

/** Commands that bring files in, and make, repair, divide, compare and write versions. */
export const PLAN_COMMANDS = {
  "import FILE": (options, say, given) => {
    const with_ = (["communities", "violations"] as const).find((one) => options[one] !== undefined);
    if (with_) throw new Refused(say("not-both", { one: with_, other: given[0] ?? "" }), 2);
    const [told, files] = [toldImport(options, say), toldFiles(given, say)];
    return (run) => importFiles(run, files, told);
  },
  "import list": () => importList,
  "import resume": (options, say, [id]) => {
    const [number, told] = [idOf(id, say), toldImport(options, say)];
    return (run) => importResume(run, number, told);
  },
  "version list": () => versionList,
  "version copy": (options, say, [id]) => {
    const [number, name] = [idOf(id, say), needed("name", options.name, say)];
    return (run) => versionCopy(run, number, name);
  },
  "version make": (options, say) => {
    const { city, "time-zone": zone } = options;
    const name = needed("name", options.name, say);
    if (zone !== undefined && !knownTimeZone(zone)) throw new Refused(say("unknown-zone", { zone }), 2);
    return (run) => versionMake(run, name, city?.trim() || undefined, zone);
  },
  "version force": (options, say, [id]) => {
    const [number, from] = [idOf(id, say), needed("from", options.from, say)];
    return (run) => versionForce(run, number, from);
  },
  "version withdraw": (_options, say, [id]) => {
    const number = idOf(id, say);
    return (run) => versionWithdraw(run, number);
  },
  "version drop": (_options, say, [id]) => {
    const number = idOf(id, say);
    return (run) => versionDrop(run, number);
  },
  "version compare": (_options, say, [one, other]) => {
    const [a, b] = [idOf(one, say), idOf(other, say)];
    return (run) => versionCompare(run, a, b);
  },
  repair: (options, say, [id]) => {
    const number = idOf(id, say);
    const tolerance = numberOf("tolerance", options.tolerance, { least: 0, most: 50 }, 2, say);
    const fillGaps = numberOf("fill-gaps", options["fill-gaps"], { least: 0, most: 1e9 }, 5000, say);
    return (run) => repair(run, number, { tolerance, fillGaps }, options.apply ?? false);
  },
  divide: (options, say, [id]) => {
    const number = idOf(id, say);
    const target = numberOf("target", options.target, { least: 100, most: 1e8 }, 10_000, say);
    const digits = numberOf("digits", options.digits, { least: 1, most: 8, whole: true }, 3, say);
    return (run) => divide(run, number, { target, digits }, options.apply ?? false);
  },
  district: (options, say, [id]) => {
    const whole = (option: "grids" | "squads" | "seed" | "alternatives" | "apply", least: number, most: number, otherwise: number | null) =>
      numberOf(option, options[option] as string | undefined, { least, most, whole: true }, otherwise, say);
    const share = (option: "tolerance" | "compact" | "streets", most: number, otherwise: number) =>
      numberOf(option, options[option], { least: 0, most }, otherwise, say);
    const number = idOf(id, say);
    const alternatives = whole("alternatives", 1, 20, 1);
    const told = {
      grids: whole("grids", 1, 10_000, null),
      squads: whole("squads", 1, 1000, 1),
      tolerance: share("tolerance", 1, 0.05),
      seed: whole("seed", 0, 2 ** 31 - 100, 1),
      compact: share("compact", 10, 1),
      streets: share("streets", 1, 1),
      barriers: barriersOf(options.barrier, say),
      alternatives,
      apply: whole("apply", 1, alternatives, 0),
    };
    return (run) => district(run, number, told);
  },
  export: (options, say, [id]) => {
    const number = idOf(id, say);
    const format = WRITTEN.find(({ name }) => name === options.format);
    if (!format) throw new Refused(say("bad-format", { formats: WRITTEN.map(({ name }) => name).join(", ") }), 2);
    if (!options.out) throw new Refused(say("missing-option", { option: "out" }), 2);
    const path = toldPath(options.out);
    return (run) => exportVersion(run, number, format, path);
  },
} as const satisfies Readonly<Record<string, Command<Options>>>;
