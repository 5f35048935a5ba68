/** Kinds of pictures that are taken. */
export const PHOTO_KINDS = ["jpeg", "png", "webp"] as const;
/** One of them. */
export type PhotoKind = (typeof PHOTO_KINDS)[number];

/** What bytes are: a kind that is taken, another kind of picture or document by its name, or null. */
export type SeenKind = { readonly taken: PhotoKind } | { readonly refused: string } | null;

const latin = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** The other kinds that phones and desks send, by how they begin: each is refused by its name. */
const REFUSED: readonly (readonly [name: string, head: string])[] = [
  ["GIF", "GIF8"],
  ["TIFF", "II*\0"],
  ["TIFF", "MM\0*"],
  ["BMP", "BM"],
  ["PDF", "%PDF"],
];

/** Brands of the ISO base media format (ISO/IEC 14496-12) that hold pictures. */
function brandOf(brand: string): string | null {
  if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(brand)) return "HEIC";
  return /^avi[fs]$/.test(brand) ? "AVIF" : null;
}

function refusedName(bytes: Uint8Array): string | null {
  const head = latin(bytes, 0, 1024);
  if (head.slice(4, 8) === "ftyp") return brandOf(head.slice(8, 12));
  const known = REFUSED.find(([, start]) => head.startsWith(start));
  if (known) return known[0];
  return /^\W*</.test(head) && /<svg[\s>]/i.test(head) ? "SVG" : null;
}

/** What bytes are by their own first letters: neither a file's name nor a header of the request is believed. */
export function photoKind(bytes: Uint8Array): SeenKind {
  if (latin(bytes, 0, 3) === "\xff\xd8\xff") return { taken: "jpeg" };
  if (latin(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return { taken: "png" };
  if (latin(bytes, 0, 4) === "RIFF" && latin(bytes, 8, 12) === "WEBP") return { taken: "webp" };
  const refused = refusedName(bytes);
  return refused === null ? null : { refused };
}
