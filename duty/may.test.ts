import { expect, test } from "vitest";
import { type Action, allowed, MAY, may, ROLES } from "./may";

test("the three powers are apart: who supervises neither assigns nor decides", () => {
  const [decide, execute, supervise]: Action[][] = [
    ["plan.change", "border.adjudicate"],
    ["plan.assign", "border.propose"],
    ["supervision.order"],
  ];
  for (const role of ROLES) {
    const powers = [decide, execute, supervise].filter((actions) => actions?.some((action) => may(role, action).ok));
    expect(powers.length).toBeLessThanOrEqual(1);
  }
});

test("a reader reads and no more; an intake reports, says how its own reports stand, and no more", () => {
  expect(allowed("reader")).toEqual(["plan.read", "responsibility.ask", "heat.read"]);
  expect(allowed("intake")).toEqual(["violation.report", "violation.update"]);
});

test("a refusal says who may; an unknown role may nothing", () => {
  expect(may("supervisor", "plan.assign")).toEqual({ ok: false, fault: "may.not", needs: ["captain"] });
  expect((Object.keys(MAY) as Action[]).filter((action) => may("mayor", action).ok)).toEqual([]);
});
