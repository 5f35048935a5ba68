import { FormatRefusal } from "./format";
import { encodingNamed, encodingOf } from "./text";

/**
 * Language drivers that name an East Asian code page for certain. The western ones (0x03, 0x57) are what software writes that does not know, so they
 * are not believed: the texts are looked at instead. Source: dBase language driver table, as in the ESRI and FoxPro documentation.
 */
const DRIVERS: Readonly<Record<number, string>> = {
  19: "shift_jis",
  77: "gb18030",
  78: "euc-kr",
  79: "big5",
  120: "big5",
  121: "euc-kr",
  122: "gb18030",
  123: "shift_jis",
};

const PAGES: Readonly<Record<string, string>> = {
  "65001": "utf-8",
  utf8: "utf-8",
  "936": "gb18030",
  "54936": "gb18030",
  gbk: "gb18030",
  gb2312: "gb18030",
  gb18030: "gb18030",
  "950": "big5",
  big5: "big5",
  "932": "shift_jis",
  shiftjis: "shift_jis",
  sjis: "shift_jis",
  "949": "euc-kr",
  euckr: "euc-kr",
  "1250": "windows-1250",
  "1251": "windows-1251",
  "1252": "windows-1252",
  "88591": "windows-1252",
  iso88591: "windows-1252",
  "88592": "iso-8859-2",
  "88595": "iso-8859-5",
};

/** The encoding a .cpg file names ("UTF-8", "ANSI 936", "cp936", "GBK"), by its WHATWG label; null for one not known. */
export function encodingOfCpg(text: string): string | null {
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return PAGES[plain] ?? PAGES[plain.replace(/^(ansi|oem|cp|ms|windows|iso)+/, "")] ?? null;
}

/** The texts of a dbf in one encoding and how it is known: told, by the .cpg, by the language driver, or found out from a sample of its texts. @throws FormatRefusal "format.encoding" for a told encoding nobody knows */
export function encodingOfDbf(
  told: string | undefined,
  cpg: string | null,
  driver: number,
  sample: () => Uint8Array,
): { readonly name: string; readonly by: "file" | "told" | "detected" } {
  if (told) {
    const name = encodingOfCpg(told) ?? encodingNamed(told);
    if (name === null) throw new FormatRefusal("format.encoding", { got: told.slice(0, 100) });
    return { name, by: "told" };
  }
  const said = (cpg === null ? null : encodingOfCpg(cpg)) ?? DRIVERS[driver] ?? null;
  return said ? { name: said, by: "file" } : { name: encodingOf(sample()), by: "detected" };
}
