import type { Area, Bounds, Line, Point } from "../../geo/plane/point";
import type {
  BorderBasis,
  BorderPart,
  BorderState,
  Duty,
  DutyMode,
  Instant,
  PersonKind,
  PlaceKind,
  PostKind,
  Standard,
  StreetClass,
  WeeklyPattern,
} from "../plan";

/** What a notice board is about: a grid, a segment, or the border of two squads (ascending codes). */
export type BoardWhat =
  | { readonly kind: "grid"; readonly code: string }
  | { readonly kind: "segment"; readonly code: string }
  | { readonly kind: "border"; readonly between: readonly [string, string] };

/** A person as the public reads it: no phone. `code` finds the photo. */
export interface BoardPerson {
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind;
}

/** One assignment as a row of the five fixed. `number` is the post's sign on the map: rows of one post share it. */
export interface BoardRow {
  readonly code: string;
  readonly number: number;
  readonly person: BoardPerson;
  readonly deputy: BoardPerson | null;
  readonly post: { readonly code: string; readonly name: string; readonly kind: PostKind; readonly mode: DutyMode };
  readonly hours: WeeklyPattern;
  readonly standard: Standard;
  readonly duty: Duty;
}

/** A squad that answers, with its public duty phone. */
export interface BoardSquad {
  readonly code: string;
  readonly name: string;
  readonly phone: string;
  readonly captain: BoardPerson | null;
}

/** A segment along which the board stands, and its chief. */
export interface BoardSegment {
  readonly code: string;
  readonly name: string;
  readonly street: string;
  readonly ends: readonly [string, string];
  readonly class: StreetClass;
  readonly chief: BoardPerson | null;
}

/** A border rule as told in the street. `parts` are in the order in which they answer. */
export interface BoardRule {
  readonly code: string;
  readonly width: number;
  readonly basis: BorderBasis;
  readonly state: BorderState;
  readonly text: string;
  readonly parts: readonly BorderPart[];
  readonly since: Instant;
}

/** An area where a stall is permitted, and when. */
export interface BoardAllowance {
  readonly code: string;
  readonly name: string;
  readonly hours: WeeklyPattern;
  readonly area: Area;
}

/** Squads on joint duty at some hours: then `lead` answers for the turf of all. */
export interface BoardMerger {
  readonly code: string;
  readonly name: string;
  readonly hours: WeeklyPattern;
  readonly lead: BoardSquad;
}

/** What the board draws: degrees, clipped to `frame` and thinned. `focus` is the box of the board's own ground. */
export interface BoardMap {
  readonly frame: Bounds;
  readonly focus: Bounds;
  /** The board's own ground: its area (a grid), its line (a segment) or lines (a border). */
  readonly own: { readonly area: Area; readonly lines: readonly Line[]; readonly bandMetres: number };
  readonly grids: readonly { readonly code: string; readonly name: string; readonly squad: string; readonly area: Area }[];
  readonly streets: readonly { readonly name: string; readonly class: StreetClass; readonly line: Line }[];
  readonly posts: readonly { readonly number: number; readonly kind: PostKind; readonly lines: readonly Line[]; readonly at: Point }[];
  readonly places: readonly { readonly name: string; readonly kind: PlaceKind; readonly at: Point }[];
  readonly allowances: readonly BoardAllowance[];
}

/** 公示牌: everything a notice board in the street tells, as plain data. Public: of phones it holds only those of squads and the bureau. */
export interface Board {
  readonly what: BoardWhat;
  /** The public code in the address of the QR code. */
  readonly code: string;
  /** A grid's or segment's name; of a border the names of both squads. */
  readonly names: readonly string[];
  readonly at: Instant;
  readonly map: BoardMap;
  readonly rows: readonly BoardRow[];
  /** The squad that answers (of a border both, in the order of the pair); a segment of nobody's turf has none. */
  readonly squads: readonly BoardSquad[];
  /** Joint duty of these squads with others, by code. */
  readonly mergers: readonly BoardMerger[];
  /** The segment itself, or those along a grid. */
  readonly segments: readonly BoardSegment[];
  /** The rule of a border that answers at `at`; null for an unsettled one and for other boards. */
  readonly rule: BoardRule | null;
  /** What holds when nobody is on post: on the grid, or on that in which the middle of the segment lies; null for a border. */
  readonly ground: { readonly standard: Standard; readonly duty: Duty } | null;
  readonly bureau: { readonly name: string; readonly phone: string };
  readonly version: {
    readonly city: string;
    readonly name: string;
    readonly since: Instant;
    readonly timeZone: string;
    readonly sample: boolean;
  };
}
