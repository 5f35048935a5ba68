import { SaxesParser } from "saxes";

/** One page of a listing: names, and what to ask the next page with. */
export interface Listing {
  readonly names: readonly string[];
  readonly next: string | null;
}

/** Reads the answer to ListObjectsV2. @throws where it is no such answer */
export function s3Listing(xml: string): Listing {
  const names: string[] = [];
  const path: string[] = [];
  let [next, text] = [null as string | null, ""];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw new Error(`storage: the listing is no XML: ${error.message}`);
  });
  parser.on("opentag", ({ name }) => {
    path.push(name);
    text = "";
  });
  parser.on("text", (piece) => {
    text += piece;
  });
  parser.on("closetag", () => {
    const place = path.join("/");
    if (place === "ListBucketResult/Contents/Key") names.push(text);
    if (place === "ListBucketResult/NextContinuationToken") next = text;
    path.pop();
    text = "";
  });
  parser.write(xml).close();
  if (!/<ListBucketResult[\s>]/.test(xml)) throw new Error("storage: the listing is no ListBucketResult");
  return { names, next };
}
