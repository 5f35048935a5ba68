import { expect, test } from "vitest";
import { boardPath, boardQueryOf } from "./board-query";
import { printAddress } from "./print-address";

const read = (path: string, own: string | null = null) => boardQueryOf(new URL(path, "http://page").searchParams, own);

test("an address of the list is read, and says itself again", () => {
  const query = { kind: "segment", squad: "ZD01", text: "人民路", page: 3 } as const;
  expect(read(boardPath(query))).toEqual(query);
  expect(read(boardPath({ ...query, squad: null }), "ZD02").squad).toBeNull();
});

test("a captain begins with the own squad; nonsense is the first page of the grids", () => {
  expect(read("/board", "ZD01")).toEqual({ kind: "grid", squad: "ZD01", text: "", page: 1 });
  expect(read("/board?kind=cell&page=-2")).toEqual({ kind: "grid", squad: null, text: "", page: 1 });
});

test("boards named one by one are printed as long as a server takes the address", () => {
  const how = { size: "60x90", language: "zh" } as const;
  const codes = (count: number) => Array.from({ length: count }, (_none, index) => `s-LD${String(index).padStart(4, "0")}`);
  const address = new URL(printAddress({ codes: codes(300) }, how) as string, "http://page");
  expect(address.searchParams.get("codes")?.split(",")).toEqual(codes(300));
  expect(printAddress({ codes: codes(4000) }, how)).toBeNull();
  expect(printAddress({ kind: "segment", squad: null }, how)).toBe("/api/board/print?size=60x90&language=zh&kind=segment");
});
