import { z } from "zod";
import { createToken, listTokens } from "../../../db/token";
import { actorOf } from "../../_server/caller";
import { database } from "../../_server/database";
import { door } from "../../_server/door";
import { Refusal } from "../../_server/fault";

/** The tokens of machines, the newest first, also revoked ones; the tokens themselves are nowhere kept. */
export const GET = door({ may: "token.manage" }, async () => ({ json: { tokens: await listTokens(database()) } }));

const body = z.object({
  /** It stands in a path when the token is revoked, so it must begin with more than dots. */
  name: z
    .string()
    .trim()
    .max(60)
    .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u, "letters, digits, blanks, . _ - beginning with a letter or digit"),
  /** Only what machines are here for: people have accounts. */
  role: z.enum(["intake", "reader"]),
});

/** Makes a token for a machine. The answer is the only place where it ever stands. */
export const POST = door({ may: "token.manage", body }, async ({ body: { name, role }, caller, request }) => {
  const token = await createToken(database(), { name, role, by: actorOf(caller, request.headers) });
  if (token === null) throw new Refusal("token.taken", 409, { name });
  return { json: { name, role, token }, status: 201 };
});
