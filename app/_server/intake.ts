import { randomUUID } from "node:crypto";
import type { Actor } from "../../db/audit";
import { listCameras } from "../../db/camera";
import { localCategories } from "../../db/category";
import { keptPhotos } from "../../db/photo";
import { type NewViolation, type StoredViolation, storeViolations } from "../../db/store-violations";
import type { Ask } from "../../duty/answer";
import type { Instant } from "../../duty/plan";
import { type Camera, type CameraReview, reviewOfCamera } from "../../duty/violation/camera";
import { categoryNamed, categoryOf } from "../../duty/violation/category";
import { CAMERAS } from "../../duty/violation/channel";
import type { ReportFrame } from "../../duty/violation/read-report";
import type { Report } from "../../duty/violation/report";
import { routed } from "../../duty/violation/routed";
import type { ViolationLine } from "../../duty/violation/violation-line";
import type { Point } from "../../geo/plane/point";
import { breath, STRETCH } from "./breath";
import type { LiveCity } from "./city";
import { database } from "./database";
import { kept } from "./kept";
import { cityAt } from "./past";
import { violationsCame } from "./violation-news";

/** A report that was taken, or known from before. */
export class TakenReport {
  readonly ok = true;
  readonly violation: number;
  readonly known: boolean;

  constructor(
    /** As it was stored. */
    readonly row: NewViolation,
    { id, known }: StoredViolation,
    private readonly receivedAt: Instant,
  ) {
    this.violation = id;
    this.known = known;
  }

  /** As lists show it; made when asked, since a stream of thousands does not. */
  get line(): ViolationLine {
    return lineOf(this.row, this.violation, this.receivedAt);
  }
}

/** What became of a report: taken and routed, or why not. */
export type Taken =
  | TakenReport
  | { readonly ok: false; readonly fault: string; readonly field: string; readonly expected: string; readonly got: string };

/** Who hands in: `source` names the sender, so that its ids are its own; `by` stands in the audit. */
export interface Sender {
  readonly source: string;
  readonly by: Actor;
}

/** When reports are stored among others of the same sender: after `after` has settled; `begun` is called when those handed in from then on come later. */
export interface Turn {
  readonly after: Promise<unknown> | null;
  readonly begun: () => void;
}

const NO_TURN: Turn = { after: null, begun: () => {} };

const FRESH = 5_000;

/** Something of the city looked up at most every few seconds. */
async function lately<T>(name: string, city: number, read: () => Promise<T>): Promise<T> {
  const holder = kept<{ city: number; at: number; value: Promise<T> | null }>(`intake.${name}`, () => ({ city: 0, at: 0, value: null }));
  if (!holder.value || holder.city !== city || Date.now() - holder.at > FRESH) {
    const value = read();
    value.catch(() => {
      holder.value = null;
    });
    Object.assign(holder, { city, at: Date.now(), value });
  }
  return holder.value as Promise<T>;
}

/** Forgets what was looked up: whoever has just changed cameras or categories must see them changed. */
export function intakeChanged(): void {
  for (const name of ["cameras", "categories"]) kept<{ value: unknown }>(`intake.${name}`, () => ({ value: null })).value = null;
}

/** What reading rows needs to know of the city. `point` takes the sender's coordinates to degrees. */
export async function reportFrame(live: LiveCity, point: (point: Point) => Point = (same) => same): Promise<ReportFrame> {
  const local = await lately("categories", live.head.city, () => localCategories(database(), live.head.city));
  const own = new Map(local.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]));
  const category = (text: string) => categoryOf(text)?.code ?? categoryNamed(text)?.code ?? own.get(text) ?? null;
  return { clock: live.clock, now: Date.now(), category, point };
}

