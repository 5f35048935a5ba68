import { expect, test } from "vitest";
import { heldBytes } from "../../geo/format/byte-source";
import { csv } from "../../geo/format/csv";
import { utf8 } from "../../geo/format/text";
import { guessedColumns } from "./bulk-columns";
import { bulkRow } from "./bulk-row";
import { refusedCsv } from "./refused-csv";

test("what was refused, corrected and sent again, keeps its number", async () => {
  const fields = ["时间", "经度", "纬度", "类别"];
  const columns = guessedColumns(fields);
  const row = { number: 9, id: "digest-9", field: "category", expected: "code", got: "?", fault: "f", detail: null };
  const heads = { row: "行", field: "栏", expected: "应为", got: "原内容", detail: "说明" };
  const text = refusedCsv(fields, columns, [{ ...row, values: ["2026-11-24 07:20", "113", "34", "=?"] }], heads, () => "无此类别");
  expect(text.split("\r\n")[0]).toBe("\ufeffid,时间,经度,纬度,类别,行,栏,应为,原内容,说明");
  expect(text.split("\r\n")[1]).toBe("digest-9,2026-11-24 07:20,113,34,'=?,9,类别,code,?,无此类别");

  const again = await csv.open(heldBytes("again.csv", utf8(text.replace("'=?", "09001"))));
  const [layer] = again.layers;
  const mapped = guessedColumns(layer?.fields ?? []);
  expect(mapped).toEqual({ ...columns, id: "id" });
  for await (const item of again.features()) {
    if ("fault" in item) throw new Error(item.fault);
    const reading = { columns: mapped, channel: "import" as const, point: (point: readonly [number, number]) => point, digest: "other" };
    expect(bulkRow(item.properties, item.number, reading)).toMatchObject({ id: "digest-9", category: "09001" });
  }
});
