import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { open311En } from "../../components/words/open311-en";
import { open311Zh } from "../../components/words/open311-zh";
import { type Actor, listAudit } from "../../db/audit";
import { makeCurrent } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { savePlan } from "../../db/save-plan";
import { createToken } from "../../db/token";
import { may, ROLES } from "../../duty/may";
import { sketch } from "../../duty/sketch";
import { asTexts, spark, standardFaults, xmlElement } from "../../duty/violation/open311/standard-for-tests";
import * as listRoute from "../api/open311/v2/[resource]/route";
import * as requestRoute from "../api/open311/v2/requests/[id]/route";
import * as serviceRoute from "../api/open311/v2/services/[code]/route";
import * as tokenRoute from "../api/open311/v2/tokens/[token]/route";
import { forgetEnv } from "./env";
import { dropKept } from "./kept";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
const BASE = "http://127.0.0.1:3000/api/open311/v2";
const tokens: Record<string, string> = {};
let own: DatabaseForTests;
let city: number;

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Json = Record<string, unknown>;

/** Asks as Next would: the last piece of the path is the one parameter of its route. */
function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const pieces = new URL(`${BASE}/${path}`).pathname.split("/").slice(4).map(decodeURIComponent);
  const [handlers, name] =
    pieces.length === 1
      ? [listRoute, "resource"]
      : ({ services: [serviceRoute, "code"], requests: [requestRoute, "id"], tokens: [tokenRoute, "token"] }[pieces[0] as string] as [
          unknown,
          string,
        ]);
  const handler = (handlers as Record<string, Handler>)[init.method ?? "GET"] as Handler;
  return handler(new Request(`${BASE}/${path}`, init), { params: Promise.resolve({ [name as string]: pieces.at(-1) as string }) });
}

/** An answer in both formats, which must say the same; each kind of its rows is held against the text of the standard. */
async function both(path: string, kind: Parameters<typeof standardFaults>[0], init: RequestInit = {}): Promise<Json[]> {
  const [head, query] = path.split("?") as [string, string | undefined];
  const as = (format: string) => ask(`${head}.${format}${query === undefined ? "" : `?${query}`}`, init);
  const [xml, json] = [await as("xml"), await as("json")];
  expect([xml.headers.get("content-type"), json.headers.get("content-type")]).toEqual([
    "text/xml; charset=utf-8",
    "application/json; charset=utf-8",
  ]);
  expect(xml.status).toBe(json.status);
  const text = await xml.text();
  expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>\n')).toBe(true);
  const told = await json.json();
  expect(spark(xmlElement(text))).toEqual(asTexts(told));
  const rows = (Array.isArray(told) ? told : [told]) as Json[];
  for (const row of rows) expect(standardFaults(kind, row)).toEqual([]);
  return rows;
}

const form = (values: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", ...headers },
  body: new URLSearchParams(values),
});
const GOOD = { service_code: "09001", lat: "34.9005", long: "113.4005" };
const posted = async (values: Record<string, string>, headers: Record<string, string> = {}): Promise<Json> => {
  const answer = await ask("requests.json", form({ api_key: tokens.intake as string, ...GOOD, ...values }, headers));
  const told = (await answer.json()) as Json[];
  expect([answer.status, told.length]).toEqual([200, 1]);
  expect(standardFaults("taken", told[0])).toEqual([]);
  return told[0] as Json;
};
const errorsOf = async (answer: Response): Promise<[number, Json[]]> => {
  const told = (await answer.json()) as Json[];
  for (const error of told) expect(standardFaults("error", error)).toEqual([]);
  return [answer.status, told];
};

beforeAll(async () => {
  own = await freshDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.WUDING_ENGINE = own.engine;
  forgetEnv();
  dropKept();
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
  await savePlan(own.db, city, sketch("AAB / ABB"), BY);
  for (const role of ROLES) tokens[role] = (await createToken(own.db, { name: `t-${role}`, role, by: BY })) as string;
  await own.db.sql`insert into category (city, code, name, major) values (${city}, '10999', '乱扔共享雨伞（自定义）', '其他事项类')`;
});
afterAll(async () => {
  dropKept();
  await own.drop();
});

