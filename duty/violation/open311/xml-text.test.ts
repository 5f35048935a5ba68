import fc from "fast-check";
import { expect, test } from "vitest";
import { list, parts, type Tree } from "./answer-tree";
import { jsonText } from "./json-text";
import { asTexts, spark, xmlElement } from "./standard-for-tests";
import { xmlText } from "./xml-text";

const of = (value: Tree) => xmlText({ root: "errors", tree: list("error", [parts({ description: value })]) });
const back = (xml: string) => (spark(xmlElement(xml)) as { description: string | null }[])[0]?.description ?? "";

test("a script, marks of markup and Chinese are text and stay text", () => {
  const text = `<script>alert("x")</script> & 占道经营 ]]> 'q' <![CDATA[`;
  expect(back(of(text))).toBe(text);
  expect(of(text)).not.toContain("<script");
});

test("what XML 1.0 has no character for falls out, line breaks and letters beyond the first plane stay", () => {
  expect(back(of("a\u0000\u0008\u000b\ufffe\uffff\ud800b"))).toBe("ab");
  expect(back(of("一行\n二行\r三行\r\n\t𠮷野家 😀"))).toBe("一行\n二行\r三行\r\n\t𠮷野家 😀");
});

test("any text at all makes a document that another parser reads back", () => {
  const allowed = /[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const kept = [...text].filter((letter) => allowed.test(letter)).join("");
      expect(back(of(text))).toBe(kept);
    }),
    { numRuns: 500 },
  );
});

test("XML and JSON say the same by the Spark convention: a list of one or none is a list", () => {
  const leaf = fc.oneof(fc.stringMatching(/^[a-z街占 ]{1,5}$/), fc.integer(), fc.boolean(), fc.constant(null));
  const rows = fc.array(fc.record({ service_code: leaf, group: leaf, formats: fc.array(leaf, { maxLength: 3 }) }), { maxLength: 4 });
  fc.assert(
    fc.property(rows, (made) => {
      const tree = list(
        "service",
        made.map(({ service_code, group, formats }) => parts({ service_code, group, absent: undefined, formats: list("format", formats) })),
      );
      const answer = { root: "services", tree };
      expect(spark(xmlElement(xmlText(answer)))).toEqual(asTexts(JSON.parse(jsonText(answer))));
    }),
  );
});

test("the declaration says UTF-8, the root has no namespace", () => {
  expect(xmlText({ root: "services", tree: list("service", []) })).toBe('<?xml version="1.0" encoding="utf-8"?>\n<services/>\n');
});
