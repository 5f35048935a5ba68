import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { words } from "./words";

const here = import.meta.dirname;
const source = ["words.ts", "words-plan.ts"].map((file) => readFileSync(join(here, file), "utf8")).join("\n");
const keys = [...new Set([...source.matchAll(/^ {2}(?:"([\w.-]+)"|(\w+)):/gm)].map(([, quoted, plain]) => (quoted ?? plain) as string))];
const [zh, en] = [words("zh"), words("en")] as unknown as [(key: string) => string, (key: string) => string];
const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

test("both languages have the same values to fill in", () => {
  expect(keys.length).toBeGreaterThan(80);
  for (const key of keys) expect([key, holes(en(key))]).toEqual([key, holes(zh(key))]);
});

test("every sentence is used", () => {
  const code = readdirSync(here)
    .filter((file) => file.endsWith(".ts") && !file.startsWith("words") && !file.includes(".test."))
    .map((file) => readFileSync(join(here, file), "utf8"))
    .join("\n");
  // A family of sentences may be named by its first word alone.
  const used = (key: string) => code.includes(`"${key}"`) || code.includes(`\`${key.split(".")[0]}.\${`);
  expect(keys.filter((key) => !used(key))).toEqual([]);
});

test("values stand in their places; one that is missing shows as its name", () => {
  expect(words("en")("token.taken", { name: "hotline" })).toBe("The name hotline is in use.");
  expect(words("en")("token.taken")).toBe("The name {name} is in use.");
});
