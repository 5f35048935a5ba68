import { expect, test } from "vitest";
import { type TraceLink, traceLack, traceLinkOf, traceQuery } from "./trace-link";

const read = (text: string) => traceLinkOf(new URLSearchParams(text), "2026-11-25T04:47");
const place: TraceLink = { by: "place", lon: "113.4", lat: "34.85", at: "2026-11-24T07:20", violation: "" };

test("an address is read, and says itself again", () => {
  expect(read("lon=113.4&lat=34.85&at=2026-11-24T07:20")).toEqual(place);
  expect(read(traceQuery(place))).toEqual(place);
  expect(read("violation=17")).toMatchObject({ by: "violation", violation: "17" });
  expect(traceQuery(read("violation=17&lon=1"))).toBe("violation=17");
});

test("a printed time keeps its wall clock; what is no time is the suggested one", () => {
  expect(read("at=2026-11-24T07:20:31%2B08:00").at).toBe("2026-11-24T07:20");
  expect(read("at=yesterday").at).toBe("2026-11-25T04:47");
  expect(read("").at).toBe("2026-11-25T04:47");
});

test.each([
  [place, null],
  [{ ...place, lon: "" }, "trace.need-place"],
  [{ ...place, lat: "91" }, "trace.need-place"],
  [{ ...place, lon: "113,4" }, "trace.need-place"],
  [{ ...place, at: "" }, "trace.need-time"],
  [{ ...place, by: "violation" }, "trace.need-number"],
  [{ ...place, by: "violation", violation: "0" }, "trace.need-number"],
  [{ ...place, by: "violation", violation: " 12 ", lon: "" }, null],
] as const)("%o lacks %s", (link, lack) => expect(traceLack(link)).toBe(lack));
