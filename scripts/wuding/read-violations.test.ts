import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { wallClock } from "../../duty/time/wall-clock";
import { layoutOf, mapping } from "./columns";
import { type NumberedRow, type ReadRow, rowOf, rowsOf, type UnclosedQuote } from "./read-violations";
import { Refused } from "./refused";
import { checkEncoding, openable } from "./text-file";
import { words } from "./words";

const say = words("en");
const folder = mkdtempSync(join(tmpdir(), "wuding-rows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function file(content: string | Uint8Array): string {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, content);
  return path;
}
const HEAD = "id,longitude,latitude,type,occurred_at_local";
const layout = layoutOf(file(`${HEAD}\n`), "utf-8", {}, say);
const read = (line: string, zone = "America/Chicago") => rowOf(line.split(","), 2, { layout, source: "s", clock: wallClock(zone), say });
const sentence = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
  return "";
};
const sentenceOf = (work: Promise<unknown>) =>
  work.then(
    () => "",
    (error) => (error instanceof Refused ? error.message : Promise.reject(error)),
  );

describe("columns", () => {
  const columns = (head: string, map = "") => Object.fromEntries(layoutOf(file(`${head}\n`), "utf-8", mapping(map, say), say).columns);

  test("are found by the names people use, with or without a mark of byte order, whatever stands between them", () => {
    expect(columns(HEAD)).toEqual({ id: 0, lon: 1, lat: 2, category: 3, at: 4 });
    expect(columns("\uFEFF编号,经度,纬度,案件类别,发生时间,来源")).toEqual({ id: 0, lon: 1, lat: 2, category: 3, at: 4, channel: 5 });
    expect(columns("Lat;Lng;ID;Primary Type;Date")).toEqual({ lat: 0, lon: 1, id: 2, category: 3, at: 4 });
    expect(columns('"a, b"\tid\tx\ty\ttype\ttime')).toMatchObject({ id: 1, lon: 2, lat: 3 });
  });

  test("are those of the map where there is one", () => {
    expect(columns(`other,${HEAD}`, "id=other,category=id")).toMatchObject({ id: 0, category: 1, lon: 2 });
  });

  test("that are missing are named, and so are those that are there", () => {
    const wrong = sentence(() => columns("id,longitude,kind"));
    expect(wrong).toContain("lat, category, at");
    expect(wrong).toContain("id, longitude, kind");
    expect(sentence(() => columns(HEAD, "at=when"))).toContain("at=when");
  });

  test("a map that is misspelt is a misspelt command", () => {
    for (const map of ["id", "id=", "=x", "colour=x", "id=a,id=b"]) expect(() => mapping(map, say)).toThrow(Refused);
    try {
      mapping("colour=x", say);
    } catch (error) {
      expect((error as Refused).status).toBe(2);
    }
  });
});

describe("a row", () => {
  test("that is right", () => {
    const { violation, twice } = read("7,-87.7,41.8,THEFT,2018-01-01T00:00:00") as ReadRow;
    expect(violation).toEqual({
      source: "s",
      sourceId: "7",
      at: Date.UTC(2018, 0, 1, 6),
      point: [-87.7, 41.8],
      category: "THEFT",
      channel: "import",
      description: null,
    });
    expect(twice).toBe(false);
    expect((read("7,-87.7,41.8,THEFT,2018-11-04 01:30") as ReadRow).twice).toBe(true);
  });

  test.each([
    [",-87.7,41.8,T,2018-01-01", "id", ""],
    ["1,west,41.8,T,2018-01-01", "lon", "west"],
    ["1,-87.7,1e999,T,2018-01-01", "lat", "1e999"],
    ["1,NaN,41.8,T,2018-01-01", "lon", "NaN"],
    ["1,0x10,41.8,T,2018-01-01", "lon", "0x10"],
    ["1,,41.8,T,2018-01-01", "lon", ""],
    ["1,428311.2,41.8,T,2018-01-01", "lon", "428311.2"],
    ["1,-87.7,90.01,T,2018-01-01", "lat", "90.01"],
    ["1,-87.7,41.8,,2018-01-01", "category", ""],
    ["1,-87.7,41.8,T,yesterday", "at", "yesterday"],
    ["1,-87.7,41.8,T,2018-02-30", "at", "2018-02-30"],
    ["1,-87.7,41.8,T,2018-03-11T02:30:00", "at", "2018-03-11T02:30:00"],
    ["1,-87.7,41.8,T,0000-01-01", "at", "0000-01-01"],
    ["1,-87.7,41.8,T,9999-12-31", "at", "9999-12-31"],
    ["1,-87.7,41.8,T", "at", ""],
    ["1,-87.7,41.8,T,2018-01-01,more", "row", "6 columns"],
    ["1,-87.7,41.8,a\0b,2018-01-01", "category", "a\u2400b"],
  ])("%j is refused for its field %s", (line, field, got) => {
    expect(read(line)).toMatchObject({ row: 2, field, got });
  });

  test("says when numbers look projected", () => {
    expect(read("1,428311.2,41.8,T,2018-01-01")).toMatchObject({ expected: expect.stringContaining("projected") });
  });

  test("may have empty columns at its end", () => {
    expect("violation" in read("1,-87.7,41.8,T,2018-01-01,, ")).toBe(true);
  });

  test("has its channel by the names people use, and no other", () => {
    const wide = layoutOf(file(`${HEAD},来源\n`), "utf-8", {}, say);
    const row = (channel: string) =>
      rowOf(["1", "1", "1", "T", "2018-01-01", channel], 2, { layout: wide, source: "s", clock: wallClock("UTC"), say });
    expect(row("微信")).toMatchObject({ violation: { channel: "wechat" } });
    expect(row("12345")).toMatchObject({ violation: { channel: "12345" } });
    expect(row("carrier pigeon")).toMatchObject({ field: "channel" });
  });
});

