/** What an answer can be printed as. */
export type Format = "xml" | "json";

/** A resource as the path names it: "services.xml" is services as XML. Without a suffix it is XML, the format that the standard requires. */
export interface Suffixed {
  readonly name: string;
  readonly format: Format;
  /** Whether the suffix is one of ours; another one names nothing that is here. */
  readonly known: boolean;
}

/** Splits the last piece of a path at its suffix. */
export function suffixed(piece: string): Suffixed {
  const dot = piece.lastIndexOf(".");
  if (dot < 0) return { name: piece, format: "xml", known: true };
  const suffix = piece.slice(dot + 1).toLowerCase();
  const format = suffix === "json" ? "json" : "xml";
  return { name: piece.slice(0, dot), format, known: suffix === format };
}

/** What HTTP calls a format. Source: GeoReport v2, "Format Support". */
export const mediaType = (format: Format): string => (format === "json" ? "application/json; charset=utf-8" : "text/xml; charset=utf-8");
