import type { LiveCity } from "./city";
import { Refusal } from "./fault";
import { type Heat, heatOf } from "./heat";

/** Milliseconds between two looks whether the table has been read. */
const LOOK = 250;

/** The city's violations in memory, waited for as long as reading them takes: for who needs all of them and cannot come again. */
export async function wholeHeat(live: LiveCity): Promise<Heat> {
  for (;;) {
    try {
      return await heatOf(live);
    } catch (error) {
      if (!(error instanceof Refusal && error.fault === "heat.building")) throw error;
      await new Promise((done) => setTimeout(done, LOOK));
    }
  }
}
