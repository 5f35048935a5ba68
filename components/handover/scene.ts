import type { Custody, CustodyState } from "../../duty/handover/custody";
import type { CustodyLine } from "../../duty/handover/custody-line";
import type { HandoverSettings, HandoverStep } from "../../duty/handover/handover-step";
import type { Instant } from "../../duty/plan";

/** A scene under first receipt, as a line of the list of hand-overs; `stateOf` tells what it is by now. */
export type Scene = CustodyLine;

/** A page of scenes; `now` is the portal's clock, `next` where the next page begins. */
export interface Scenes {
  readonly now: Instant;
  readonly settings: HandoverSettings;
  readonly lines: readonly Scene[];
  readonly next: string | null;
}

/** One scene with every step that led there. */
export interface SceneDetail {
  readonly now: Instant;
  readonly settings: HandoverSettings;
  readonly violation: Pick<Scene, "lon" | "lat" | "at" | "category" | "description">;
  readonly between: readonly [string, string];
  readonly steps: readonly HandoverStep[];
  readonly custody: Custody;
}

/** How a scene stands at `now`: an offer left alone, or refused too often, is the leader's. */
export function stateOf(
  { state, dueAt, refusals }: Pick<Scene, "state" | "dueAt" | "refusals">,
  settings: HandoverSettings,
  now: Instant,
): CustodyState {
  if (state === "decided" || state === "closed" || dueAt === null) return state;
  return now >= dueAt || refusals >= settings.refusals ? "to-decide" : state;
}

/** Steps the viewer may take on a scene, the likeliest first. The door judges again. */
export type SceneStep = "offer" | "accept" | "refuse" | "take-back" | "decide" | "close";

/** What one may do about a scene, who one is being told by squad and permissions. */
export function sceneSteps(
  scene: Scene,
  state: CustodyState,
  me: { readonly squad: string | null; readonly may: readonly string[] },
): SceneStep[] {
  if (state === "closed") return [];
  const acts = me.may.includes("custody.take") && me.squad !== null;
  const decides = me.may.includes("custody.decide");
  const holds = acts && scene.holder === me.squad;
  const steps: SceneStep[] = [];
  if (acts && scene.offeredTo === me.squad) steps.push("accept", ...(state === "to-decide" ? [] : (["refuse"] as const)));
  if (holds && state === "held") steps.push("offer");
  if (holds && scene.dueAt !== null) steps.push("take-back");
  if (decides && (scene.dueAt !== null || state === "decided")) steps.push("decide");
  if (holds || decides) steps.push("close");
  return steps;
}

/** Minutes and seconds left, "12:05"; from an hour on with hours, "1:02:05"; null once they have passed. */
export function leftText(until: Instant, now: Instant): string | null {
  const seconds = Math.ceil((until - now) / 1000);
  if (seconds <= 0) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
