import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { s3Listing } from "./s3-listing";
import { nameParts, type Storage } from "./storage";

/** Where an S3-compatible storage is and how to sign for it. */
export interface S3Settings {
  /** Such as https://s3.example; buckets are the first part of the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
  /** Milliseconds before the second try, doubled with each; 200 unless told. */
  readonly pause?: number;
  /** Milliseconds a try may take until the answer begins; 30,000 unless told. */
  readonly patience?: number;
}

const TRIES = 4;

/** The code and message of an error told in XML, or the beginning of whatever came. */
async function toldBy(response: Response): Promise<string> {
  const text = await response.text().catch(() => "");
  const of = (name: string) => new RegExp(`<${name}>([^<]{1,300})</${name}>`).exec(text)?.[1];
  return [of("Code"), of("Message")].filter(Boolean).join(": ") || text.slice(0, 100);
}

interface Asking {
  readonly method: "PUT" | "GET" | "HEAD" | "DELETE";
  /** Encoded, below the bucket. */
  readonly path: string;
  readonly body?: Uint8Array;
  readonly kind?: string;
}

const waiting = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

/** Asks the storage; what may pass by itself (5xx, 429, a broken line) is tried again, signed anew each time. Gives answers of 2xx and 404. */
function asker({ endpoint, bucket, region, key, secret, pause = 200, patience = 30_000 }: S3Settings) {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: "s3" });
  const base = `${endpoint.replace(/\/+$/, "")}/${bucket}`;
  const once = async ({ method, path, body, kind }: Asking): Promise<Response> => {
    const digest = createHash("sha256")
      .update(body ?? "")
      .digest("hex");
    const headers: Record<string, string> = { "X-Amz-Content-Sha256": digest, ...(kind ? { "Content-Type": kind } : {}) };
    const signed = await client.sign(`${base}${path}`, { method, headers, ...(body ? { body: Buffer.from(body) } : {}) });
    // Only the wait for the answer is limited: a slow reader of a long body is no fault of the storage.
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new Error(`no answer within ${patience} ms`)), patience);
    return await fetch(signed, { redirect: "manual", signal: stop.signal }).finally(() => clearTimeout(timer));
  };
  return async (asking: Asking): Promise<Response> => {
    const what = `storage: ${asking.method} ${bucket}${asking.path.replace(/\?.*/, "")}`;
    for (let tried = 1; ; tried++) {
      const answer = await once(asking).catch((error: Error) => error);
      const passing = answer instanceof Error || answer.status >= 500 || answer.status === 429;
      if (!passing && (answer.ok || answer.status === 404)) return answer;
      if (!passing || tried === TRIES) {
        const why = answer instanceof Error ? `failed: ${reasonOf(answer)}` : `answered ${answer.status} ${await toldBy(answer)}`;
        throw new Error(`${what} ${why}${passing ? ` (tried ${TRIES} times)` : ""}`);
      }
      if (!(answer instanceof Error)) await answer.body?.cancel();
      await waiting(pause * 2 ** (tried - 1) * (0.5 + Math.random() / 2));
    }
  };
}

const reasonOf = ({ message, cause }: Error): string => (cause instanceof Error ? `${message}: ${cause.message}` : message);

/** A missing object is an answer; a missing bucket is a wrong setting. */
async function objectOr404(answer: Response): Promise<Response | null> {
  if (answer.ok) return answer;
  const told = await toldBy(answer);
  if (told.startsWith("NoSuchBucket")) throw new Error(`storage: ${told}`);
  return null;
}

/** Keeps bytes in an S3-compatible storage (Signature Version 4, path-style addresses). Errors name method, bucket, object and what was answered. */
export function s3Storage(settings: S3Settings): Storage {
  const ask = asker(settings);
  const pathOf = (name: string) => `/${nameParts(name).join("/")}`;
  return {
    async put(name, bytes, kind) {
      const answer = await ask({ method: "PUT", path: pathOf(name), body: bytes, kind });
      if (!answer.ok) throw new Error(`storage: PUT ${settings.bucket}/${name} answered ${answer.status} ${await toldBy(answer)}`);
      await answer.body?.cancel();
    },
    async get(name) {
      const answer = await objectOr404(await ask({ method: "GET", path: pathOf(name) }));
      return answer && (answer.body ?? new Blob([]).stream());
    },
    has: async (name) => (await ask({ method: "HEAD", path: pathOf(name) })).ok,
    async remove(name) {
      await (await objectOr404(await ask({ method: "DELETE", path: pathOf(name) })))?.body?.cancel();
    },
    async *list(prefix) {
      for (let token: string | null = ""; token !== null; ) {
        const query: string = new URLSearchParams({
          ...(token === "" ? {} : { "continuation-token": token }),
          "list-type": "2",
          prefix,
        }).toString();
        const answer = await ask({ method: "GET", path: `?${query.replaceAll("+", "%20")}` });
        if (!answer.ok) throw new Error(`storage: list of ${settings.bucket} answered ${answer.status} ${await toldBy(answer)}`);
        const { names, next } = s3Listing(await answer.text());
        yield* names;
        token = next;
      }
    },
  };
}
