"use client";

import { signIn, signOut } from "next-auth/react";

/** What came of an attempt to sign in: null when it worked, else the fault's code as the door told it. */
export async function enter(account: string, password: string): Promise<string | null> {
  try {
    const outcome = await signIn("credentials", { redirect: false, username: account, password });
    if (outcome?.ok && !outcome.error) return null;
    return outcome?.error ?? "failed";
  } catch {
    return "network";
  }
}

/** Goes to the identity provider of the bureau; afterwards back to `path`. */
export const enterByProvider = (path: string) => signIn("oidc", { callbackUrl: path });

/** Ends the session. Works as well when it has ended already. */
export async function leave(): Promise<void> {
  await signOut({ redirect: false }).catch(() => {});
}
