import type { Channel } from "../../../duty/violation/channel";
import { TONES } from "../../map/palette";

/** The channels by which the squads' own patrol and chiefs find: their finds follow the patrol (domain: bias). */
export const OWN_EYES: readonly Channel[] = ["patrol", "chief"];

/** Colours of own finds, of finds of all other channels, and of patrol hours; told apart by every kind of colour blindness. */
export const EYES_TONE = { own: TONES[0]?.line as string, others: TONES[1]?.line as string, hours: "#7b8794" } as const;
