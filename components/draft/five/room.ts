import type { Bench } from "../bench";
import type { Desk } from "./use-desk";

/** What every room of the five fixed is given. */
export interface RoomProps {
  readonly bench: Bench;
  readonly desk: Desk;
}