describe("what is open to everybody", () => {
  test("discovery names both formats and where it is", async () => {
    const [told] = await both("discovery", "discovery");
    const [endpoint] = (told as Json).endpoints as Json[];
    expect(standardFaults("endpoint", endpoint)).toEqual([]);
    expect(endpoint).toMatchObject({ url: BASE, type: "production", formats: ["text/xml", "application/json"] });
  });

  test("services: the standard's matters and the city's own; each has a definition", async () => {
    const rows = await both("services", "service");
    expect(rows.length).toBe(251);
    expect(rows.find(({ service_code }) => service_code === "09001")).toMatchObject({
      service_name: "无照经营游商",
      group: "街面秩序类",
      keywords: "0401,街面秩序",
    });
    expect(rows.at(-1)).toMatchObject({ service_code: "10999", service_name: "乱扔共享雨伞（自定义）" });
    const [definition] = await both("services/10999", "service_definition");
    const attributes = (definition as Json).attributes as Json[];
    for (const attribute of attributes) expect(standardFaults("attribute", attribute)).toEqual([]);
    expect(attributes.map(({ code, datatype }) => [code, datatype])).toEqual([
      ["location_detail", "string"],
      ["seen_at", "datetime"],
    ]);
  });

  test("English where it is asked for", async () => {
    const init = { headers: { "accept-language": "en" } };
    expect((await both("services/09001", "service_definition", init))[0]).toMatchObject({
      attributes: [{ description: "Where exactly" }, {}],
    });
    expect((await ask("services.json", init)).headers.get("content-language")).toBe("en");
  });

  test("without a suffix it is XML; another suffix, resource or service is not there", async () => {
    expect((await ask("services")).headers.get("content-type")).toBe("text/xml; charset=utf-8");
    for (const path of [
      "services.jsonp",
      "nothing.json",
      "constructor.json",
      "services/99999.json",
      "requests/999999.json",
      "requests/x.json",
      "tokens/999999.xml",
    ]) {
      const answer = await ask(path);
      expect([path, answer.status]).toEqual([path, 404]);
      if (path.endsWith(".json")) await errorsOf(answer);
      else expect(xmlElement(await answer.text())).toMatchObject({ name: "errors", children: [{ name: "error" }] });
    }
  });
});

