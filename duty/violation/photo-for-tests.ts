/** What an EXIF block built for a test says; what is left out is not there. */
export interface ExifSaid {
  readonly taken?: string;
  readonly zone?: string;
  /** Numerators of degrees, minutes, seconds over one denominator. */
  readonly latitude?: readonly number[];
  readonly longitude?: readonly number[];
  readonly denominator?: number;
  readonly latitudeRef?: string;
  readonly longitudeRef?: string;
  readonly status?: string;
  readonly orientation?: number;
}

type Entry = readonly [tag: number, type: 2 | 3 | 4 | 5, values: string | readonly number[]];

const SIZE = { 2: 1, 3: 2, 4: 4, 5: 8 } as const;

/** Builds an EXIF block of a TIFF head and three directories, without the letters "Exif" before it, for tests: written apart from the reader. */
export function exifOf(said: ExifSaid, little = true): Uint8Array {
  const { denominator = 1 } = said;
  const photo: Entry[] = [];
  const place: Entry[] = [];
  if (said.taken !== undefined) photo.push([0x9003, 2, said.taken]);
  if (said.zone !== undefined) photo.push([0x9011, 2, said.zone]);
  if (said.latitudeRef !== undefined) place.push([1, 2, said.latitudeRef]);
  if (said.latitude) place.push([2, 5, said.latitude]);
  if (said.longitudeRef !== undefined) place.push([3, 2, said.longitudeRef]);
  if (said.longitude) place.push([4, 5, said.longitude]);
  if (said.status !== undefined) place.push([9, 2, said.status]);
  const out = new DataView(new ArrayBuffer(2048));
  let free = 8;
  /** Writes a directory, its long values behind it; gives where it begins. */
  const directory = (entries: readonly Entry[]): number => {
    const begin = free;
    free += 2 + entries.length * 12 + 4;
    out.setUint16(begin, entries.length, little);
    entries.forEach(([tag, type, values], index) => {
      const entry = begin + 2 + index * 12;
      const list = typeof values === "string" ? [...values, "\0"].map((letter) => letter.charCodeAt(0)) : values;
      out.setUint16(entry, tag, little);
      out.setUint16(entry + 2, type, little);
      out.setUint32(entry + 4, list.length, little);
      const long = list.length * SIZE[type] > 4;
      if (long) out.setUint32(entry + 8, free, little);
      list.forEach((value, place) => {
        const at = (long ? free : entry + 8) + place * SIZE[type];
        if (type === 2) out.setUint8(at, value);
        else if (type === 3) out.setUint16(at, value, little);
        else out.setUint32(at, value, little);
        if (type === 5) out.setUint32(at + 4, denominator, little);
      });
      if (long) free += list.length * SIZE[type];
    });
    return begin;
  };
  const head: Entry[] = said.orientation === undefined ? [] : [[0x0112, 3, [said.orientation]]];
  // The head stands first in the file, but must know where the others are.
  free = 8 + 2 + (head.length + 2) * 12 + 4;
  const [photoAt, placeAt] = [directory(photo), directory(place)];
  const end = free;
  free = 8;
  directory([...head, [0x8769, 4, [photoAt]], [0x8825, 4, [placeAt]]]);
  out.setUint16(0, little ? 0x4949 : 0x4d4d);
  out.setUint16(2, 42, little);
  out.setUint32(4, 8, little);
  return new Uint8Array(out.buffer, 0, end);
}
