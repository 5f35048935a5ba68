import type { intakeFaultZh } from "./intake-fault-zh";

/** The same in English. */
export const intakeFaultEn: Record<keyof typeof intakeFaultZh, string> = {
  flood: "Too many requests; try again in {seconds, number} seconds.",
  "intake.bad-json": "This line is no valid JSON.",
  "intake.line-too-long": "This line is longer than 65,536 characters.",
  "intake.bad-row": "An object with at, lon, lat, category, channel and more is expected.",
  "intake.bad-id": "The id must be text of at most 200 characters.",
  "intake.bad-time":
    "The time cannot be read; ISO 8601 is expected, such as 2026-11-24T07:20:00+08:00; without an offset it is the city's time.",
  "intake.future": "The time is in the future.",
  "intake.too-old": "The time is before the year 2000.",
  "intake.bad-place": "Longitude must be from -180 to 180 and latitude from -90 to 90.",
  "intake.unknown-category": "No such category: a national code (2026 or 2013), a code of the city's own, or the full name is expected.",
  "intake.unknown-channel": "No such channel.",
  "intake.not-text": "Text is expected.",
  "intake.too-long": "The text is too long.",
  "intake.bad-photos": "Photos are told by the keys that uploading gave, at most nine.",
  "intake.no-photo": "There is no photo {got}; upload it first.",
  "intake.bad-media": "The address of a picture must begin with http:// or https://.",
  "intake.bad-reporter": "The reporter must be an object with name, phone, email.",
  "intake.same-id-other-row": "The id {got} was used for a row that says something else.",
  "violation.none": "There is no such violation, or it is not yours to see.",
  "update.no-violation": "There is no such violation.",
  "update.is-merged": "This violation is merged into another one.",
  "update.not-merged": "This violation is not merged into any.",
  "update.into-itself": "It cannot be merged into itself.",
  "update.into-merged": "The other one is itself merged into a third; merge into that.",
  "update.into-unknown": "There is no violation to merge into.",
  "category.known": "There is a category of that name.",
  "category.full": "The class has no number left for local categories.",
};