describe("posting", () => {
  test("a report in Chinese comes back word for word with the key, in both formats, and who reported is nowhere", async () => {
    const description = "流动摊贩占道\n<script>alert(1)</script> & “三轮车” 𠮷";
    const { service_request_id: id, service_notice } = await posted({
      description,
      address_string: "人民路 12 号",
      "attribute[location_detail]": "北门口",
      "attribute[seen_at]": "2026-11-24T07:20:00+08:00",
      first_name: "小明",
      last_name: "王",
      phone: "13800001234",
      email: "wang@example.cn",
      device_id: "tt222111",
      media_url: "http://example.cn/1.jpg",
    });
    expect(service_notice).toMatch(/主责/);
    const init = { headers: { authorization: `Bearer ${tokens.intake}` } };
    const [row] = await both(`requests/${id}`, "request", init);
    expect(row).toMatchObject({
      service_request_id: id,
      status: "open",
      description,
      address: "人民路 12 号 北门口",
      lat: 34.9005,
      long: 113.4005,
    });
    expect(row).toMatchObject({
      service_name: "无照经营游商",
      requested_datetime: "2026-11-24T07:20:00+08:00",
      media_url: "http://example.cn/1.jpg",
    });
    expect(await both(`requests/${id}?api_key=${tokens.administrator}&extensions=true`, "request")).toMatchObject([
      { description, extended_attributes: { channel: "web", cell: "0100" } },
    ]);
    const all = JSON.stringify(
      await both(
        `requests?start_date=2026-11-01T00:00:00Z&end_date=2026-12-01T00:00:00Z&api_key=${tokens.leader}&extensions=true`,
        "request",
      ),
    );
    expect(all).not.toMatch(/小明|13800001234|wang@|tt222111/);
    expect(await both(`tokens/${id}`, "token")).toEqual([{ service_request_id: id, token: id }]);
  });

  test("without a key, or with one that may not read: rounded, and nothing in words", async () => {
    const { service_request_id: id } = await posted({ description: "秘密", address_string: "暗巷", media_url: "http://example.cn/2.jpg" });
    const nobody: RequestInit[] = [{}, { headers: { authorization: `Bearer ${tokens.reader}` } }, { headers: { cookie: "a=b" } }];
    for (const init of nobody) {
      const [row] = await both(`requests/${id}`, "request", init);
      expect(row).toMatchObject({ lat: 34.901, long: 113.401, description: null, address: null, media_url: null });
    }
  });

  test("sent twice with one number it is stored once; the same number for something else is refused", async () => {
    const key = { "idempotency-key": "k-1" };
    const seen = { "attribute[seen_at]": "2026-11-24T08:00:00+08:00" };
    const first = await posted(seen, key);
    expect(await posted(seen, key)).toEqual(first);
    const other = await ask("requests.json", form({ api_key: tokens.intake as string, ...GOOD, ...seen, lat: "34.9" }, key));
    expect((await errorsOf(other))[0]).toBe(400);
  });

  test("a retry that tells no time is the same one, one that tells something else is not", async () => {
    const values = { description: "重发", "attribute[fixmystreet_id]": "77" };
    const first = await posted(values);
    await new Promise((done) => setTimeout(done, 5));
    expect(await posted(values)).toEqual(first);
    const other = await ask("requests.json", form({ api_key: tokens.intake as string, ...GOOD, ...values, description: "另一件" }));
    expect((await errorsOf(other))[0]).toBe(400);
    const officers = await ask("requests.json", form({ api_key: tokens.officer as string, ...GOOD, ...values }));
    expect(((await officers.json()) as Json[])[0]?.service_request_id).not.toBe(first.service_request_id);
  });

  test("JSON is taken like a form; the key may stand in the header", async () => {
    const answer = await ask("requests.json", {
      method: "POST",
      headers: { authorization: `Bearer ${tokens.intake}`, "content-type": "application/json" },
      body: JSON.stringify({
        service_code: "10999",
        lat: 34.9005,
        long: 113.4005,
        description: "雨伞",
        attribute: { location_detail: "门口" },
      }),
    });
    const [{ service_request_id: id }] = (await answer.json()) as [Json];
    const [row] = await both(`requests/${id}?api_key=${tokens.intake}`, "request");
    expect(row).toMatchObject({ service_name: "乱扔共享雨伞（自定义）", description: "雨伞", address: "门口" });
  });

  test("who may report may post, nobody else; a missing, foreign or revoked key is 403", async () => {
    for (const role of ROLES) {
      const answer = await ask("requests.json", form({ api_key: tokens[role] as string, ...GOOD }));
      expect([role, answer.status]).toEqual([role, may(role, "violation.report").ok ? 200 : 403]);
    }
    for (const key of ["", "wd_0000000000000000000000000000000000000000000", "x y"]) {
      const [status, [error]] = await errorsOf(await ask("requests.json", form({ ...GOOD, api_key: key })));
      expect([status, error?.code]).toEqual([403, 403]);
    }
    expect((await errorsOf(await ask("requests.json?api_key=wd_00000000000000000000000")))[0]).toBe(403);
  });

  test("everything wrong is told at once, in the language asked for", async () => {
    const wrong = form(
      { api_key: tokens.intake as string, lat: "north", long: "113", service_code: "77777", media_url: "x" },
      { "accept-language": "en" },
    );
    const [status, errors] = await errorsOf(await ask("requests.json", wrong));
    expect(status).toBe(400);
    expect(errors.map(({ code }) => code)).toEqual([404, 400, 400]);
    expect(errors[0]?.description).toBe("There is no service with the code 77777.");
    expect(errors[1]?.description).toMatch(/^lat: /);
    expect((await ask("requests.xml", form({ api_key: tokens.intake as string, ...GOOD, service_code: "77777" }))).status).toBe(404);
  });

  test("another type, no UTF-8, no JSON, too much: 400 in the standard's form", async () => {
    const bodies: [string, BodyInit][] = [
      ["multipart/form-data; boundary=x", "--x--"],
      ["application/x-www-form-urlencoded", "description=%D5%BC%B5%C0"],
      ["application/x-www-form-urlencoded", new Uint8Array([0x61, 0x3d, 0xd5, 0xbc])],
      ["application/json", "{"],
      ["application/json", "[]"],
      ["application/json", "[".repeat(5000)],
      ["application/x-www-form-urlencoded", `a=${"x".repeat(70_000)}`],
    ];
    for (const [type, body] of bodies) {
      const init = { method: "POST", headers: { "content-type": type, authorization: `Bearer ${tokens.intake}` }, body };
      expect((await errorsOf(await ask("requests.json", init)))[0]).toBe(400);
    }
  });
});