async function reviews(live: LiveCity, reports: readonly Report[]): Promise<(report: Report) => CameraReview | null> {
  if (!reports.some(({ channel }) => CAMERAS.includes(channel))) return () => null;
  const cameras = await lately(
    "cameras",
    live.head.city,
    async () => new Map((await listCameras(database(), live.head.city)).map((one) => [one.code, one] as const)),
  );
  const cameraOf = (device: string | null): Camera | null => (device === null ? null : (cameras.get(device) ?? null));
  return ({ channel, device, at }) => (CAMERAS.includes(channel) ? reviewOfCamera(cameraOf(device), at) : null);
}

/** Who answers at a report's own time: by the version in force then; before the first version, by the present one. */
async function askAt(live: LiveCity, at: Instant): Promise<Ask> {
  return ((await cityAt(live, at)) ?? live).ask;
}

const inForce = ({ plan }: LiveCity, at: Instant) => plan.version.from <= at && (plan.version.to === null || at < plan.version.to);

function rowOf(ask: Ask, report: Report, source: string, review: CameraReview | null): NewViolation {
  const { id, at, point, category, channel, description, address, device, photos, media, reporter } = report;
  const where = routed(ask(point, at), category);
  const told = {
    source,
    sourceId: id ?? randomUUID(),
    at,
    point,
    category,
    channel,
    description,
    address,
    device,
    review,
    media,
    photos,
    reporter,
  };
  return Object.assign(told, where);
}

function lineOf(row: NewViolation, id: number, receivedAt: Instant): ViolationLine {
  const { at, point, category, channel, kind, cell, grid, squad, lead, segment, chief, border, allowance, description } = row;
  const [lon, lat] = point;
  const told = { address: row.address ?? null, device: row.device ?? null, review: row.review ?? null, media: row.media ?? null };
  return {
    ...{
      id,
      at,
      receivedAt,
      lon,
      lat,
      category,
      channel: channel as ViolationLine["channel"],
      kind,
      cell,
      grid,
      squad,
      lead,
      segment,
      chief,
      border,
      allowance,
    },
    ...{ description, ...told, photos: row.photos ?? [], status: "open", mergedInto: null, changedAt: receivedAt },
  };
}

const refusal = (fault: string, field: string, expected: string, got: string): Taken => ({ ok: false, fault, field, expected, got });

/**
 * The one way in for all channels: routes reports at their own times, stores them in one transaction with an audit row, and tells who listens. At most a few
 * thousand at a time. A report whose photos are not there, or whose id was used for something else, is answered as such; the others are taken.
 * They are routed at once and stored in their turn: so whoever sends many keeps their order. @returns what became of each, in their order
 */
export async function takeReports(
  live: LiveCity,
  reports: readonly Report[],
  { source, by }: Sender,
  turn: Turn = NO_TURN,
): Promise<readonly Taken[]> {
  const db = database();
  const { city } = live.head;
  const wanted = [...new Set(reports.flatMap(({ photos }) => photos))];
  const photos = wanted.length > 0 ? await keptPhotos(db.sql, city, wanted) : new Set<string>();
  const missing = (report: Report) => report.photos.find((key) => !photos.has(key));
  const review = await reviews(live, reports);
  const good = reports.filter((report) => missing(report) === undefined);
  const rows: NewViolation[] = [];
  for (const [index, report] of good.entries()) {
    if (index % STRETCH === STRETCH - 1) await breath();
    const ask = inForce(live, report.at) ? live.ask : await askAt(live, report.at);
    rows.push(rowOf(ask, report, source, review(report)));
  }
  await turn.after;
  const stored = await storeViolations(db, city, rows, by, turn.begun);
  if (stored.some(({ known }) => !known)) violationsCame();
  const now = Date.now();
  let next = 0;
  return reports.map((report): Taken => {
    const key = missing(report);
    if (key !== undefined) return refusal("intake.no-photo", "photos", "keys of photos handed in before", key);
    const [row, one] = [rows[next] as NewViolation, stored[next] as StoredViolation];
    next++;
    if (one.differs) return refusal("intake.same-id-other-row", "id", "an id used for this row only", row.sourceId);
    return new TakenReport(row, one, now);
  });
}
