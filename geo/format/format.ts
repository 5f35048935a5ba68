import type { CoordinateSystem } from "../coordinate/coordinate-system";
import type { Area, Line, Point } from "../plane/point";

/** A file's bytes, asked for piece by piece: nobody holds a whole large file. `read` gives exactly the bytes asked for, fewer only at the end. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** What a feature looks like, in the file's own coordinates. Several points or lines of one feature come as one feature each with the same number. */
export type Shape =
  | { readonly type: "point"; readonly at: Point }
  | { readonly type: "line"; readonly line: Line }
  | { readonly type: "area"; readonly area: Area };

/** What a column holds. */
export type Value = string | number | boolean | null;

/** One feature or row as the file has it. `number` is how its user counts it: rows of tables with the head as row 1, features from 1. */
export interface ReadFeature {
  readonly layer: string;
  readonly number: number;
  readonly properties: Readonly<Record<string, Value>>;
  readonly shape: Shape | null;
}

/** One thing in a file that cannot be read: where, what was expected, what stood there. `expected` is a code for components/words ("expected.closed-ring"). */
export interface ReadFault {
  readonly layer: string;
  readonly number: number | null;
  readonly field: string | null;
  readonly fault: string;
  readonly got: string;
}

/** One table or layer of a file. */
export interface LayerHead {
  readonly name: string;
  /** Names of the columns in their order. */
  readonly fields: readonly string[];
  /** How many features or rows it says it has; null where that is known only after reading. */
  readonly count: number | null;
  /** The kinds of shapes it says it has; empty for a table or where unknown. */
  readonly shapes: readonly Shape["type"][];
}

/** A file that was opened: what it says of itself, and its features in the order of the file. */
export interface OpenedFile {
  readonly layers: readonly LayerHead[];
  /** The encoding its texts were read in ("utf-8", "gbk" ...), and whether the file said so, the caller did, or it was found out. */
  readonly encoding: { readonly name: string; readonly by: "file" | "told" | "detected" };
  /** The coordinate system the file names, null where it names none; `text` is what it says. */
  readonly coordinates: { readonly system: CoordinateSystem | null; readonly text: string } | null;
  /**
   * Reads from the beginning; may be called again. Items come in the same order each time. `onBytes` hears how many bytes of the source have been
   * taken so far. Never holds more than a piece of the file and one feature, unless the format cannot be read otherwise (its docstring says so).
   */
  features(onBytes?: (bytes: number) => void): AsyncIterable<ReadFeature | ReadFault>;
}

/** Why a file cannot be read at all: a code for components/words, and values for its sentence. */
export class FormatRefusal extends Error {
  constructor(
    readonly fault: string,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(fault);
    this.name = "FormatRefusal";
  }
}

/** What the caller knows of a file. */
export interface OpenOptions {
  /** Encoding of its texts, where the user told one. */
  readonly encoding?: string | undefined;
  /** Most features read before the file is refused; 5,000,000 unless told. */
  readonly mostFeatures?: number | undefined;
  /** Most bytes any packed part may unfold to; 4 GiB unless told. */
  readonly mostUnpacked?: number | undefined;
}

/** One column of a layer that is written: its name and how its values are stored. */
export interface WriteField {
  readonly name: string;
  readonly type: "text" | "number";
}

/** One layer to be written. Shapes are WGS84 degrees; a layer without shapes is a table. */
export interface WriteLayer {
  readonly name: string;
  readonly fields: readonly WriteField[];
  /** The one kind of shape this layer has, null for a table. */
  readonly shape: Shape["type"] | null;
  readonly rows: Iterable<{ readonly values: readonly (string | number | null)[]; readonly shape: Shape | null }>;
}

/** A format of files. Each is one object, listed in registry.ts. */
export interface Format {
  readonly name: "geojson" | "shapefile" | "kml" | "csv" | "xlsx" | "osm";
  /** Ends of file names, lower case without dot, the usual first. */
  readonly extensions: readonly string[];
  /** Whether a file that begins so, and is called so, is of this format. `head` is up to 4 KiB. */
  recognises(head: Uint8Array, name: string): boolean;
  /** Looks into a file. @throws FormatRefusal */
  open(source: ByteSource, options?: OpenOptions): Promise<OpenedFile>;
  /** Writes layers as one file, piece by piece; undefined where the format is only read. What `open` reads of it has the same layers, rows, columns, values and shapes. */
  readonly write?: (layers: readonly WriteLayer[], name: string) => AsyncIterable<Uint8Array>;
  /** The end of the name and the media type of what `write` gives. */
  readonly written?: { readonly extension: string; readonly mediaType: string };
}