describe("asking for requests", () => {
  test("by service, time, state, number and page; the newest first", async () => {
    const at = (hour: number) => `2025-03-01T0${hour}:00:00+08:00`;
    const ids: unknown[] = [];
    for (let hour = 0; hour < 5; hour++)
      ids.push((await posted({ service_code: hour % 2 ? "09005" : "09006", "attribute[seen_at]": at(hour) })).service_request_id);
    const span = "start_date=2025-03-01T00:00:00%2B08:00&end_date=2025-03-01T04:00:00%2B08:00";
    const numbers = async (query: string) =>
      (await both(`requests?${query}`, "request")).map(({ service_request_id: id }) => ids.indexOf(id));
    expect(await numbers(span)).toEqual([4, 3, 2, 1, 0]);
    expect(await numbers(`${span}&page=2&page_size=2`)).toEqual([2, 1]);
    expect(await numbers(`${span}&page=4&page_size=2`)).toEqual([]);
    expect(await numbers(`${span}&service_code=09005,0401`)).toEqual([3, 1]);
    expect(await numbers(`${span}&status=closed`)).toEqual([]);
    expect(await numbers("start_date=2025-03-01T00:00:00 08:00&end_date=2025-03-01T01:00:00 08:00")).toEqual([1, 0]);
    expect(await numbers(`service_request_id=${ids[0]},${ids[4]},999999,x&status=closed`)).toEqual([4, 0]);
    expect((await numbers("")).some((index) => index >= 0)).toBe(false);
  });

  test("ninety-one days, nonsense and an unknown state are told", async () => {
    const [status, errors] = await errorsOf(
      await ask("requests.json?start_date=2025-01-01T00:00:00Z&end_date=2025-04-02T00:00:00Z&status=fixed"),
    );
    expect([status, errors.length]).toEqual([400, 2]);
    expect((await errorsOf(await ask("requests.json?start_date=' or true --&page=0")))[1].length).toBe(2);
  });
});

