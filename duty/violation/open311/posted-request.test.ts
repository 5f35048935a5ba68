import { describe, expect, test } from "vitest";
import { sketch } from "../../sketch";
import { wallClock } from "../../time/wall-clock";
import { categoryOf } from "../category";
import { placeNamed } from "./place-named";
import { postedRequest } from "./posted-request";
import { postedUpdate } from "./posted-update";
import { pairsOfJson, sentValues } from "./sent-values";

const clock = wallClock("Asia/Shanghai");
const now = Date.parse("2026-11-24T07:20:00+08:00");
const frame = {
  clock,
  now,
  id: null,
  category: (code: string) => categoryOf(code)?.code ?? null,
  place: (address: string) => (address.includes("东关菜场") ? ([113.5, 34.75] as const) : null),
};
const form = (text: string) => sentValues(new URLSearchParams(text));
const read = (text: string) => postedRequest(form(text), frame);
const faults = (text: string) => {
  const answer = read(text);
  return answer.ok ? [] : answer.faults.map(({ status, fault, field }) => [status, fault, field]);
};
const GOOD = "service_code=09001&lat=34.75&long=113.5";

describe("a posted request", () => {
  test("the standard's example of a form, in Chinese, becomes a report", () => {
    const answer = read(
      `api_key=xyz&jurisdiction_id=city.gov&${GOOD}&address_string=${encodeURIComponent("人民路 12 号")}&email=a%40b.cn&device_id=tt2&account_id=1&first_name=${encodeURIComponent("小明")}&last_name=${encodeURIComponent("王")}&phone=13800000000&description=${encodeURIComponent("流动摊贩占道\n<b>三辆</b>车")}&media_url=http%3A%2F%2Fexample.cn%2F1.jpg&attribute[location_detail]=${encodeURIComponent("北门口")}&attribute[seen_at]=2026-11-24T07:05:00%2B08:00&attribute[WHISPAWN]=123456`,
    );
    expect(answer).toEqual({
      ok: true,
      value: {
        id: null,
        at: Date.parse("2026-11-24T07:05:00+08:00"),
        point: [113.5, 34.75],
        category: "09001",
        channel: "web",
        description: "流动摊贩占道\n<b>三辆</b>车",
        address: "人民路 12 号 北门口",
        device: null,
        photos: [],
        media: "http://example.cn/1.jpg",
        reporter: { name: "王小明", phone: "13800000000", email: "a@b.cn" },
      },
    });
  });

  test("little is enough; now is when it was seen, to the millisecond; an unencoded plus is understood", () => {
    const answer = postedRequest(form(GOOD), { ...frame, now: now + 123 });
    expect(answer).toMatchObject({ ok: true, value: { at: now + 123, description: null, address: null, reporter: null, media: null } });
    expect(read(`${GOOD}&attribute[seen_at]=2026-11-24T07:05:00+08:00`)).toMatchObject({ value: { at: now - 900_000 } });
    expect(read(`${GOOD}&first_name=Ann&last_name=Lee&email=&lat=`)).toMatchObject({
      value: { reporter: { name: "Ann Lee", email: null } },
    });
  });

  test("lines of a form are lines again", () => {
    expect(read(`${GOOD}&description=a%0D%0Ab%0Dc%0Ad%0D%0A`)).toMatchObject({ value: { description: "a\nb\nc\nd" } });
  });

  test("a code of 2013 goes through the crosswalk", () => {
    expect(read("service_code=0401&lat=34&long=113")).toMatchObject({ value: { category: "09001" } });
  });

  test("JSON with nested attributes is the same", () => {
    const body = {
      service_code: "09001",
      lat: 34.75,
      long: 113.5,
      attribute: { location_detail: ["北门口"] },
      media_url: ["http://a/1", "http://a/2"],
      x: { y: 1 },
    };
    const pairs = pairsOfJson(body);
    expect(postedRequest(sentValues(pairs ?? []), frame)).toMatchObject({ ok: true, value: { address: "北门口", media: "http://a/1" } });
    expect([pairsOfJson([]), pairsOfJson("x"), pairsOfJson(null)]).toEqual([null, null, null]);
  });

  test("an address alone is a place only where the city knows the name", () => {
    expect(read(`service_code=09001&address_string=${encodeURIComponent("城东东关菜场南门")}`)).toMatchObject({
      value: { point: [113.5, 34.75] },
    });
    expect(faults(`service_code=09001&address_string=${encodeURIComponent("某处")}`)).toEqual([
      [400, "open311.address-unknown", "address_string"],
    ]);
  });

  test("the sender's own number: header before FixMyStreet's attribute", () => {
    expect(read(`${GOOD}&attribute[fixmystreet_id]=77`)).toMatchObject({ value: { id: "77" } });
    expect(postedRequest(form(`${GOOD}&attribute[fixmystreet_id]=77`), { ...frame, id: "k-1" })).toMatchObject({ value: { id: "k-1" } });
  });

  const bad: [string, string, unknown[]][] = [
    [
      "nothing",
      "",
      [
        [400, "open311.missing", "service_code"],
        [400, "open311.no-location", "lat"],
      ],
    ],
    ["an unknown service", "service_code=99999&lat=34&long=113", [[404, "open311.no-service", "service_code"]]],
    ["half a place", "service_code=09001&lat=34", [[400, "open311.missing", "long"]]],
    ["an id of an address", "service_code=09001&address_id=7", [[400, "open311.address-id", "address_id"]]],
    ["words for numbers", "service_code=09001&lat=north&long=113", [[400, "intake.bad-place", "lat"]]],
    ["beyond the earth", "service_code=09001&lat=34&long=1e9", [[400, "intake.bad-place", "long"]]],
    ["tomorrow", `${GOOD}&attribute[seen_at]=2026-11-25T07:20:00Z`, [[400, "intake.future", "attribute[seen_at]"]]],
    ["no time", `${GOOD}&attribute[seen_at]=soon`, [[400, "intake.bad-time", "attribute[seen_at]"]]],
    ["a script for a picture", `${GOOD}&media_url=javascript:alert(1)`, [[400, "intake.bad-media", "media_url"]]],
    ["a book", `${GOOD}&description=${"x".repeat(4001)}`, [[400, "open311.too-long", "description"]]],
    [
      "two wrong",
      `service_code=1&lat=x&long=113&phone=${"1".repeat(41)}`,
      [
        [404, "open311.no-service", "service_code"],
        [400, "intake.bad-place", "lat"],
        [400, "intake.too-long", "phone"],
      ],
    ],
  ];
  test.each(bad)("%s is told by its name in Open311", (_name, text, expected) => expect(faults(text)).toEqual(expected));

  test("4000 characters are the standard's own limit", () => {
    expect(read(`${GOOD}&description=${"x".repeat(4000)}`)).toMatchObject({ ok: true });
  });
});

