import type { Area, Line, Point } from "../geo/plane/point";

/** A moment: milliseconds since 1970-01-01T00:00Z. Spans are half-open: the instant of handover belongs to the newcomer. */
export type Instant = number;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * One stretch of a week on the city's wall clock, half-open: minutes after midnight of each named day.
 * `to` may pass 1440 for a stretch that runs into the next day (22:00-06:00 is 1320-1800); 0 <= from < to <= 2880.
 */
export interface WeeklySpan {
  readonly days: readonly Weekday[];
  readonly from: number;
  readonly to: number;
}

export type WeeklyPattern = readonly WeeklySpan[];

/** One stretch of one day on the city's wall clock, half-open: minutes after its midnight; `to` may pass 1440. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/**
 * 日历: a day that is not lived as its weekday says. `code` is the day ("2026-10-01"); patterns hold on it as on weekday `as`. A statutory holiday
 * forbids enforced execution too (行政强制法 43); a make-up working day (调休) does not. A stretch belongs to the day on which it begins.
 */
export interface CalendarDay {
  readonly code: string;
  readonly name: string;
  readonly kind: "holiday" | "workday";
  readonly as: Weekday;
}

/** 街道办事处. `code` is 9 digits: county 6 + street 3. */
export interface Office {
  readonly code: string;
  readonly name: string;
}

/** 社区. `code` is 12 digits: county 6 + street 3 + community 3 (or the importer's own). */
export interface Community {
  readonly code: string;
  readonly name: string;
  readonly office: string | null;
  readonly area: Area;
}

/** 单元网格: the smallest unit of the survey; 15 characters by GB/T 47678.5's predecessor layout. */
export interface Cell {
  readonly code: string;
  readonly community: string;
  readonly grid: string;
  readonly area: Area;
}

/** 责任网格: a set of cells one squad answers for. Its standard and duty answer when nobody is on post. */
export interface Grid {
  readonly code: string;
  readonly name: string;
  readonly squad: string;
  readonly standard: string;
  readonly duty: string;
}

/** 中队. Its turf is the union of its grids. */
export interface Squad {
  readonly code: string;
  readonly name: string;
  readonly captain: string | null;
  readonly phone: string;
}

export type StreetClass = "main" | "secondary" | "lane";

/** 路段: a piece of street with two ends and a chief (街长). */
export interface Segment {
  readonly code: string;
  readonly name: string;
  readonly street: string;
  readonly class: StreetClass;
  /** Names of the two ends, as people say them: "from 人民路 to 解放路". */
  readonly ends: readonly [string, string];
  readonly line: Line;
  readonly chief: string | null;
  readonly squad: string | null;
}

export type PostKind = "fixed" | "foot" | "vehicle";
/** The duty modes of the practice: peak watch (高峰值守), patrol (巡查), fixed point and joint (定点协同). */
export type DutyMode = "peak-watch" | "patrol" | "fixed-joint";

/** 岗位: a fixed point (line of one point), a foot beat or a vehicle beat (line of two or more). */
export interface Post {
  readonly code: string;
  readonly name: string;
  readonly grid: string;
  readonly kind: PostKind;
  readonly mode: DutyMode;
  readonly line: Line;
  readonly place: string | null;
  /** How many qualified officers must be there whenever it is manned; penalty duty needs two (行政处罚法 42), a watching post none. */
  readonly qualified: number;
  /** When it must be manned; null: in the key hours of its place if it is a peak watch, else all through the service day. */
  readonly hours: WeeklyPattern | null;
}

/** Formal officers hold a certificate and may enforce; assistants (协管) may not (行政强制法 17); cadres serve as chiefs. */
export type PersonKind = "formal" | "assistant" | "cadre";

export interface Person {
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly squad: string | null;
  readonly phone: string;
}

export interface StandardItem {
  readonly code: string;
  readonly text: string;
  /** Category code of GB/T 47678.5-2026 this look is about, if one. */
  readonly category: string | null;
}

/** 定标: a versioned list of looks. */
export interface Standard {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly items: readonly StandardItem[];
}

/** 定责: what the person answers for, and to whom. */
export interface Duty {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  readonly answersTo: string;
}

