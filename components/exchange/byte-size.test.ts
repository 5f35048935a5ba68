import { expect, test } from "vitest";
import { byteSize } from "./byte-size";

test.each([
  [0, "0B"],
  [1023, "1,020B"],
  [1024, "1 kB"],
  [1536, "1.5 kB"],
  [512 * 1024 * 1024, "512 MB"],
  [3 * 1024 ** 4, "3,070 GB"],
])("%i", (bytes, text) => expect(byteSize(bytes, "en")).toBe(text));
