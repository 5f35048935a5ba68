import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { CityHead, Me } from "../../components/ui/me";
import { allowed } from "../../duty/may";
import type { Caller } from "../_server/caller";
import type { LiveCity } from "../_server/city";
import { env } from "../_server/env";
import { signedIn } from "../_server/page-user";
import { SESSION_COOKIE } from "../_server/session";

/** Who looks at a page. Nobody goes to sign in, is told why if a session of theirs has ended, and comes back to `path`. */
export async function visitor(path: string): Promise<Caller> {
  const caller = await signedIn();
  if (caller) return caller;
  const why = (await cookies()).has(SESSION_COOKIE) ? "why=expired&" : "";
  redirect(`/login?${why}from=${encodeURIComponent(path)}`);
}

/** The visitor as the screen needs them. */
export const meOf = ({ name, displayName, role, squad }: Caller): Me => ({
  name,
  displayName,
  role,
  squad,
  may: allowed(role),
  idleMinutes: env().IDLE_MINUTES,
});

/** The city as the screen needs it. */
export const cityHead = ({ plan, tag, bounds }: LiveCity): CityHead => ({
  city: plan.version.city,
  plan: plan.version.name,
  sample: plan.version.sample,
  timeZone: plan.version.timeZone,
  revision: tag,
  bounds,
});
