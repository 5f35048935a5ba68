import { Refusal } from "./fault";

/** Reads a body up to `limit` bytes, counting what really comes and not what the header says. @throws Refusal 413. */
export async function bodyBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal("body.too-large", 413, { limit });
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
  return Buffer.concat(parts);
}

/** Reads a body as text in UTF-8. @throws Refusal 413 when too large, 400 when it is no text */
export async function bodyText(request: Request, limit: number): Promise<string> {
  const bytes = await bodyBytes(request, limit);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("body.bad-json", 400);
  }
}

/** The deepest nesting of brackets outside strings. */
export function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (inside) {
      if (letter === 92) i++;
      else if (letter === 34) inside = false;
    } else if (letter === 34) inside = true;
    else if (letter === 91 || letter === 123) most = Math.max(most, ++depth);
    else if (letter === 93 || letter === 125) depth--;
  }
  return most;
}

const DEEPEST = 16;

/** Reads a JSON body. @throws Refusal 415 for another type, 413 when too large, 400 when too deep or no JSON. */
export async function bodyJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type))
    throw new Refusal("body.wrong-type", 415, { expected: "application/json" });
  const text = await bodyText(request, limit);
  if (depthOf(text) > DEEPEST) throw new Refusal("body.too-deep", 400, { limit: DEEPEST });
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("body.bad-json", 400);
  }
}
