import { createToken, listTokens, revokeToken } from "../../db/token";
import { Refused } from "./refused";
import { moment, type Run } from "./run";

/** `token create`: the token stands alone on the last line, so that a script can take it from there. */
export async function tokenCreate({ db, by, say, io }: Run, name: string, role: string): Promise<void> {
  const token = await createToken(db, { name, role, by });
  if (token === null) throw new Refused(say("token.taken", { name }));
  io.out(say("token.created", { name, role }));
  io.out(token);
}

/** `token list`: name, role, made, last used, revoked. */
export async function tokenList({ db, say, io }: Run): Promise<void> {
  const list = await listTokens(db);
  for (const { name, role, createdAt, usedAt, revokedAt } of list)
    io.out([name, role, moment(createdAt), moment(usedAt), revokedAt === null ? say("token.in-use") : moment(revokedAt)].join("\t"));
  if (list.length === 0) io.out(say("none"));
}

/** `token revoke`. */
export async function tokenRevoke({ db, by, say, io }: Run, name: string): Promise<void> {
  if (!(await revokeToken(db, name, by))) throw new Refused(say("token.none", { name }));
  io.out(say("token.revoked", { name }));
}
