import type { Place, Post, WeeklyPattern } from "../plan";
import type { AuditLaw } from "./law";

/** When a post must be manned: its own hours; else, if it is a peak watch, the key hours of its place; else all through the service day. */
export function postHours(post: Post, placeOf: ReadonlyMap<string, Place>, law: AuditLaw): WeeklyPattern {
  if (post.hours !== null) return post.hours;
  const place = post.place === null ? undefined : placeOf.get(post.place);
  return post.mode === "peak-watch" && place ? place.keyHours : law.serviceDay;
}
