import { type Certificate, findCertificate } from "../../db/certificate";
import type { Trace } from "../../duty/trace/trace";
import { codeTyped, digestOf } from "./certificates";
import { database } from "./database";

/** A trace back that was given out, read again and checked. */
export interface KeptTrace extends Omit<Certificate, "content"> {
  readonly trace: Trace;
  /** Names of the squads when it was given out, by code. */
  readonly squads: Readonly<Record<string, string>>;
  /** Whether its content still has the digest it was given out with. */
  readonly genuine: boolean;
}

/** The trace of a verification code as somebody typed it; null where there is none. */
export async function keptTrace(typed: string): Promise<KeptTrace | null> {
  const code = codeTyped(typed);
  const found = code && (await findCertificate(database(), code));
  if (!found) return null;
  const { content, ...rest } = found;
  return { ...rest, ...(content as Pick<KeptTrace, "trace" | "squads">), genuine: digestOf(content) === found.digest };
}
