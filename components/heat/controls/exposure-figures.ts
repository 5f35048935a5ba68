/** Patrol hours beside finds: `own` by the squads' own eyes (patrol, chiefs), `others` by all other channels. */
export interface ExposureFigures {
  readonly hours: number;
  readonly own: number;
  readonly others: number;
}

/** The same of one grid (责任网格). */
export interface GridExposure extends ExposureFigures {
  readonly grid: string;
  readonly name: string;
}

/** The exposure of a question as the panel shows it. */
export interface Exposure {
  /** By hour of the day (24) or of the week (168, Monday 00:00 first). */
  readonly byHour: readonly ExposureFigures[];
  readonly byGrid: readonly GridExposure[];
  readonly verdict: { readonly code: string; readonly values: Readonly<Record<string, string | number>> };
}

/** A grid beside the city: shares of all own and of all other finds, and how far they lie apart. */
export interface GridRow extends GridExposure {
  /** Own finds per patrol hour; null without an hour. */
  readonly perHour: number | null;
  readonly ownShare: number;
  readonly othersShare: number;
  /** Others' share less the own: above 0 others see what the patrol does not. */
  readonly difference: number;
}

const NONE: ExposureFigures = { hours: 0, own: 0, others: 0 };

const added = (one: ExposureFigures, other: ExposureFigures): ExposureFigures => ({
  hours: one.hours + other.hours,
  own: one.own + other.own,
  others: one.others + other.others,
});

/** The sum of figures. */
export const exposureTotal = (figures: readonly ExposureFigures[]): ExposureFigures => figures.reduce(added, NONE);

/** Figures by hour of the day, from those of the day or of the week. @throws when they are neither 24 nor 168. */
export function hoursOfDay(byHour: readonly ExposureFigures[]): readonly ExposureFigures[] {
  if (byHour.length !== 24 && byHour.length !== 168) throw new Error(`hoursOfDay: ${byHour.length} hours, not 24 or 168`);
  const sums = new Array<ExposureFigures>(24).fill(NONE);
  byHour.forEach((figures, slot) => {
    sums[slot % 24] = added(sums[slot % 24] as ExposureFigures, figures);
  });
  return sums;
}

/** Finds per patrol hour; null without one. */
export const perHour = ({ hours, own }: ExposureFigures): number | null => (hours > 0 ? own / hours : null);

const share = (part: number, all: number) => (all > 0 ? part / all : 0);

/** Grids by how far own and others' finds lie apart, farthest first. */
export function gridRows(byGrid: readonly GridExposure[]): GridRow[] {
  const total = exposureTotal(byGrid);
  return byGrid
    .map((grid) => {
      const [ownShare, othersShare] = [share(grid.own, total.own), share(grid.others, total.others)];
      return { ...grid, perHour: perHour(grid), ownShare, othersShare, difference: othersShare - ownShare };
    })
    .sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference) || one.grid.localeCompare(other.grid));
}
