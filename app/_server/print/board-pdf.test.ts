import { deflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Board } from "../../../duty/board/board";
import { whatOf } from "../../../duty/board/board-code";
import { boards } from "../../../duty/board/boards";
import { SAMPLE_FROM, sampleCity } from "../../../duty/sample/sample-city";
import { type BoardPrint, boardPdf } from "./board-pdf";
import { bytesOf, codeSeen, opened, textOf, wordsForTests } from "./pdf-for-tests";

const { plan } = sampleCity();
const ask = boards(plan);
const at = SAMPLE_FROM + 40 * 86_400_000;
const made = (code: string): Board => {
  const what = whatOf(code);
  const board = what && ask(what, at);
  if (!board) throw new Error(`no board ${code}`);
  return board;
};
const print = (more: Partial<BoardPrint> = {}): BoardPrint => ({
  size: "A4",
  language: "zh",
  words: wordsForTests("zh"),
  address: (code) => `https://cg.example.gov.cn/board/${code}`,
  photo: () => null,
  approval: "豫S（2025）012号",
  ...more,
});
const [first, second] = plan.rules[0]?.between ?? ["", ""];
const border = `b-${first}-${second}`;

describe("a grid's board on A4", () => {
  const board = made("g-WG01");
  let bytes: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    bytes = await bytesOf(boardPdf([board], print()));
  });

  test("is one page of A4 on which everything can be read as text", async () => {
    const pdf = await opened(bytes.slice());
    expect(pdf.numPages).toBe(1);
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    expect([(width * 25.4) / 72, (height * 25.4) / 72].map(Math.round)).toEqual([210, 297]);
    const text = (await textOf(page)).replace(/\s/g, "");
    const wanted = [
      "责任网格公示牌",
      ...board.names,
      ...board.squads.flatMap(({ name, phone, captain }) => [name, phone, captain?.name ?? ""]),
      ...board.rows.flatMap(({ person, deputy, duty }) => [person.name, deputy?.name ?? "", duty.name]),
      ...board.rows.flatMap(({ standard }) => standard.items.map((item) => item.text)),
      ...board.segments.map(({ chief }) => chief?.name ?? ""),
      board.bureau.phone,
      "审图号：豫S（2025）012号",
      "2025年11月01日",
    ];
    expect(wanted.filter((one) => !text.includes(one.replace(/\s/g, "")))).toEqual([]);
  });

  test("embeds its fonts and names no built-in one", () => {
    const raw = Buffer.from(bytes).toString("latin1");
    expect([...new Set([...raw.matchAll(/\/BaseFont \/([^\s/]+)/g)].map((match) => match[1]?.replace(/^[A-Z]{6}\+/, "")))].sort()).toEqual([
      "NotoSansSC-Bold",
      "NotoSansSC-Regular",
    ]);
    expect(raw.match(/\/FontFile2 /g)?.length).toBe(2);
    expect(raw).not.toMatch(/Helvetica|Times|Courier/);
    // The subset: two fonts of ten megabytes each would not fit in here.
    expect(bytes.length).toBeLessThan(400_000);
  });

  test("draws its map as vectors", () => {
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/\/Subtype \/Image/);
  });

  test("bears a code of 30 mm that leads to its address", async () => {
    const seen = await codeSeen(await (await opened(bytes.slice())).getPage(1), 2);
    expect(seen?.text).toBe("https://cg.example.gov.cn/board/g-WG01");
    expect(seen?.millimetres).toBeGreaterThanOrEqual(30);
  });
});

describe("on 600 x 900 mm", () => {
  test.each(["g-WG01", "s-LD031", border])("%s: one page, a code of 80 mm", async (code) => {
    const pdf = await opened(await bytesOf(boardPdf([made(code)], print({ size: "60x90", language: "en", words: wordsForTests("en") }))));
    expect(pdf.numPages).toBe(1);
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    expect([(width * 25.4) / 72, (height * 25.4) / 72].map(Math.round)).toEqual([600, 900]);
    const seen = await codeSeen(page, 0.7);
    expect(seen?.text).toBe(`https://cg.example.gov.cn/board/${code}`);
    expect(seen?.millimetres).toBeGreaterThanOrEqual(80);
    expect(await textOf(page)).toContain("Supervision phone");
  });
});

test("a segment's board shows its chief, a border's both squads and who leads", async () => {
  const [segment, joint] = [made("s-LD031"), made(border)];
  const pdf = await opened(await bytesOf(boardPdf([segment, joint], print())));
  const [one, other] = await Promise.all([1, 2].map(async (page) => textOf(await pdf.getPage(page))));
  expect(one).toContain("路段街长公示牌");
  expect(one).toContain(segment.segments[0]?.chief?.name);
  expect(other).toContain("交界处责任公示牌");
  for (const { name, phone, captain } of joint.squads) for (const told of [name, phone, captain?.name]) expect(other).toContain(told);
  expect(other).toContain(`${joint.rule?.width} 米`);
});

