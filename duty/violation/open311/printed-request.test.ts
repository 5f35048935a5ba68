import { describe, expect, test } from "vitest";
import { wallClock } from "../../time/wall-clock";
import { CATEGORIES, categoryOf } from "../category";
import type { ViolationLine } from "../violation-line";
import { UPDATE_STATUSES } from "../violation-update";
import type { Answer } from "./answer-tree";
import { discoveryAnswer } from "./discovery";
import { jsonText } from "./json-text";
import { errorsAnswer } from "./open311-fault";
import { printedRequest, requestsAnswer, takenAnswer, tokenAnswer } from "./printed-request";
import { printedUpdate, updatesAnswer } from "./printed-update";
import { serviceCode, services, servicesAnswer } from "./service";
import { definitionAnswer } from "./service-definition";
import { asTexts, spark, standardFaults, xmlElement } from "./standard-for-tests";
import { statusOfWord, updateWord } from "./update-word";
import { xmlText } from "./xml-text";

const clock = wallClock("Asia/Shanghai");
const at = Date.parse("2026-11-24T07:20:00+08:00");
const line: ViolationLine = {
  ...{ id: 12, at, receivedAt: at + 60_000, lon: 113.512_345_6, lat: 34.756_789, category: "09001", channel: "12345", kind: "held" },
  ...{ cell: "411281001001001", grid: "G1", squad: "A", lead: "B", segment: "S1", chief: "P-secret", border: "A|B", allowance: null },
  ...{ description: "流动摊贩 <占道>", address: "人民路 12 号", device: null, review: null, photos: ["k"], media: null },
  ...{ status: "open", mergedInto: null, changedAt: at + 120_000 },
};
const names = { service: "无照经营游商", agency: "城东中队", notice: "由城东中队主责处理。", notes: null, media: "https://x.cn/1.jpg" };
const jsonOf = (answer: Answer) => JSON.parse(jsonText(answer));
const same = (answer: Answer) => expect(spark(xmlElement(xmlText(answer)))).toEqual(asTexts(jsonOf(answer)));

describe("a request as it is told", () => {
  test("with a key in full, with the city's offset; by the standard's text in both formats", () => {
    const answer = requestsAnswer([printedRequest(line, "full", names, clock, false)]);
    const [told] = jsonOf(answer);
    expect(told).toEqual({
      service_request_id: "12",
      status: "open",
      service_name: "无照经营游商",
      service_code: "09001",
      description: "流动摊贩 <占道>",
      agency_responsible: "城东中队",
      service_notice: "由城东中队主责处理。",
      requested_datetime: "2026-11-24T07:20:00+08:00",
      updated_datetime: "2026-11-24T07:22:00+08:00",
      address: "人民路 12 号",
      lat: 34.756_789,
      long: 113.512_345_6,
      media_url: "https://x.cn/1.jpg",
    });
    expect(standardFaults("request", told)).toEqual([]);
    same(answer);
  });

  test("without one: the place to three decimals, no words, no address, no picture, nobody's name", () => {
    const told = jsonOf(requestsAnswer([printedRequest(line, "public", { ...names, media: "https://x.cn/1.jpg" }, clock, true)]))[0];
    expect(told).toMatchObject({ lat: 34.757, long: 113.512, description: null, address: null, media_url: null });
    expect(told.extended_attributes).toEqual({ channel: "12345", squad: "A", lead: "B" });
    expect(JSON.stringify(told)).not.toMatch(/摊贩|人民路|x\.cn|411281/);
    expect(standardFaults("request", told)).toEqual([]);
  });

  test("extensions tell where it was routed, never the chief", () => {
    const answer = requestsAnswer([printedRequest({ ...line, mergedInto: 9 }, "full", { ...names, notes: "n" }, clock, true)]);
    const told = jsonOf(answer)[0];
    expect(told.extended_attributes).toMatchObject({
      merged_into: "9",
      cell: "411281001001001",
      border: "A|B",
      received_datetime: "2026-11-24T07:21:00+08:00",
    });
    expect(JSON.stringify(told)).not.toContain("P-secret");
    expect(standardFaults("request", told)).toEqual([]);
    same(answer);
  });

  test("what is answered to a post and to a token", () => {
    expect(standardFaults("taken", jsonOf(takenAnswer(12, "由城东中队主责处理。"))[0])).toEqual([]);
    expect(jsonOf(takenAnswer(12, null))).toEqual([{ service_request_id: "12" }]);
    expect(jsonOf(tokenAnswer(12))).toEqual([{ service_request_id: "12", token: "12" }]);
    for (const answer of [takenAnswer(12, "n"), tokenAnswer(12), requestsAnswer([])]) same(answer);
  });
});

