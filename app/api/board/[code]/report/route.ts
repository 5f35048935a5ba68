import { randomUUID } from "node:crypto";
import { z } from "zod";
import { whatOf } from "../../../../../duty/board/board-code";
import { categoryOf } from "../../../../../duty/violation/category";
import { planeAt } from "../../../../../geo/plane/plane";
import type { Point } from "../../../../../geo/plane/point";
import { boardsOf } from "../../../../_server/boards";
import { addressOf } from "../../../../_server/caller";
import { theCity } from "../../../../_server/city";
import { door } from "../../../../_server/door";
import { Refusal } from "../../../../_server/fault";
import { takeReports } from "../../../../_server/intake";
import { seldom } from "../../../../_server/seldom";

const params = z.object({ code: z.string().max(500) });
const body = z.object({
  category: z.string().refine((code) => categoryOf(code)?.kind === "matter", "category code of GB/T 47678.5-2026"),
  description: z.string().trim().max(500).default(""),
  /** Where, if the phone knows; else the board's own ground. */
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
});

/** What nobody is asked for at a board. */
const BARE = { address: null, device: null, photos: [], media: null, reporter: null };

/** Somebody in the street reports near the board they stand at: farther off than this, metres, the phone is taken to be wrong. */
const FAR = 2000;
const OFTEN = { each: 5, all: 300, span: 600_000 } as const;

/** Open to everybody: reports what somebody sees beside a notice board. Routed at once; the answer says who leads there. */
export const POST = door({ may: "open", params, body }, async ({ params: { code }, body: told, request }) => {
  const live = await theCity();
  const what = whatOf(code);
  const now = Date.now();
  const board = what && boardsOf(live)(what, now);
  if (!board) throw new Refusal("board.none", 404);
  if (!seldom("report", addressOf(request.headers), now, OFTEN)) throw new Refusal("report.too-often", 429);
  const [west, south, east, north] = board.map.focus;
  const middle: Point = [(west + east) / 2, (south + north) / 2];
  const spot: Point | null = told.lon === undefined || told.lat === undefined ? null : [told.lon, told.lat];
  const point = spot && planeAt(middle).distance(middle, spot) <= FAR ? spot : middle;
  const id = `${board.code}:${randomUUID()}`;
  const report = {
    ...BARE,
    id,
    at: now,
    point,
    category: told.category,
    channel: "citizen" as const,
    description: told.description || null,
  };
  const by = { kind: "token" as const, name: "board", role: null, address: addressOf(request.headers) };
  const [taken] = await takeReports(live, [report], { source: "board", by });
  if (!taken?.ok) throw new Refusal(taken?.fault ?? "internal", 422);
  const squad = live.plan.squads.find(({ code: one }) => one === taken.line.lead);
  const lead = squad ? { name: squad.name, phone: squad.phone } : null;
  return { json: { receipt: id.slice(-12).toUpperCase(), lead }, status: 201 };
});
