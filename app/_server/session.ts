import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { currentCity } from "../../db/city";
import { LOCKOUT, lockedOut, noteAttempt } from "../../db/login-attempt";
import { closeSession, openSession } from "../../db/session";
import { installationSecret } from "../../db/setting";
import { findUser, type User } from "../../db/user";
import { database } from "./database";
import { env } from "./env";
import { kept } from "./kept";

/** The cookie of a session: a signed and sealed id; the row in the database decides whether it still opens anything. */
export const SESSION_COOKIE = "wuding.session";

/** argon2id with the parameters OWASP names: 19 MiB, two passes. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of a password. */
export const passwordHash = (password: string): Promise<string> => hash(password, STRENGTH);

/** What sealed cookies are sealed with: from the environment, else made once and kept in the database. */
export const secret = (): Promise<string> =>
  kept(
    "secret",
    async () => env().NEXTAUTH_SECRET ?? installationSecret(database(), "session-secret", () => randomBytes(48).toString("base64url")),
  );

/** Reads the session's id out of a Cookie header. */
export async function sessionOfCookie(header: string | null): Promise<{ readonly id: string } | "none" | "forged"> {
  const pairs = (header ?? "").split(/;\s*/).map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const);
  const value = pairs.find(([name]) => name === SESSION_COOKIE)?.[1];
  if (!value) return "none";
  const token = await decode({ token: decodeURIComponent(value), secret: await secret() }).catch(() => null);
  return typeof token?.sid === "string" ? { id: token.sid } : "forged";
}

/** A hash nobody's password has: checked for unknown accounts, so that they take as long as known ones. */
const nobody = () => kept("nobody", () => passwordHash(randomBytes(24).toString("base64url")));

const MOST = 200;

/** Checks a name and password. @throws Error whose message is the fault's code: the same for an unknown account and a wrong password. */
export async function signInWith(name: string, password: string, address: string): Promise<User> {
  const db = database();
  if (name.length === 0 || name.length > MOST || password.length > MOST) throw new Error("sign-in.wrong");
  if (await lockedOut(db, name, address)) throw new Error("sign-in.locked");
  const user = await findUser(db, name, (await currentCity(db))?.id ?? null);
  const right = await verify(user?.passwordHash ?? (await nobody()), password);
  await noteAttempt(db, name, address, right && user !== null);
  if (right && user !== null) return user;
  throw new Error((await lockedOut(db, name, address)) ? "sign-in.locked" : "sign-in.wrong");
}

/** Minutes an account stays shut after too many failures. */
export const LOCKED_MINUTES = LOCKOUT.minutes;

const addressIn = (headers: Record<string, unknown> | undefined) =>
  String(headers?.["x-forwarded-for"] ?? "local")
    .split(",")[0]
    ?.trim() ?? "local";

const byPassword = () =>
  CredentialsProvider({
    name: "credentials",
    credentials: { username: { type: "text" }, password: { type: "password" } },
    authorize: async (given, request) => {
      const user = await signInWith(given?.username ?? "", given?.password ?? "", addressIn(request.headers));
      return { id: String(user.id), name: user.name };
    },
  });

/** The identity provider of the bureau, when the settings name one. The account must exist here by the same name. */
function byProvider(): NextAuthOptions["providers"] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return [];
  return [
    {
      id: "oidc",
      name: OIDC_NAME,
      type: "oauth",
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      authorization: { params: { scope: "openid profile email" } },
      idToken: true,
      checks: ["pkce", "state"],
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET ?? "",
      profile: (claims: Record<string, unknown>) => ({
        id: String(claims.sub),
        name: String(claims.preferred_username ?? claims.email ?? claims.sub),
      }),
    },
  ];
}

/** Whether signing in by the bureau's identity provider is set up, and its name. */
export const provider = (): string | null => (env().OIDC_ISSUER && env().OIDC_CLIENT_ID ? env().OIDC_NAME : null);

/** What next-auth runs by. The sealed cookie carries a session's id and nothing else that counts; `rows` asks and forgets the row behind it. */
export async function authOptions(rows: { forget(id: string): void; holds(id: string): Promise<boolean> }): Promise<NextAuthOptions> {
  const secure = env().PUBLIC_URL?.startsWith("https:") ?? false;
  const hours = env().SESSION_HOURS;
  return {
    secret: await secret(),
    providers: [byPassword(), ...byProvider()],
    session: { strategy: "jwt", maxAge: hours * 3600 },
    pages: { signIn: "/login", error: "/login" },
    cookies: { sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    callbacks: {
      signIn: async ({ user, account }) => {
        if (account?.provider !== "oidc") return true;
        const db = database();
        return (await findUser(db, user.name ?? "", (await currentCity(db))?.id ?? null)) !== null;
      },
      jwt: async ({ token, user, account }) => {
        if (!user) {
          // A cookie that is played again after its row was closed is no session to next-auth either.
          if (typeof token.sid !== "string" || !(await rows.holds(token.sid))) throw new Error("session.expired");
          return token;
        }
        const db = database();
        const known = await findUser(db, user.name ?? "", (await currentCity(db))?.id ?? null);
        if (!known) throw new Error("sign-in.wrong");
        return { sid: await openSession(db, known.id, account?.provider ?? null) };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid !== "string") return;
        await closeSession(database(), token.sid);
        rows.forget(token.sid);
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}
