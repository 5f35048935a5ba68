import { printedInstant } from "../../time/parse-instant";
import type { WallClock } from "../../time/wall-clock";
import type { ViolationUpdate } from "../violation-update";
import { type Answer, list, type Parts, parts } from "./answer-tree";
import type { Sight } from "./printed-request";
import { updateWord } from "./update-word";

/** An update as FixMyStreet fetches it. Never who wrote it; without a key neither its words nor its picture. */
export const printedUpdate = ({ id, violation, status, at, text, media }: ViolationUpdate, sight: Sight, clock: WallClock): Parts =>
  parts({
    update_id: String(id),
    service_request_id: String(violation),
    status: updateWord(status),
    updated_datetime: printedInstant(at, clock),
    description: sight === "full" && text !== "" ? text : null,
    media_url: sight === "full" ? media : null,
  });

/** Updates, however many. Source: FixMyStreet, "Open311 FMS, proposed differences to Open311". */
export const updatesAnswer = (updates: readonly Parts[]): Answer => ({
  root: "service_request_updates",
  tree: list("request_update", updates),
});
