/** What the metadata of a picture tells of when and where, as it stands there. */
export interface ExifTold {
  /** Time on the wall, "2026:11:24 07:20:00". */
  readonly taken: string | null;
  /** Offset of that wall from UTC, "+08:00". */
  readonly zone: string | null;
  /** Degrees, minutes, seconds. */
  readonly latitude: readonly number[] | null;
  readonly longitude: readonly number[] | null;
  /** N or S, E or W. */
  readonly latitudeRef: string | null;
  readonly longitudeRef: string | null;
  /** "V" when the receiver had no fix. */
  readonly status: string | null;
}

/** Tag of an entry to where the entry stands. */
type Directory = ReadonlyMap<number, number>;

const NONE: ExifTold = {
  taken: null,
  zone: null,
  latitude: null,
  longitude: null,
  latitudeRef: null,
  longitudeRef: null,
  status: null,
};
const EMPTY: Directory = new Map();
const LONGEST = 64;

/** Reads directories of a TIFF structure; whatever points outside of it is not there. */
class Tiff {
  readonly #view: DataView;
  readonly #little: boolean;

  constructor(bytes: Uint8Array, little: boolean) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = little;
  }

  #holds = (at: number, size: number) => at + size <= this.#view.byteLength;
  #short = (at: number) => this.#view.getUint16(at, this.#little);
  #long = (at: number) => this.#view.getUint32(at, this.#little);

  directory(at: number | null): Directory {
    if (at === null || !this.#holds(at, 2)) return EMPTY;
    const found = new Map<number, number>();
    const count = Math.min(this.#short(at), Math.floor((this.#view.byteLength - at - 2) / 12));
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12)
      if (!found.has(this.#short(entry))) found.set(this.#short(entry), entry);
    return found;
  }

  /** Where a directory begins that the header or an entry points to. */
  first = (): number | null => (this.#holds(4, 4) ? this.#long(4) : null);
  pointer(directory: Directory, tag: number): number | null {
    const entry = directory.get(tag);
    return entry !== undefined && this.#short(entry + 2) === 4 ? this.#long(entry + 8) : null;
  }

  text(directory: Directory, tag: number): string | null {
    const entry = directory.get(tag);
    if (entry === undefined || this.#short(entry + 2) !== 2) return null;
    const count = this.#long(entry + 4);
    const at = count <= 4 ? entry + 8 : this.#long(entry + 8);
    if (count > LONGEST || !this.#holds(at, count)) return null;
    const letters = Array.from({ length: count }, (_none, index) => this.#view.getUint8(at + index));
    return String.fromCharCode(...letters).split("\0", 1)[0] as string;
  }

  rationals(directory: Directory, tag: number, wanted: number): number[] | null {
    const entry = directory.get(tag);
    if (entry === undefined || this.#short(entry + 2) !== 5 || this.#long(entry + 4) !== wanted) return null;
    const at = this.#long(entry + 8);
    if (!this.#holds(at, wanted * 8)) return null;
    return Array.from({ length: wanted }, (_none, index) => this.#long(at + index * 8) / this.#long(at + index * 8 + 4));
  }
}

/** Past the letters "Exif" and two zeros, if they stand before. */
const inner = (bytes: Uint8Array) => (String.fromCharCode(...bytes.subarray(0, 6)) === "Exif\0\0" ? bytes.subarray(6) : bytes);

/**
 * Reads when and where a picture was taken out of its EXIF block (CIPA DC-008-2012, 4.5 and 4.6). Only seven entries are looked at, in time that
 * grows with the block and with nothing the block claims: readers that unfold every entry can be made to unfold gigabytes out of 64 kilobytes.
 * What is damaged is not told; nothing throws.
 */
export function exifTold(block: Uint8Array): ExifTold {
  const bytes = inner(block);
  const order = String.fromCharCode(...bytes.subarray(0, 4));
  if (order !== "II*\0" && order !== "MM\0*") return NONE;
  const tiff = new Tiff(bytes, order === "II*\0");
  const head = tiff.directory(tiff.first());
  const photo = tiff.directory(tiff.pointer(head, 0x8769));
  const place = tiff.directory(tiff.pointer(head, 0x8825));
  return {
    taken: tiff.text(photo, 0x9003),
    zone: tiff.text(photo, 0x9011),
    latitude: tiff.rationals(place, 2, 3),
    longitude: tiff.rationals(place, 4, 3),
    latitudeRef: tiff.text(place, 1),
    longitudeRef: tiff.text(place, 3),
    status: tiff.text(place, 9),
  };
}