/** A day on which an assignment is not as its pattern says: these stretches instead (none: nobody comes), and another person if one is named. */
export interface DateException {
  /** "2026-10-01". */
  readonly day: string;
  readonly spans: readonly DaySpan[];
  /** Who comes instead; null: the assigned person. */
  readonly person: string | null;
}

/** The five fixed together: person, post, time, standard, duty; with the B of the A/B deputy pair. */
export interface Assignment {
  readonly code: string;
  readonly grid: string;
  readonly post: string;
  readonly person: string;
  readonly deputy: string | null;
  readonly standard: string;
  readonly duty: string;
  readonly pattern: WeeklyPattern;
  readonly exceptions: readonly DateException[];
  readonly from: Instant;
  readonly to: Instant | null;
}

export type AbsenceReason = "leave" | "sick" | "training" | "other";

/** Somebody is not there: the deputy stands in (AB岗) for as long, if the deputy is. */
export interface Absence {
  readonly code: string;
  readonly person: string;
  readonly reason: AbsenceReason;
  readonly from: Instant;
  readonly to: Instant;
}

/** Squads merged for joint duty at some hours, as at weekends and at night: one of them leads on the turf of all, and their vehicle beats serve it all. */
export interface Merger {
  readonly code: string;
  readonly name: string;
  /** Two squads or more, ascending. */
  readonly squads: readonly string[];
  readonly lead: string;
  readonly hours: WeeklyPattern;
  readonly from: Instant;
  readonly to: Instant | null;
}

export type BorderBasis = "centre-line" | "kerb" | "wall" | "other";
export type BorderState = "proposed" | "agreed" | "adjudicated";

/** Who leads in the band: on one side (the turf of squad `side`) or both (null), during `hours` (null: always). The first part that fits answers. */
export interface BorderPart {
  readonly side: string | null;
  readonly hours: WeeklyPattern | null;
  readonly lead: string;
  readonly support: string;
}

/** 交界处 rule between two squads (`between` in ascending code order). Only agreed and adjudicated rules answer. `width` is metres on each side. */
export interface BorderRule {
  readonly code: string;
  readonly between: readonly [string, string];
  readonly width: number;
  readonly basis: BorderBasis;
  readonly state: BorderState;
  readonly parts: readonly BorderPart[];
  readonly text: string;
  readonly from: Instant;
  readonly to: Instant | null;
}

export type PlaceKind = "market" | "school" | "mall" | "food-street" | "fringe" | "hospital" | "station" | "park";

/** 重点场所 with its key hours. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly at: Point;
  readonly keyHours: WeeklyPattern;
}

/** 疏导点: an area and hours where the named categories are permitted. */
export interface Allowance {
  readonly code: string;
  readonly name: string;
  readonly area: Area;
  readonly categories: readonly string[];
  readonly hours: WeeklyPattern;
  readonly from: Instant;
  readonly to: Instant | null;
}

export type PlanState = "draft" | "in-force" | "retired";

/** What the plan says of itself. `id` 0 means not stored yet. `bureau` answers above the squads (属地兜底). */
export interface PlanVersion {
  readonly id: number;
  readonly city: string;
  readonly name: string;
  readonly state: PlanState;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly timeZone: string;
  readonly sample: boolean;
  readonly bureau: { readonly name: string; readonly phone: string };
}

/** 方案: one whole version of the city's responsibility. Codes are unique per noun; references are by code. */
export interface Plan {
  readonly version: PlanVersion;
  readonly offices: readonly Office[];
  readonly communities: readonly Community[];
  readonly cells: readonly Cell[];
  readonly grids: readonly Grid[];
  readonly squads: readonly Squad[];
  readonly segments: readonly Segment[];
  readonly posts: readonly Post[];
  readonly persons: readonly Person[];
  readonly standards: readonly Standard[];
  readonly duties: readonly Duty[];
  readonly assignments: readonly Assignment[];
  readonly rules: readonly BorderRule[];
  readonly places: readonly Place[];
  readonly allowances: readonly Allowance[];
  readonly days: readonly CalendarDay[];
  readonly absences: readonly Absence[];
  readonly mergers: readonly Merger[];
}