describe("a place by its name", () => {
  const plan = sketch("AAB / ABB");
  const at = (name: string, lon: number) => ({ code: name, name, kind: "market" as const, at: [lon, 34] as const, keyHours: [] });
  const named = placeNamed({
    ...plan,
    places: [at("东关菜场", 1), at("东关菜场南区", 2), at("中心小学", 3), at("中心小学", 4), at("店", 5)],
  });

  test("the longest name counts, a name of two places is none", () => {
    expect(named("城东东关菜场门口")).toEqual([1, 34]);
    expect(named("东关菜场南区 3 号")).toEqual([2, 34]);
    expect([named("中心小学"), named("一家店"), named("")]).toEqual([null, null, null]);
  });
});

describe("a posted update", () => {
  const update = (text: string) => postedUpdate(form(text), { clock, now });

  test("as FixMyStreet posts it", () => {
    expect(
      update(
        "service_request_id=12&update_id=88&status=NO_FURTHER_ACTION&description=done&updated_datetime=2026-11-24T06:00:00%2B08:00&first_name=a&last_name=-&email=a@b.c&media_url=https://x/1.jpg",
      ),
    ).toEqual({
      ok: true,
      value: { violation: 12, sourceId: "88", status: "no-further-action", text: "done", media: "https://x/1.jpg", at: now - 4_800_000 },
    });
    expect(update("service_request_id=12&update_id_ext=9&status=closed")).toMatchObject({
      value: { sourceId: "9", status: "closed", text: "", at: now },
    });
  });

  test("what is wrong is told", () => {
    const told = (text: string) => {
      const answer = update(text);
      return answer.ok ? [] : answer.faults.map(({ status, fault, field }) => `${status} ${fault} ${field}`);
    };
    expect(told("")).toEqual(["400 open311.missing service_request_id", "400 open311.missing status"]);
    expect(told("service_request_id=a1&status=LATER&updated_datetime=x&media_url=ftp://x")).toEqual([
      "404 open311.no-request service_request_id",
      "400 open311.bad-status status",
      "400 open311.bad-time updated_datetime",
      "400 intake.bad-media media_url",
    ]);
    expect(told("service_request_id=1&status=OPEN&updated_datetime=2026-11-24T09:00:00Z")).toEqual([
      "400 open311.bad-time updated_datetime",
    ]);
  });
});
