import fc from "fast-check";
import { expect, test } from "vitest";
import { sheetCounter } from "./sheet-counter";

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const PARTS = [
  "<< /Type /Page\n/Parent 1 0 R >>",
  "<< /Type /Pages /Count 3 >>",
  "/Type /PageLabel",
  "stream \xff\x00 /Typ",
  "/Type/Page >>",
  "xyz",
];

test("however a PDF is cut into pieces, its sheets are counted once, and never the tree of pages", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }), fc.array(fc.nat(200)), (parts, cuts) => {
      const text = `${parts.join(" ")}\n%%EOF`;
      const count = sheetCounter();
      const at = [0, ...cuts.map((cut) => cut % text.length).sort((a, b) => a - b), text.length];
      let got = 0;
      at.slice(1).forEach((to, index) => {
        got = count(bytes(text.slice(at[index], to)));
      });
      expect(got).toBe(parts.filter((part) => /\/Page[\s]/.test(part)).length);
    }),
  );
});
