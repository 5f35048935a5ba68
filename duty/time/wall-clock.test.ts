import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { civilOf, dayExists, daysOf } from "./civil";
import { parseInstant, printedInstant } from "./parse-instant";
import { DAY, MINUTE, wallClock } from "./wall-clock";

const ZONES = ["Asia/Shanghai", "America/Chicago", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia", "UTC"];
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.parse("1995-01-01"), max: Date.parse("2040-01-01") });

test("the wall shows what the runtime's own calendar shows, to the second", () => {
  fc.assert(
    fc.property(zone, instant, (timeZone, at) => {
      const { year, month, day, minute, second } = wallClock(timeZone).wall(at);
      const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
      const two = (value: number) => String(value).padStart(2, "0");
      expect(`${year}-${two(month)}-${two(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}`).toBe(
        format.format(at),
      );
    }),
    { numRuns: 400 },
  );
});

test("minute of the week and weekday agree with the wall", () => {
  fc.assert(
    fc.property(zone, instant, (timeZone, at) => {
      const clock = wallClock(timeZone);
      const { weekday, minute, year, month, day } = clock.wall(at);
      expect(clock.minuteOfWeek(at)).toBe((weekday - 1) * 1440 + minute);
      expect(weekday % 7).toBe(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
    }),
  );
});

test("what was printed reads back as the same second, whatever the clock did", () => {
  fc.assert(
    fc.property(zone, instant, (timeZone, at) => {
      const clock = wallClock(timeZone);
      expect(parseInstant(printedInstant(at, clock), clock)).toEqual({ ok: true, at: Math.floor(at / 1000) * 1000, note: null });
      const bare = printedInstant(at, clock).slice(0, 19);
      const read = parseInstant(bare, clock);
      if (!read.ok) throw new Error(`${bare} was shown by the wall`);
      expect(
        read.note === null
          ? [Math.floor(at / 1000) * 1000]
          : [Math.floor(at / 1000) * 1000, Math.floor(at / 1000) * 1000 - 3_600_000, Math.floor(at / 1000) * 1000 - 1_800_000],
      ).toContain(read.at);
    }),
    { numRuns: 300 },
  );
});

describe("a clock that is put forward and back", () => {
  const clock = wallClock("America/Chicago");

  test("never shows the hour it skips", () => {
    expect(parseInstant("2018-03-11T02:30:00", clock)).toEqual({ ok: false, fault: "time.nonexistent" });
    expect(clock.nearest(Date.UTC(2018, 2, 11, 2, 30))).toBe(Date.parse("2018-03-11T08:00:00Z"));
    expect(parseInstant("2018-03-11T03:00", clock)).toMatchObject({ ok: true, at: Date.parse("2018-03-11T08:00:00Z") });
  });

  test("shows an hour twice: the first counts and it is said", () => {
    expect(parseInstant("2018-11-04 01:30", clock)).toEqual({ ok: true, at: Date.parse("2018-11-04T06:30:00Z"), note: "time.ambiguous" });
    expect(parseInstant("2018-11-04 01:30-06:00", clock)).toEqual({ ok: true, at: Date.parse("2018-11-04T07:30:00Z"), note: null });
  });
});

test("nonsense is refused with what is wrong", () => {
  const clock = wallClock("Asia/Shanghai");
  const fault = (text: string) => {
    const read = parseInstant(text, clock);
    return read.ok ? null : read.fault;
  };
  expect(["", "now", "2026-1", "2026-01-01T24:00", "2026-01-01T08:60", "2026-01-01T08:00+99:00"].map(fault)).toEqual(
    Array(6).fill("time.unreadable"),
  );
  expect(["2026-02-29", "2026-13-01", "2026-00-10"].map(fault)).toEqual(Array(3).fill("time.no-such-day"));
  expect(fault("2028-02-29")).toBeNull();
});

test("days of the calendar count as they should, back to front", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
      const day = civilOf(days);
      expect(daysOf(day)).toBe(days);
      expect(dayExists(day)).toBe(true);
      expect(Date.UTC(2000, 0, 1) + (days - 10_957) * DAY).toBe(daysOf(day) * DAY);
    }),
  );
  expect(MINUTE * 1440).toBe(DAY);
});
