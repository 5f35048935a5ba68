import type { Point } from "../../geo/plane/point";
import type { Instant } from "../plan";
import type { Channel } from "./channel";

/** Who reported, as far as told. Personal data: kept apart from the violation, shown masked, forgotten by rule. */
export interface Reporter {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** A violation as somebody hands it in, through whichever channel: read, but not yet routed. */
export interface Report {
  /** The sender's own number for it: sent twice, stored once. Null: the portal gives one. */
  readonly id: string | null;
  readonly at: Instant;
  readonly point: Point;
  /** Five digits: of GB/T 47678.5-2026, or a local extension. */
  readonly category: string;
  readonly channel: Channel;
  readonly description: string | null;
  /** Where, in the sender's words. */
  readonly address: string | null;
  /** Code of the camera that saw it. */
  readonly device: string | null;
  /** Keys of photos handed in before. */
  readonly photos: readonly string[];
  /** An address of a picture elsewhere; told on, never fetched. */
  readonly media: string | null;
  readonly reporter: Reporter | null;
}
