import type { Instant } from "../../duty/plan";
import { CHANNELS, type Channel } from "../../duty/violation/channel";
import type { Point } from "../../geo/plane/point";

/** What is told about who reported. */
export interface DraftReporter {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** A violation that is being filled in. `id` is made once: however often it is sent, it is stored once. */
export interface NewDraft {
  readonly id: string;
  readonly point: Point | null;
  readonly category: string;
  /** Null: the moment of sending. */
  readonly at: Instant | null;
  readonly channel: Channel;
  readonly description: string;
  readonly address: string;
  readonly device: string;
  /** Keys of photos already handed in. */
  readonly photos: readonly string[];
  readonly reporter: DraftReporter;
}

/** Nobody. */
export const NO_REPORTER: DraftReporter = { name: "", phone: "", email: "" };

const FIRST: Readonly<Record<string, Channel>> = { chief: "chief", administrator: "web" };
/** Channels behind which a citizen stands. */
const CITIZENS: readonly Channel[] = ["12345", "96310", "visit", "microblog", "wechat", "web", "citizen"];

/** The channel a role reports through unless told otherwise. */
export const channelOfRole = (role: string): Channel => FIRST[role] ?? "patrol";

/** Whether a citizen stands behind a channel, who may be named. */
export const fromCitizen = (channel: Channel): boolean => CITIZENS.includes(channel);

/** Whether a channel is a camera's, which is named then. */
export const fromCamera = (channel: Channel): boolean => channel === "fixed-camera" || channel === "vehicle-camera";

/** A draft with nothing in it but what can be guessed. */
export const emptyDraft = (id: string, role: string): NewDraft => ({
  id,
  point: null,
  category: "",
  at: null,
  channel: channelOfRole(role),
  description: "",
  address: "",
  device: "",
  photos: [],
  reporter: NO_REPORTER,
});

/** Another one at the same place, through the same channel. */
export const another = (draft: NewDraft, id: string, role: string): NewDraft => ({
  ...emptyDraft(id, role),
  point: draft.point,
  channel: draft.channel,
  address: draft.address,
});

/** What still misses before it can be sent. */
export type Missing = "place" | "category" | "future";

/** What misses of a draft at a moment; a minute's difference of clocks is no future. */
export const missing = ({ point, category, at }: NewDraft, now: Instant): readonly Missing[] => [
  ...(point ? [] : ["place" as const]),
  ...(category === "" ? ["category" as const] : []),
  ...(at !== null && at > now + 60_000 ? ["future" as const] : []),
];

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** The row as the door of violations takes it. @throws without a place: `missing` says so before */
export function rowOfDraft({ id, point, category, at, channel, description, address, device, photos, reporter }: NewDraft, now: Instant) {
  if (!point) throw new Error(`rowOfDraft: draft ${id} has no place`);
  const { name, phone, email } = reporter;
  const told = fromCitizen(channel) && (orNull(name) ?? orNull(phone) ?? orNull(email)) !== null;
  return {
    id,
    at: new Date(at ?? now).toISOString(),
    lon: point[0],
    lat: point[1],
    category,
    channel,
    description: orNull(description),
    address: orNull(address),
    device: fromCamera(channel) ? orNull(device) : null,
    photos,
    ...(told ? { reporter: { name: orNull(name), phone: orNull(phone), email: orNull(email) } } : {}),
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && value.length === 2 && value.every((one) => Number.isFinite(one));

/** A kept draft, read with care: what was kept by an older page, or by hand, must not stop this one. Null for what is no draft. */
export function keptDraft(kept: string | null, role: string): NewDraft | null {
  let raw: unknown;
  try {
    raw = JSON.parse(kept ?? "null");
  } catch {
    return null;
  }
  if (typeof raw !== "object" || raw === null) return null;
  const told = raw as Record<string, unknown>;
  if (!/^[0-9a-f]{32}$/.test(text(told.id))) return null;
  return {
    id: text(told.id),
    point: isPoint(told.point) ? told.point : null,
    category: text(told.category),
    at: typeof told.at === "number" ? told.at : null,
    channel: CHANNELS.find((one) => one === told.channel) ?? channelOfRole(role),
    description: text(told.description),
    address: text(told.address),
    device: text(told.device),
    photos: Array.isArray(told.photos) ? told.photos.filter((one): one is string => typeof one === "string") : [],
    reporter: NO_REPORTER,
  };
}

/** A draft as it is kept: without who reported. */
export const draftText = (draft: NewDraft): string => JSON.stringify({ ...draft, reporter: undefined });
