import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "./sha256";

const ours = (pieces: readonly Uint8Array[]) => {
  const hash = sha256();
  for (const piece of pieces) hash.add(piece);
  return hash.digest();
};

test("the standard's own examples", () => {
  expect(ours([])).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(ours([new TextEncoder().encode("abc")])).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("law: as the platform's, however the bytes are cut", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (pieces) => {
      const hash = createHash("sha256");
      for (const piece of pieces) hash.update(piece);
      expect(ours(pieces)).toBe(hash.digest("hex"));
    }),
  );
});
