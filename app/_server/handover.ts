import { z } from "zod";
import { readSetting } from "../../db/setting";
import { type HandoverSettings, USUAL_HANDOVER } from "../../duty/handover/handover-step";
import { database } from "./database";

/** The key of the setting. */
export const HANDOVER = "handover";

/** When a hand-over goes to the leader, as the setting keeps it. */
export const handoverShape = z.object({ refusals: z.number().int().min(1).max(20), minutes: z.number().int().min(1).max(10_080) });

/** The rules of handing over in use. */
export async function handoverSettings(): Promise<HandoverSettings> {
  const parsed = handoverShape.safeParse(await readSetting(database(), HANDOVER));
  return parsed.success ? parsed.data : USUAL_HANDOVER;
}
