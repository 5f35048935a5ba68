import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type Action, may } from "../../duty/may";
import { type Caller, callerOf } from "./caller";
import { Refusal } from "./fault";

/** Who is signed in, or null. For pages that are for everybody. */
export async function signedIn(): Promise<Caller | null> {
  const given = new Headers(await headers());
  given.delete("authorization");
  try {
    return await callerOf(given);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The door of a page: who is signed in if they may; nobody goes to sign in and comes back to `path`. Null: signed in, but may not. */
export async function pageUser(action: Action, path: string): Promise<Caller | null> {
  const caller = await signedIn();
  if (!caller) redirect(`/login?from=${encodeURIComponent(path)}`);
  return may(caller.role, action).ok ? caller : null;
}
