import { liveSession } from "../../db/session";
import { findToken } from "../../db/token";
import { database } from "./database";
import { env } from "./env";
import { sessionOfCookie } from "./session";

/** Whether who listens still may: looked up without counting as use, or an open page would never fall idle. */
export async function stillIn(headers: Headers): Promise<boolean> {
  const token = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (token !== undefined) return (await findToken(database(), token)) !== null;
  const cookie = await sessionOfCookie(headers.get("cookie"));
  if (typeof cookie === "string") return false;
  const { IDLE_MINUTES, SESSION_HOURS } = env();
  return (await liveSession(database(), cookie.id, IDLE_MINUTES, SESSION_HOURS)) !== null;
}
