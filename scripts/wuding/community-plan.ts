import type { Plan } from "../../duty/plan";
import type { ReadCommunity } from "./read-communities";

/** County digits that GB/T 2260 does not assign: codes made here are nobody's. */
const COUNTY = "999999";

/** Codes of twelve digits, 999 to a street. */
const codeOf = (index: number) =>
  `${COUNTY}${String(Math.floor(index / 999) + 1).padStart(3, "0")}${String((index % 999) + 1).padStart(3, "0")}`;

/** The first plan of a city that has brought nothing but its communities: each one cell and one grid, one squad for all of them, nobody on post yet. */
export function communityPlan(
  communities: readonly ReadCommunity[],
  head: { city: string; timeZone: string; from: number; squad: string; name: string },
): Plan {
  const coded = communities.map(({ name, code, area }, index) => ({
    code: code ?? codeOf(index),
    name,
    area,
    number: String(index + 1).padStart(4, "0"),
  }));
  return {
    version: {
      id: 0,
      city: head.city,
      name: head.name,
      state: "in-force",
      from: head.from,
      to: null,
      timeZone: head.timeZone,
      sample: false,
      bureau: { name: head.city, phone: "" },
    },
    offices: [],
    communities: coded.map(({ code, name, area }) => ({ code, name, office: null, area })),
    cells: coded.map(({ code, number, area }) => ({
      code: /^\d{12}$/.test(code) ? `${code}001` : `${code}-001`,
      community: code,
      grid: `WG${number}`,
      area,
    })),
    grids: coded.map(({ name, number }) => ({ code: `WG${number}`, name, squad: "ZD01", standard: "BZ01", duty: "ZZ01" })),
    squads: [{ code: "ZD01", name: head.squad, captain: null, phone: "" }],
    segments: [],
    posts: [],
    persons: [],
    standards: [{ code: "BZ01", name: "街面秩序标准", version: 1, items: [] }],
    duties: [{ code: "ZZ01", name: "属地兜底责任", text: "无人在岗时由中队受理，首问负责，不得推诿。", answersTo: head.city }],
    assignments: [],
    rules: [],
    places: [],
    allowances: [],
    days: [],
    absences: [],
    mergers: [],
  };
}
