import type { DistrictOptions } from "../../duty/divide/district-options";
import type { Say } from "./words";

/** What the nouns a first division needs are called, in the language of the command. */
export const firstNames = (say: Say): DistrictOptions["names"] => ({
  squad: say("first.squad"),
  standard: say("first.standard"),
  duty: say("first.duty"),
  dutyText: say("first.duty-text"),
  grid: (community, number) => say("first.grid", { community, number }),
  squadNumber: (number) => say("first.squad-number", { number }),
});
