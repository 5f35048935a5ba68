import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { curlOf, sampleCalls } from "./sample-calls";

const matter = {
  origin: "http://portal.example:3000",
  token: "wd_abc-DEF_1",
  point: [113.4, 34.9] as const,
  at: "2026-11-24T07:20:00+08:00",
  text: "校门口 $(date) `id` 'quoted' \"twice\" \\ % & 游商",
};

/** What a shell would hand to curl. */
const handed = (command: string): readonly string[] =>
  execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; }\n${command}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

describe("the sample commands, through a real shell", () => {
  test("a violation comes out as it went in, however odd its text", () => {
    const [violation, open311] = sampleCalls("intake", matter).map((call) => handed(curlOf(call))) as [string[], string[]];
    expect(violation.slice(0, -1)).toEqual([
      "-X",
      "POST",
      "http://portal.example:3000/api/violation",
      "-H",
      "Authorization: Bearer wd_abc-DEF_1",
      "-H",
      "Content-Type: application/json",
      "-d",
    ]);
    expect(JSON.parse(violation.at(-1) as string)).toEqual([
      {
        id: "sample-2026-11-24T07:20:00+08:00",
        at: matter.at,
        lon: 113.4,
        lat: 34.9,
        category: "09001",
        channel: "12345",
        description: matter.text,
      },
    ]);
    expect(open311).toContain("api_key=wd_abc-DEF_1");
    expect(open311).toContain(`description=${matter.text}`);
    expect(open311).toContain("lat=34.9");
    expect(open311.filter((one) => one === "--data-urlencode")).toHaveLength(5);
  });

  test("a reader's commands hand nothing in", () => {
    const calls = sampleCalls("reader", matter);
    expect(calls.map(({ url }) => new URL(url).pathname)).toEqual(["/api/responsibility", "/api/open311/v2/requests.json"]);
    expect(JSON.parse(handed(curlOf(calls[0] as (typeof calls)[0])).at(-1) as string)).toEqual([{ lon: 113.4, lat: 34.9, at: matter.at }]);
    expect(handed(curlOf(calls[1] as (typeof calls)[0]))).not.toContain("-X");
  });
});
