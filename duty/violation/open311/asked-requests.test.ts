import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, wallClock } from "../../time/wall-clock";
import { categoryOf } from "../category";
import { askedRequests } from "./asked-requests";
import { askedSpan, LONGEST } from "./asked-span";
import { sentValues } from "./sent-values";

const clock = wallClock("Asia/Shanghai");
const now = Date.parse("2026-11-24T07:20:00+08:00");
const frame = { clock, now, category: (code: string) => categoryOf(code)?.code ?? null };
const ask = (text: string) => askedRequests(sentValues(new URLSearchParams(text)), frame);
const faults = (text: string) => {
  const answer = ask(text);
  return answer.ok ? [] : answer.faults.map(({ status, fault, field }) => `${status} ${fault} ${field}`);
};

describe("which requests are asked for", () => {
  test("nothing told: the latest 90 days, the first 1000; empty values are none", () => {
    const usual = {
      ids: null,
      span: { from: now - LONGEST, to: undefined },
      categories: undefined,
      status: undefined,
      page: { skip: 0, size: 1000 },
    };
    expect(ask("")).toEqual({ ok: true, value: usual });
    expect(ask("status=&start_date=&service_code=&page=&jurisdiction_id=city.gov")).toEqual({ ok: true, value: usual });
  });

  test("the standard's sample", () => {
    expect(ask("start_date=2010-05-24T00:00:00Z&end_date=2010-06-24T00:00:00Z&status=open&jurisdiction_id=city.gov")).toMatchObject({
      value: { span: { from: Date.parse("2010-05-24T00:00:00Z"), to: Date.parse("2010-06-24T00:00:01Z") }, status: "open" },
    });
  });

  test("lists by commas and by repeating; both states are none; codes of 2013 go through the crosswalk", () => {
    expect(ask("service_code=09001,0405&service_code=09006&status=open,closed")).toMatchObject({
      value: { categories: ["09001", "09005", "09006"], status: undefined },
    });
    expect(ask("status=CLOSED")).toMatchObject({ value: { status: "closed" } });
  });

  test("numbers override everything else; what is no number is not found", () => {
    expect(ask("service_request_id=5,7,abc,-1&start_date=nonsense&status=x&page_size=10")).toMatchObject({
      ok: true,
      value: { ids: [5, 7], categories: undefined, page: { skip: 0, size: 10 } },
    });
    expect(ask("service_request_id=abc")).toMatchObject({ value: { ids: [] } });
  });

  test("pages", () => {
    expect(ask("page=3&page_size=50")).toMatchObject({ value: { page: { skip: 100, size: 50 } } });
    expect(ask("page_size=5000")).toMatchObject({ value: { page: { skip: 0, size: 1000 } } });
    expect(faults("page=0&page_size=-1")).toEqual(["400 open311.bad-number page", "400 open311.bad-number page_size"]);
    expect(faults("page=11")).toEqual(["400 open311.page-too-far page"]);
  });

  test("everything wrong is told at once", () => {
    expect(faults("start_date=yesterday&end_date=2026-02-30&status=fixed&service_code=99999,09001")).toEqual([
      "400 open311.bad-time start_date",
      "400 open311.bad-time end_date",
      "404 open311.no-service service_code",
      "400 open311.bad-status status",
    ]);
  });
});

describe("the span", () => {
  const spanOf = (text: string) => askedSpan(sentValues(new URLSearchParams(text)), clock, now);

  test("ninety days are allowed, a second more is not, nor an end before its start", () => {
    expect(spanOf("start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z").ok).toBe(true);
    expect(spanOf("start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:01Z")).toMatchObject({
      faults: [{ fault: "open311.span-too-wide" }],
    });
    expect(spanOf("start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T00:00:00Z")).toMatchObject({
      faults: [{ fault: "open311.end-before-start" }],
    });
  });

  test("one end alone reaches ninety days", () => {
    expect(spanOf("start_date=2026-01-01T00:00:00+08:00")).toMatchObject({ value: { to: Date.parse("2026-04-01T00:00:01+08:00") } });
    expect(spanOf("end_date=2026-04-01T00:00:00 08:00")).toMatchObject({ value: { from: Date.parse("2026-01-01T00:00:00+08:00") } });
  });

  test("whatever two times are sent, a span that is taken holds at most 90 days and both its ends", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -10, max: 200 }), (day, days) => {
        const start = day * DAY;
        const read = spanOf(`start_date=${new Date(start).toISOString()}&end_date=${new Date(start + days * DAY).toISOString()}`);
        expect(read.ok).toBe(days >= 0 && days <= 90);
        if (read.ok) expect(read.value).toEqual({ from: start, to: start + days * DAY + 1000 });
      }),
    );
  });
});
