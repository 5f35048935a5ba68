/** A line of a stream of rows: its text, or that it was longer than a row may be. */
export type ReportLine = { readonly text: string } | { readonly tooLong: true };

/** Most characters of one row. */
const LONGEST = 65_536;

/** The lines of a body as they come, empty ones left out; a longer one than a row may be is told as such and skipped, never held in memory. */
export async function* reportLines(body: ReadableStream<Uint8Array>): AsyncGenerator<ReportLine> {
  const decoder = new TextDecoder();
  let held = "";
  let skipping = false;
  for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
    const parts = decoder.decode(bytes, { stream: true }).split("\n");
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        if (!skipping && held.trim() !== "") yield { text: held };
        held = "";
        skipping = false;
      }
      if (skipping) continue;
      held += part;
      if (held.length <= LONGEST) continue;
      yield { tooLong: true };
      held = "";
      skipping = true;
    }
  }
  if (!skipping && held.trim() !== "") yield { text: held };
}
