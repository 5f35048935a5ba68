import { expect, test } from "vitest";
import { sketch } from "../../duty/sketch";
import { squadTones } from "./squad-tones";

test("each squad with its tone; neighbours differ, also when there are more squads than tones", () => {
  const plan = sketch("ABCD / EFGH / IJKL");
  const tones = new Map(squadTones(plan).map(({ code, tone }) => [code, tone]));
  expect([...tones.keys()].sort().join("")).toBe("ABCDEFGHIJKL");
  const pairs = ["AB", "BC", "CD", "EF", "FG", "GH", "IJ", "JK", "KL", "AE", "BF", "CG", "DH", "EI", "FJ", "GK", "HL"];
  for (const pair of pairs) expect(tones.get(pair[0] as string)).not.toBe(tones.get(pair[1] as string));
  for (const tone of tones.values()) expect(tone >= 0 && tone < 6).toBe(true);
});
