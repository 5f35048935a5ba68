import type { Channel } from "./channel";

/** Hours of a week, Monday 00:00 first. */
export const WEEK_HOURS = 168;

/** Channels through which the squads see with their own eyes: what comes in by them follows where they go. */
const OWN_EYES: ReadonlySet<Channel> = new Set<Channel>(["patrol", "chief"]);

/** Whether finds of a channel are the squads' own. */
export const byOwnEyes = (channel: Channel): boolean => OWN_EYES.has(channel);

/** Finds by grid and hour of the week, the squads' own apart from the others: number of the grid in the plan's order x 168 + hour of the week. */
export class ExposureFinds {
  readonly own: Float64Array;
  readonly others: Float64Array;

  constructor(readonly grids: number) {
    this.own = new Float64Array(grids * WEEK_HOURS);
    this.others = new Float64Array(grids * WEEK_HOURS);
  }

  /** Adds finds of a channel. A grid of -1 (outside the city) is passed over. @throws for a grid or an hour there is not. */
  add(grid: number, hour: number, channel: Channel, count = 1): void {
    if (grid === -1) return;
    if (!(grid >= 0 && grid < this.grids && hour >= 0 && hour < WEEK_HOURS))
      throw new RangeError(`ExposureFinds: grid ${grid}, hour ${hour}`);
    const finds = byOwnEyes(channel) ? this.own : this.others;
    finds[grid * WEEK_HOURS + hour]! += count;
  }
}
