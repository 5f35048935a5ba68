import { z } from "zod";
import type { Actor } from "../../db/audit";
import { forgetReporters } from "../../db/reporter";
import { readSetting } from "../../db/setting";
import { DAY } from "../../duty/time/wall-clock";
import { database } from "./database";
import { kept } from "./kept";

/** The key of the setting. */
export const RETENTION = "retention";

/** How many days after a violation came in its reporter is forgotten (个人信息保护法 19: no longer than needed). */
export const retentionShape = z.object({ reporterDays: z.number().int().min(1).max(3650) });
/** Half a year unless set: as long as an answer, a review and a complaint take. */
const USUAL = { reporterDays: 180 } as const;
/** Milliseconds between two rounds. */
const ROUND = 6 * 3_600_000;

const KEEPER: Actor = { kind: "command", name: "retention", role: null, address: null };

/** The rule in use. */
export async function retention(): Promise<z.infer<typeof retentionShape>> {
  const parsed = retentionShape.safeParse(await readSetting(database(), RETENTION));
  return parsed.success ? parsed.data : USUAL;
}

/** Forgets the reporters of whatever came in longer ago than the rule says. @returns how many */
export async function keepRetention(now: number): Promise<number> {
  const { reporterDays } = await retention();
  return forgetReporters(database(), now - reporterDays * DAY, KEEPER);
}

/** Keeps the rule from now on, a few times a day; several processes may, each finds what the others left. */
export function workRetention(): void {
  const holder = kept<{ timer: ReturnType<typeof setInterval> | null }>("retention", () => ({ timer: null }));
  if (holder.timer) return;
  const round = async () => {
    try {
      await keepRetention(Date.now());
    } catch (error) {
      console.error("retention: the database did not answer", error);
    }
  };
  holder.timer = setInterval(() => void round(), ROUND);
  holder.timer.unref();
  setTimeout(() => void round(), 60_000).unref();
}
