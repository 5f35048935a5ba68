import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { S3Settings } from "./s3-storage";

/** A small S3 of a test's own on loopback: keeps objects, checks every signature by itself, and fails when told to. */
export interface S3ForTests {
  readonly settings: S3Settings;
  readonly objects: Map<string, { readonly bytes: Buffer; readonly kind: string }>;
  /** Every request as "METHOD path", failed ones too. */
  readonly asked: string[];
  /** What the next requests get instead of an answer: a status, or "cut" for a broken line. */
  readonly failures: (number | "cut")[];
  close(): Promise<void>;
}

const KEY = "AKTEST";
const SECRET = "secret/of+the test";
const REGION = "cn-north-1";
const BUCKET = "wuding-photos";
const PAGE = 3;

const sha = (data: Buffer | string) => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer | string, data: string) => createHmac("sha256", key).update(data).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signature Version 4 recomputed from the request as it came (AWS General Reference, "Create a signed request"). Null when it fits, else the code of the error. */
function signatureFault(request: IncomingMessage, body: Buffer): string | null {
  const { authorization = "", "x-amz-date": date = "", "x-amz-content-sha256": digest = "" } = request.headers as Record<string, string>;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (!parts) return "AccessDenied";
  const [, key, day = "", region = "", names = "", signature] = parts;
  if (key !== KEY) return "InvalidAccessKeyId";
  if (!names.split(";").includes("host") || !names.split(";").includes("x-amz-content-sha256") || region !== REGION)
    return "AuthorizationHeaderMalformed";
  if (digest !== sha(body)) return "XAmzContentSHA256Mismatch";
  const url = new URL(request.url ?? "", "http://loopback");
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const headers = names.split(";").map((name) => `${name}:${String(request.headers[name]).trim().replace(/\s+/g, " ")}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(""), names, digest].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const signing = [day, region, "s3", "aws4_request"].reduce<Buffer | string>((inner, data) => hmac(inner, data), `AWS4${SECRET}`);
  return hmac(signing, ["AWS4-HMAC-SHA256", date, scope, sha(canonical)].join("\n")).toString("hex") === signature
    ? null
    : "SignatureDoesNotMatch";
}

function listing(names: readonly string[], url: URL): string {
  const prefix = url.searchParams.get("prefix") ?? "";
  const after = url.searchParams.get("continuation-token") ?? "";
  const rest = names.filter((name) => name.startsWith(prefix) && name > after).sort();
  const page = rest.slice(0, PAGE);
  const more = rest.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  const contents = page.map((name) => `<Contents><Key>${name}</Key><Size>1</Size><Owner><ID>Key</ID></Owner></Contents>`).join("");
  return `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Prefix>${prefix}</Prefix>${contents}<IsTruncated>${more !== ""}</IsTruncated>${more}</ListBucketResult>`;
}

const fails = (response: ServerResponse, status: number, code: string) =>
  response
    .writeHead(status, { "content-type": "application/xml" })
    .end(`<Error><Code>${code}</Code><Message>told by the test</Message></Error>`);

function answer(objects: S3ForTests["objects"], request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const url = new URL(request.url ?? "", "http://loopback");
  const [, bucket, ...rest] = url.pathname.split("/");
  const name = decodeURIComponent(rest.join("/"));
  const fault = signatureFault(request, body);
  if (fault) return void fails(response, 403, fault);
  if (bucket !== BUCKET) return void fails(response, 404, "NoSuchBucket");
  if (request.method === "PUT") objects.set(name, { bytes: body, kind: request.headers["content-type"] ?? "" });
  if (request.method === "PUT") return void response.writeHead(200).end();
  if (request.method === "DELETE") objects.delete(name);
  if (request.method === "DELETE") return void response.writeHead(204).end();
  if (name === "") return void response.writeHead(200).end(listing([...objects.keys()], url));
  const found = objects.get(name);
  if (!found) return void fails(response, 404, "NoSuchKey");
  response.writeHead(200, { "content-type": found.kind }).end(found.bytes);
}

/** Starts it on a free port of loopback. */
export async function startS3ForTests(): Promise<S3ForTests> {
  const objects: S3ForTests["objects"] = new Map();
  const asked: string[] = [];
  const failures: (number | "cut")[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    asked.push(`${request.method} ${request.url}`);
    const failure = failures.shift();
    if (failure === "cut") return void response.socket?.destroy();
    if (failure !== undefined) return void fails(response, failure, "Told");
    answer(objects, request, Buffer.concat(parts), response);
  });
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: { endpoint, bucket: BUCKET, region: REGION, key: KEY, secret: SECRET, pause: 5, patience: 2000 },
    objects,
    asked,
    failures,
    close: async () => {
      server.closeAllConnections();
      await new Promise((go) => server.close(go));
    },
  };
}
