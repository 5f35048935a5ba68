import { z } from "zod";
import { listAudit } from "../../../db/audit";
import { database } from "../../_server/database";
import { door } from "../../_server/door";

const number = z.coerce.number().int().positive();

/** The audit, newest first, a page at a time: `before` is the id to go on from. */
export const GET = door(
  { may: "audit.read", query: z.object({ before: number.optional(), limit: number.max(200).default(50) }) },
  async ({ query }) => {
    const rows = await listAudit(database(), query);
    return { json: { rows, next: rows.length === query.limit ? (rows[rows.length - 1]?.id ?? null) : null } };
  },
);
