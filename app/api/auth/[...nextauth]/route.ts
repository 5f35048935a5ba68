import NextAuth from "next-auth";
import { forgetSession, sessionOf } from "../../../_server/caller";
import { authOptions } from "../../../_server/session";

// The one handler that no door made: next-auth has its own protocol, its own checks against forged requests, and authenticates nobody before it runs.
process.env.AUTH_TRUST_HOST ??= "true";

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = async (request: Request, context: Context): Promise<Response> =>
  NextAuth(await authOptions({ forget: forgetSession, holds: async (id) => (await sessionOf(id)) !== null }))(
    request as never,
    context as never,
  );

export { handle as GET, handle as POST };