describe("updates as FixMyStreet speaks them", () => {
  test("posted once or twice it is one; it closes the request; it is fetched by its time, in words only with a key", async () => {
    const { service_request_id: id } = await posted({});
    const sent = {
      api_key: tokens.intake as string,
      service_request_id: String(id),
      update_id: "500",
      status: "NO_FURTHER_ACTION",
      description: "已劝离",
      updated_datetime: "2026-11-24T09:00:00+08:00",
      email: "wang@example.cn",
      first_name: "a",
      last_name: "-",
    };
    const first = (await (await ask("servicerequestupdates.json", form(sent))).json()) as Json[];
    expect(standardFaults("updated", first[0])).toEqual([]);
    const again = await (await ask("servicerequestupdates.xml", form(sent))).text();
    expect(spark(xmlElement(again))).toEqual(first);
    const span = "start_date=2026-11-24T08:00:00%2B08:00&end_date=2026-11-24T10:00:00%2B08:00";
    const [open] = await both(`servicerequestupdates?${span}`, "request_update");
    expect(open).toEqual({
      ...first[0],
      service_request_id: id,
      status: "NO_FURTHER_ACTION",
      updated_datetime: "2026-11-24T09:00:00+08:00",
      description: null,
      media_url: null,
    });
    const [full] = await both(`servicerequestupdates?${span}&api_key=${tokens.intake}`, "request_update");
    expect(full).toMatchObject({ description: "已劝离" });
    expect(await both("servicerequestupdates?start_date=2026-11-20T00:00:00Z&end_date=2026-11-21T00:00:00Z", "request_update")).toEqual([]);
    expect(await both(`requests/${id}`, "request")).toMatchObject([{ status: "closed" }]);
    expect(await both(`requests?service_request_id=${id}`, "request")).toMatchObject([{ status: "closed" }]);
  });

  test("another sender's key sees a request as the public does and says nothing of it", async () => {
    const { service_request_id: id } = await posted({ description: "门口的摊" });
    const key = (await createToken(own.db, { name: "t-other", role: "intake", by: BY })) as string;
    const [others] = await both(`requests/${id}?api_key=${key}`, "request");
    const [its] = await both(`requests/${id}?api_key=${tokens.intake}`, "request");
    expect([others?.description, its?.description === null]).toEqual([null, false]);
    const said = await ask("servicerequestupdates.json", form({ api_key: key, service_request_id: String(id), status: "CLOSED" }));
    expect(said.status).toBe(404);
    expect(await both(`requests/${id}`, "request")).toMatchObject([{ status: "open" }]);
  });

  test("of no request, of an unknown state, without the key of who may", async () => {
    const sent = { api_key: tokens.intake as string, service_request_id: "999999", status: "OPEN" };
    expect((await errorsOf(await ask("servicerequestupdates.json", form(sent))))[0]).toBe(404);
    expect((await errorsOf(await ask("servicerequestupdates.json", form({ ...sent, status: "LATER" }))))[0]).toBe(400);
    for (const role of ROLES) {
      const [status] = await errorsOf(await ask("servicerequestupdates.json", form({ ...sent, api_key: tokens[role] as string })));
      expect([role, status]).toEqual([role, may(role, "violation.update").ok ? 404 : 403]);
    }
  });
});

test("a change is audited with the token's name", async () => {
  const { service_request_id: id } = await posted({});
  const rows = JSON.stringify(await listAudit(own.db, { limit: 200 }));
  expect(rows).toContain("t-intake");
  expect(Number(id)).toBeGreaterThan(0);
});

test("who asks too fast is told when to come again, in the standard's form", async () => {
  const headers = { "x-forwarded-for": "198.51.100.7" };
  let answer = await ask("services/09001.json", { headers });
  for (let k = 0; answer.status === 200 && k < 2000; k++) answer = await ask("services/09001.json", { headers });
  const [status, [error]] = await errorsOf(answer);
  expect([status, error?.code]).toEqual([429, 429]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await ask("services/09001.json", { headers: { "x-forwarded-for": "198.51.100.8" } })).status).toBe(200);
});

test("the world's failures are told in the standard's form too, and nothing else", async () => {
  const { DATABASE_URL } = process.env;
  dropKept();
  process.env.DATABASE_URL = "postgres://nobody:x@127.0.0.1:1/none";
  forgetEnv();
  const [status, [error]] = await errorsOf(await ask("services.json"));
  expect(status).toBe(500);
  expect(JSON.stringify(error)).not.toMatch(/127\.0\.0\.1|ECONN|stack/);
  process.env.DATABASE_URL = DATABASE_URL;
  forgetEnv();
  dropKept();
});

test("the two lists of words agree, and the English one speaks no Chinese", () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
  expect(Object.keys(open311En)).toEqual(Object.keys(open311Zh));
  for (const [key, text] of Object.entries(open311Zh)) expect(names(open311En[key as keyof typeof open311Zh])).toEqual(names(text));
  expect(Object.values(open311En).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});