describe("the rows of a file", () => {
  async function rows(content: string | Uint8Array, encoding = "utf-8"): Promise<NumberedRow[]> {
    const path = file(content);
    const list: NumberedRow[] = [];
    for await (const row of rowsOf(path, encoding, { ...layout, delimiter: "," }, () => {})) list.push(row);
    return list;
  }

  test("are counted as a spreadsheet counts, over line ends of every kind, quoted line ends and empty lines", async () => {
    const list = await rows('\uFEFFid,a\r\n1,"two\r\nlines"\r\n\r\n2,x\n3,"5"" pipe"\r4,5" pipe\n');
    expect(list).toEqual([
      { row: 2, values: ["1", "two\r\nlines"] },
      { row: 4, values: ["2", "x"] },
      { row: 5, values: ["3", '5" pipe'] },
      { row: 6, values: ["4", '5" pipe'] },
    ]);
  });

  test("are text of the encoding, also where a character lies across two pieces of the file", async () => {
    const gbk = Buffer.concat([Buffer.from("id,a\n1,"), Buffer.from([0xce, 0xe5, 0xb6, 0xa8]), Buffer.from("\n")]);
    expect((await rows(gbk, "gbk"))[0]?.values[1]).toBe("五定");
    const long = await rows(`id,a\n${Array.from({ length: 30_000 }, (_none, index) => `${index},五定${index}`).join("\n")}`);
    expect(long).toHaveLength(30_000);
    expect(long.every(({ values }, index) => values[1] === `五定${index}`)).toBe(true);
  });

  test("end before a quote that is never closed, and say where that is", async () => {
    const path = file(`id,a\n1,x\n2,"open\n${"3,y\n".repeat(5)}`);
    const seen: number[] = [];
    const work = async () => {
      for await (const { row } of rowsOf(path, "utf-8", { ...layout, delimiter: "," }, () => {})) seen.push(row);
    };
    await expect(work()).rejects.toMatchObject({ name: "UnclosedQuote", row: 3 } satisfies Partial<UnclosedQuote>);
    expect(seen).toEqual([2]);
    const huge = file(`id,a\n1,x\n2,"open\n${"3,yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n".repeat(60_000)}`);
    await expect(
      (async () => {
        for await (const _row of rowsOf(huge, "utf-8", { ...layout, delimiter: "," }, () => {}));
      })(),
    ).rejects.toMatchObject({ row: 3 });
  });
});

describe("a file", () => {
  test("of another encoding is refused whole, with the line", async () => {
    const gbk = Buffer.concat([Buffer.from(`${HEAD}\n1,2,3,`), Buffer.from([0xce, 0xe5, 0xb6, 0xa8]), Buffer.from(",2018-01-01\n")]);
    expect(await sentenceOf(checkEncoding(file(gbk), "utf-8", say))).toContain("line 2");
    expect(await sentenceOf(checkEncoding(file(gbk), "gbk", say))).toBe("");
    const late = Buffer.concat([Buffer.from("五定,x\n".repeat(300_000)), Buffer.from([0xff, 0x0a])]);
    expect(await sentenceOf(checkEncoding(file(late), "utf-8", say))).toContain("line 300001");
    expect(await sentenceOf(checkEncoding(file(Buffer.from([0x61, 0x0a, 0xe4, 0xba])), "utf-8", say))).toContain("line 2");
  });

  test("that is a workbook, UTF-16 or not there is told so", () => {
    expect(sentence(() => openable(file(Buffer.from("PK\x03\x04rest")), say))).toContain("Excel");
    expect(sentence(() => openable(file(Buffer.from("\uFEFFid", "utf16le")), say))).toContain("UTF-16");
    expect(sentence(() => openable(join(folder, "nowhere.csv"), say))).toContain("nowhere.csv");
    expect(sentence(() => openable(folder, say))).not.toBe("");
  });
});
