import { expect, test } from "vitest";
import { returnPath } from "./return-path";

test.each([
  ["/plan?z=14&sel=1,2", "/plan?z=14&sel=1,2"],
  ["/setting/audit", "/setting/audit"],
  [null, "/plan"],
  ["", "/plan"],
  ["https://evil.example/", "/plan"],
  ["//evil.example/", "/plan"],
  ["/\\evil.example/", "/plan"],
  ["/\t/evil.example/", "/plan"],
  ["/login?from=/login", "/plan"],
  ["/api/auth/signout", "/plan"],
])("%s leads to %s", (from, path) => {
  expect(returnPath(from)).toBe(path);
});