describe("services", () => {
  const all = services([{ code: "10999", name: "乱扔,乱放（自定义）", major: "其他事项类" }]);

  test("every matter of the standard once and the city's own; codes of 2013 are keywords", () => {
    expect(all.length).toBe(CATEGORIES.filter(({ kind }) => kind === "matter").length + 1);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(all.find(({ code }) => code === "09001")).toEqual({
      code: "09001",
      name: "无照经营游商",
      group: "街面秩序类",
      standard: "GB/T 47678.5-2026",
      keywords: ["0401", "街面秩序"],
    });
    expect(all.find(({ code }) => code === "06036")?.keywords).toEqual(["0136", "乱堆物堆料", "市容环境"]);
    expect(all.at(-1)).toMatchObject({ code: "10999", group: "其他事项类", standard: "local" });
  });

  test("a code that lost its zero is found again, one of 2013 is not mistaken for it", () => {
    const category = (text: string) => categoryOf(text)?.code ?? null;
    expect(["09001", "9001", "0401", "10001", "401", "77777", "7777"].map((text) => serviceCode(category, text))).toEqual([
      ...["09001", "09001", "09001", "10001", null, null, null],
    ]);
  });

  test("list and definition are as the standard says", () => {
    const list = servicesAnswer(all, ({ name }) => name);
    for (const service of jsonOf(list)) expect(standardFaults("service", service)).toEqual([]);
    same(list);
    const definition = definitionAnswer("09001", {
      locationDetail: { description: "具体位置", hint: "一行" },
      seenAt: { description: "时间", hint: "ISO" },
    });
    const told = jsonOf(definition);
    expect(standardFaults("service_definition", told)).toEqual([]);
    for (const attribute of told.attributes) expect(standardFaults("attribute", attribute)).toEqual([]);
    same(definition);
  });

  test("discovery and errors", () => {
    const answer = discoveryAnswer({
      contact: "市城管局",
      keyService: "k",
      url: "https://x.cn/api/open311/v2",
      production: true,
      local: 7,
    });
    expect(standardFaults("discovery", jsonOf(answer))).toEqual([]);
    expect(standardFaults("endpoint", jsonOf(answer).endpoints[0])).toEqual([]);
    same(answer);
    const errors = errorsAnswer([{ code: 403, description: "缺少 api_key。" }]);
    expect(xmlText(errors)).toContain("<errors><error><code>403</code><description>缺少 api_key。</description></error></errors>");
    expect(standardFaults("error", jsonOf(errors)[0])).toEqual([]);
  });
});

describe("updates", () => {
  test("every status has a word of FixMyStreet's and comes back from it in any spelling", () => {
    for (const status of UPDATE_STATUSES) {
      for (const word of [updateWord(status), updateWord(status).toLowerCase(), updateWord(status).replaceAll("_", " ")])
        expect(statusOfWord(word)).toBe(status);
    }
    expect(updateWord("not-responsible")).toBe("NOT_COUNCILS_RESPONSIBILITY");
    expect([statusOfWord("REOPEN"), statusOfWord("done"), statusOfWord("")]).toEqual(["open", null, null]);
  });

  test("told without who wrote it; without a key without its words", () => {
    const update = {
      id: 3,
      violation: 12,
      number: 1,
      kind: "status",
      status: "in-progress",
      into: null,
      text: "已到场",
      by: "P-secret",
      role: "officer",
      at,
      media: "https://x.cn/2.jpg",
    } as const;
    const answer = updatesAnswer([printedUpdate(update, "full", clock), printedUpdate(update, "public", clock)]);
    const [full, open] = jsonOf(answer);
    expect(full).toEqual({
      update_id: "3",
      service_request_id: "12",
      status: "IN_PROGRESS",
      updated_datetime: "2026-11-24T07:20:00+08:00",
      description: "已到场",
      media_url: "https://x.cn/2.jpg",
    });
    expect(open).toMatchObject({ status: "IN_PROGRESS", description: null, media_url: null });
    for (const told of [full, open]) expect(standardFaults("request_update", told)).toEqual([]);
    expect(jsonText(answer)).not.toContain("P-secret");
    same(answer);
  });
});

test("the check of the standard finds what is wrong", () => {
  expect(standardFaults("token", { token: 5, extra: 1 })).toEqual([
    "token.service_request_id is missing",
    "token.token is 5",
    "token.extra is not of the standard",
  ]);
  expect(standardFaults("token", { token: "5", service_request_id: "5" })).toEqual(["token: order token,service_request_id"]);
});
