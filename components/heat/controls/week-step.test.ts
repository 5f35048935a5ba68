import { expect, test } from "vitest";
import { weekStep } from "./week-step";

const plain = { around: true, toEnds: false };

test.each([
  ["ArrowRight", { day: 2, hour: 23 }, plain, { day: 2, hour: 0 }],
  ["ArrowRight", { day: 2, hour: 23 }, { around: false, toEnds: false }, { day: 2, hour: 23 }],
  ["ArrowLeft", { day: 2, hour: 0 }, plain, { day: 2, hour: 23 }],
  ["ArrowDown", { day: 6, hour: 4 }, plain, { day: 6, hour: 4 }],
  ["ArrowUp", { day: 6, hour: 4 }, plain, { day: 5, hour: 4 }],
  ["Home", { day: 3, hour: 4 }, plain, { day: 3, hour: 0 }],
  ["End", { day: 3, hour: 4 }, { around: true, toEnds: true }, { day: 6, hour: 23 }],
  ["x", { day: 3, hour: 4 }, plain, null],
])("%s from %o", (key, from, options, to) => expect(weekStep(from, key, options)).toEqual(to));
