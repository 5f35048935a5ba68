/** Excel writes characters XML cannot hold as _xHHHH_. Source: ECMA-376, ST_Xstring. */
const ESCAPED = /_x([0-9a-fA-F]{4})_/g;

/** A text of a workbook as it is meant. */
export const plainText = (text: string): string =>
  text.includes("_x") ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

const hex = (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
/** Characters XML has no place for, halves of pairs that stand alone, and CR, which XML turns into LF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be escaped
const FORBIDDEN = /[\0-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as a workbook's XML holds it: `plainText` of what a parser reads of it is the text. */
export const workbookText = (text: string): string =>
  text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replace(FORBIDDEN, hex)
    .replace(/[&<>"]/g, (character) => MARKUP[character] as string);