test("forty boards are forty codes, and each is written before the next is asked for", async () => {
  const order: string[] = [];
  function* list() {
    for (const { code } of plan.grids.slice(0, 40)) {
      order.push(code);
      yield made(`g-${code}`);
    }
  }
  const parts: Uint8Array[] = [];
  for await (const part of boardPdf(list(), print())) {
    if (parts.length === 0) expect(order.length).toBeLessThanOrEqual(2);
    parts.push(part);
  }
  expect(order.length).toBe(40);
  const pdf = await opened(new Uint8Array(Buffer.concat(parts)));
  const names = new Set<string>();
  for (let page = 1; page <= pdf.numPages; page++) {
    const text = await textOf(await pdf.getPage(page));
    for (const { code, name } of plan.grids.slice(0, 40)) if (text.includes(`责任网格公示牌${name}`)) names.add(code);
  }
  expect(names.size).toBe(40);
});

test("many rows and endless texts go on on further pages; nothing is cut", async () => {
  const board = made("g-WG01");
  const row = board.rows[0] as Board["rows"][number];
  const rows = Array.from({ length: 60 }, (_none, index) => ({
    ...row,
    code: `R${index}`,
    number: index + 1,
    post: { ...row.post, name: `第${index}号岗位${index === 7 ? "鑫".repeat(700) : ""}` },
    duty: { ...row.duty, code: `D${index}`, name: `职责${index}`, text: `要求${index}：${"到岗到位".repeat(30)}完${index}。` },
  }));
  const pdf = await opened(await bytesOf(boardPdf([{ ...board, rows }], print())));
  expect(pdf.numPages).toBeGreaterThan(4);
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_none, page) => textOf(await pdf.getPage(page + 1))));
  const text = pages.join("").replace(/\s/g, "");
  for (let index = 0; index < 60; index++)
    for (const told of [`第${index}号岗位`, `职责${index}`, `完${index}。`]) expect(text).toContain(told);
  expect(text.split("鑫").length - 1).toBe(700);
  pages.forEach((page, index) => {
    expect(page).toContain(`第 ${index + 1} 页，共 ${pdf.numPages} 页`);
    expect(page).toContain(board.bureau.phone);
  });
});

test("a name of the law's longest kind is told in full", async () => {
  const name = "云泽市城关街道办事处新华社区居民委员会人民路建设路前进街民主街合围区域第一责任网格（含东关综合农贸市场）";
  const pdf = await opened(await bytesOf(boardPdf([{ ...made("g-WG01"), names: [name] }], print())));
  expect((await textOf(await pdf.getPage(1))).replace(/\s/g, "")).toContain(name);
});

/** A PNG of one colour; `broken` ones say more pixels than they hold. */
function png(alpha: boolean, broken: boolean): Uint8Array {
  const crc = (bytes: Buffer) => {
    let sum = ~0;
    for (const byte of bytes) {
      sum ^= byte;
      for (let k = 0; k < 8; k++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  };
  const chunk = (kind: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc(named));
    return Buffer.concat([length, named, check]);
  };
  const channels = alpha ? 4 : 3;
  const header = Buffer.from([0, 0, 0, 6, 0, 0, 0, 8, 8, alpha ? 6 : 2, 0, 0, 0]);
  const rows = Buffer.alloc((broken ? 3 : 8) * (1 + 6 * channels), 90);
  for (let at2 = 0; at2 < rows.length; at2 += 1 + 6 * channels) rows[at2] = 0;
  const pixels = deflateSync(rows);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", broken ? pixels.subarray(0, -2) : pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test.each([
  ["with alpha", png(true, false), true],
  ["without alpha", png(false, false), true],
  ["torn, with alpha", png(true, true), false],
  ["torn", png(false, true), false],
  ["no picture at all", Buffer.from("not a picture at all, only some words"), false],
  ["a JPEG that ends at once", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4]), false],
] as const)("a photo %s", async (_name, photo, shown) => {
  const bytes = await bytesOf(boardPdf([made("g-WG01"), made("g-WG01")], print({ photo: () => photo })));
  expect((await opened(bytes.slice())).numPages).toBe(2);
  const images =
    Buffer.from(bytes)
      .toString("latin1")
      .match(/\/Subtype \/Image/g)?.length ?? 0;
  expect(images > 0).toBe(shown);
});

test("no board is a mistake of the caller", async () => {
  await expect(bytesOf(boardPdf([], print()))).rejects.toThrow("no board");
});
