import { countViolations, type HeatRow, scanHeat } from "../../db/violation";
import { HeatKinds } from "../../duty/violation/heat-kinds";
import { type HeatLens, heatLens } from "../../duty/violation/heat-lens";
import { heatSlot } from "../../duty/violation/heat-slot";
import { HeatIndex } from "../../geo/heat/heat-index";
import { heatRaster } from "../../geo/heat/raster";
import type { Steps } from "../../geo/heat/steps";
import { breath } from "./breath";
import type { LiveCity } from "./city";
import { database } from "./database";
import { Refusal } from "./fault";
import { kept } from "./kept";

/** The city's violations in this process's memory, as heat asks of them. */
export interface Heat {
  readonly index: HeatIndex;
  readonly kinds: HeatKinds;
  readonly lens: HeatLens;
  /** Which state of the plan and of the table this is: answers with the same tag are the same. */
  readonly tag: string;
}

interface Memory {
  readonly city: number;
  readonly cells: LiveCity["plan"]["cells"];
  readonly bounds: string;
  readonly index: HeatIndex;
  readonly kinds: HeatKinds;
  readonly numbers: ReadonlyMap<string, number>;
  /** The highest id that is in. */
  last: number;
  /** Whether the table was read to its end once. */
  whole: boolean;
  reading: Promise<void> | null;
  /** The reading after the one that is under way. */
  next: Promise<void> | null;
  lens: { readonly places: LiveCity["plan"]["places"]; readonly lens: HeatLens } | null;
}

/** Milliseconds a question waits for the table to be read before it is told to come again. */
const PATIENCE = 1500;
/** Seconds after which to come again. */
const AGAIN = 1;
/** Rows of the table in one piece. */
const BATCH = 20_000;

const holder = () => kept<{ memory: Memory | null }>("heat-index", () => ({ memory: null }));

const sameCells = (a: Memory["cells"], b: Memory["cells"]) =>
  a === b || (a.length === b.length && a.every(({ code }, number) => code === b[number]?.code));

/** The memory of a city as it lies now; a new one where cells or bounds have changed: the cells' numbers are their places in the plan. */
function memoryOf({ head, plan, bounds }: LiveCity): Memory {
  if (!bounds) throw new Refusal("no-plan", 503);
  const own = holder();
  const known = own.memory;
  if (known && known.city === head.city && known.bounds === bounds.join() && sameCells(known.cells, plan.cells)) return known;
  const kinds = new HeatKinds();
  own.memory = {
    city: head.city,
    cells: plan.cells,
    bounds: bounds.join(),
    index: new HeatIndex(heatRaster(bounds), { familyOf: kinds.familyOf }),
    kinds,
    numbers: new Map(plan.cells.map(({ code }, number) => [code, number])),
    last: 0,
    whole: false,
    reading: null,
    next: null,
    lens: null,
  };
  return own.memory;
}

/** Puts rows of the table into the index. @throws when the city has moved on to another memory: nobody waits for this one any more. */
function take(memory: Memory, { clock }: LiveCity, rows: readonly HeatRow[]): void {
  if (holder().memory !== memory) throw new Error("heat: superseded");
  const { index, kinds, numbers } = memory;
  for (const { id, lon, lat, at, category, channel, squad, cell, allowance } of rows) {
    const kind = kinds.numberOf(category, channel, squad, allowance !== null);
    index.add({ lon, lat, slot: heatSlot(clock, at), kind, cell: (cell === null ? undefined : numbers.get(cell)) ?? -1 });
    memory.last = id;
  }
}

/** Reads on to the end of the table. A reading that fails is taken up again, where it stopped, by the next question. */
function read(memory: Memory, live: LiveCity): Promise<void> {
  const reading = scanHeat(database(), memory.city, { after: memory.last, batch: BATCH, onBatch: (rows) => take(memory, live, rows) })
    .then(() => {
      memory.whole = true;
    })
    .finally(() => {
      if (memory.reading === reading) memory.reading = null;
    });
  memory.reading = reading;
  // Who waits hears of a failure; where nobody does it must not end the process.
  reading.catch((error) => holder().memory === memory && console.error("heat: reading violations failed", error));
  return reading;
}

/** Reads what is there now. A reading under way may have begun too early: then the one after it, which all who come meanwhile share. */
function current(memory: Memory, live: LiveCity): Promise<void> {
  if (!memory.reading) return read(memory, live);
  if (!memory.whole) return memory.reading;
  memory.next ??= memory.reading
    .catch(() => {})
    .then(() => {
      memory.next = null;
      return read(memory, live);
    });
  return memory.next;
}

/** The share of the table that is in the index. */
async function share({ city, index }: Memory): Promise<number> {
  const all = await countViolations(database(), city);
  return all === 0 ? 0 : Math.min(0.99, Math.floor((100 * index.length) / all) / 100);
}

function lensOf(memory: Memory, { plan: { places } }: LiveCity): HeatLens {
  if (memory.lens?.places !== places) memory.lens = { places, lens: heatLens(memory.index.raster, places, memory.kinds) };
  return memory.lens.lens;
}

function heatIn(memory: Memory, live: LiveCity): Heat {
  const { index, kinds, last } = memory;
  return { index, kinds, lens: lensOf(memory, live), tag: `${live.tag}.${last}.${index.length}` };
}

/**
 * The city's violations, with every row that was there when this was asked. Reads the whole table once, then only what is new.
 * @throws Refusal 503 `heat.building` with the share done, while the table is read for the first time and that takes longer than a breath.
 */
export async function heatOf(live: LiveCity): Promise<Heat> {
  const memory = memoryOf(live);
  const reading = current(memory, live);
  if (memory.whole) await reading;
  else await Promise.race([reading, new Promise((done) => setTimeout(done, PATIENCE))]);
  if (!memory.whole) throw new Refusal("heat.building", 503, { seconds: AGAIN }, { done: await share(memory) });
  return heatIn(memory, live);
}

/** The same, waited for as long as reading takes: for who needs all of them and cannot come again. */
export async function wholeHeat(live: LiveCity): Promise<Heat> {
  const memory = memoryOf(live);
  await current(memory, live);
  return heatIn(memory, live);
}

/** Milliseconds of counting after which others have their turn. */
const TURN = 12;

/** Runs steps to their end, letting others have their turn now and then. */
export async function counted<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < TURN) continue;
    await breath();
    since = performance.now();
  }
}
