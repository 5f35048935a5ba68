import type { Value } from "../../geo/format/format";
import type { Area, Line, Point } from "../../geo/plane/point";
import type { DateException, Instant, WeeklyPattern } from "../plan";
import { civilDay } from "../time/civil";
import { exceptionsOf } from "../time/exceptions-text";
import { parseInstant } from "../time/parse-instant";
import { patternOf } from "../time/pattern-text";
import type { WallClock } from "../time/wall-clock";

/** A shape in WGS84 degrees. */
export type GroundShape =
  | { readonly type: "point"; readonly at: Point }
  | { readonly type: "line"; readonly line: Line }
  | { readonly type: "area"; readonly area: Area };

/** What is wrong with one field of a row: a code for the word list, and what stood there. */
export interface FieldFault {
  readonly field: string;
  readonly fault: string;
  readonly got: string;
}

const MOST_TEXT = 20_000;

/** One row of a table that comes in, read field by field. The first wrong field is remembered; what is read after it has no meaning. */
export class Row {
  fault: FieldFault | null = null;

  constructor(
    private readonly values: (name: string) => Value | undefined,
    readonly shape: GroundShape | null,
    readonly clock: WallClock,
  ) {}

  /** Notes a fault, unless one was noted before. */
  wrong(field: string, fault: string, got: Value | undefined = this.values(field)): void {
    this.fault ??= { field, fault, got: String(got ?? "").slice(0, 80) };
  }

  /** The text of a field, trimmed; "" where nothing stands. */
  text(name: string, need: "needed" | "open" = "open"): string {
    const value = this.values(name);
    const text = value === null || value === undefined ? "" : String(value).trim();
    if (text === "" && need === "needed") this.wrong(name, "row.missing");
    if (text.length > MOST_TEXT) this.wrong(name, "row.too-long");
    if (text.includes("\0")) this.wrong(name, "row.nul");
    return text;
  }

  /** The text of a field, null where nothing stands. */
  nullable(name: string): string | null {
    return this.text(name) || null;
  }

  /** One of a list of words, told by the word itself or by a name people use for it. */
  oneOf<T extends string>(name: string, words: readonly T[], names: Readonly<Record<string, T>>, otherwise?: T): T {
    const text = this.text(name, otherwise === undefined ? "needed" : "open");
    if (text === "" && otherwise !== undefined) return otherwise;
    const found = words.find((word) => word === text.toLowerCase()) ?? (Object.hasOwn(names, text) ? names[text] : undefined);
    if (found === undefined) this.wrong(name, "row.not-one-of");
    return found ?? (words[0] as T);
  }

  /** A finite number. */
  number(name: string, otherwise?: number): number {
    const text = this.text(name, otherwise === undefined ? "needed" : "open");
    if (text === "" && otherwise !== undefined) return otherwise;
    const value = Number(text);
    if (!Number.isFinite(value)) this.wrong(name, "row.not-number");
    return value;
  }

  /** A moment; `otherwise` where nothing stands. */
  instant<T extends Instant | null>(name: string, otherwise: T): Instant | T {
    const text = this.text(name);
    if (text === "") return otherwise;
    const parsed = parseInstant(text, this.clock);
    if (!parsed.ok) this.wrong(name, "row.not-time");
    return parsed.ok ? parsed.at : otherwise;
  }

  /** A weekly pattern. */
  pattern(name: string): WeeklyPattern {
    const pattern = patternOf(this.text(name));
    if (!pattern) this.wrong(name, "row.not-pattern");
    return pattern ?? [];
  }

  /** Days on which something is otherwise. */
  exceptions(name: string): readonly DateException[] {
    const exceptions = exceptionsOf(this.text(name));
    if (!exceptions) this.wrong(name, "row.not-exceptions");
    return exceptions ?? [];
  }

  /** A day of the calendar, "2026-10-01". */
  day(name: string): string {
    const text = this.text(name, "needed");
    const day = civilDay(text);
    if (text !== "" && day === null) this.wrong(name, "row.not-day");
    return day ?? "";
  }

  /** JSON that `fits`. */
  json<T>(name: string, fits: (value: unknown) => value is T, otherwise: T): T {
    const text = this.text(name);
    if (text === "") return otherwise;
    try {
      const value: unknown = JSON.parse(text);
      if (fits(value)) return value;
    } catch {
      // Told below.
    }
    this.wrong(name, "row.not-json");
    return otherwise;
  }

  /** The row's area. */
  area(): Area {
    if (this.shape?.type === "area") return this.shape.area;
    this.wrong("shape", "row.no-area", this.shape?.type ?? "");
    return [];
  }

  /** The row's line. */
  line(): Line {
    if (this.shape?.type === "line") return this.shape.line;
    this.wrong("shape", "row.no-line", this.shape?.type ?? "");
    return [];
  }

  /** The row's point. */
  point(): Point {
    if (this.shape?.type === "point") return this.shape.at;
    this.wrong("shape", "row.no-point", this.shape?.type ?? "");
    return [0, 0];
  }
}
