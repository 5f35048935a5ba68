import { z } from "zod";
import type { Patch } from "../../duty/edit/patch";

const code = z.string().min(1).max(200);
const reference = code.nullable();
const text = z.string().max(100_000);
const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const line = z.array(point).min(1).max(1_000_000);
const area = z.array(z.array(z.array(point)));
const instant = z.number().int().min(-62_135_596_800_000).max(253_402_300_799_999);
const pattern = z.array(
  z.object({
    days: z.array(z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as 1)))),
    from: z.number().int(),
    to: z.number().int(),
  }),
);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const daySpan = z.object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(1).max(2880) });
const span = { from: instant, to: instant.nullable() };

/** What the squads of a border agree on, as it comes from outside; duty/border/terms-fault.ts judges it. */
export const borderTerms = z.object({
  width: z.number(),
  basis: z.enum(["centre-line", "kerb", "wall", "other"]),
  parts: z.array(z.object({ side: reference, hours: pattern.nullable(), lead: code, support: code })).max(50),
  text: z.string().max(10_000),
});

const items = {
  offices: z.object({ code, name: text }),
  communities: z.object({ code, name: text, office: reference, area }),
  persons: z.object({ code, name: text, kind: z.enum(["formal", "assistant", "cadre"]), squad: reference, phone: text }),
  squads: z.object({ code, name: text, captain: reference, phone: text }),
  standards: z.object({
    code,
    name: text,
    version: z.number().int().min(0).max(1_000_000),
    items: z.array(z.object({ code: text, text, category: text.nullable() })),
  }),
  duties: z.object({ code, name: text, text, answersTo: text }),
  grids: z.object({ code, name: text, squad: code, standard: code, duty: code }),
  cells: z.object({ code, community: code, grid: code, area }),
  segments: z.object({
    code,
    name: text,
    street: text,
    class: z.enum(["main", "secondary", "lane"]),
    ends: z.tuple([text, text]),
    line: line.min(2),
    chief: reference,
    squad: reference,
  }),
  places: z.object({
    code,
    name: text,
    kind: z.enum(["market", "school", "mall", "food-street", "fringe", "hospital", "station", "park"]),
    at: point,
    keyHours: pattern,
  }),
  posts: z.object({
    code,
    name: text,
    grid: code,
    kind: z.enum(["fixed", "foot", "vehicle"]),
    mode: z.enum(["peak-watch", "patrol", "fixed-joint"]),
    line,
    place: reference,
    qualified: z.number().int().min(0).max(9),
    hours: pattern.nullable(),
  }),
  assignments: z.object({
    code,
    grid: code,
    post: code,
    person: code,
    deputy: reference,
    standard: code,
    duty: code,
    pattern,
    exceptions: z.array(z.object({ day, spans: z.array(daySpan).max(48), person: reference })).max(2000),
    ...span,
  }),
  absences: z.object({ code, person: code, reason: z.enum(["leave", "sick", "training", "other"]), from: instant, to: instant }),
  rules: z.object({
    code,
    between: z.tuple([code, code]),
    ...borderTerms.shape,
    state: z.enum(["proposed", "agreed", "adjudicated"]),
    ...span,
  }),
  allowances: z.object({ code, name: text, area, categories: z.array(text), hours: pattern, ...span }),
  mergers: z.object({ code, name: text, squads: z.array(code).max(50), lead: code, hours: pattern, ...span }),
  days: z.object({
    code: day,
    name: text,
    kind: z.enum(["holiday", "workday"]),
    as: z.number().int().min(1).max(7),
  }),
};

const lists = <Item extends z.ZodType>(item: Item) => z.array(item).max(500_000).optional();

/** A patch as it comes from outside. */
export const patchShape = z.object({
  set: z.object(Object.fromEntries(Object.entries(items).map(([name, item]) => [name, lists(item)]))).strict(),
  remove: z.object(Object.fromEntries(Object.keys(items).map((name) => [name, lists(code)]))).strict(),
}) as unknown as z.ZodType<Patch>;
