import { FormatRefusal } from "./format";
import { type DateKind, dateKind } from "./xlsx-date";
import { readPart } from "./xlsx-part";
import { plainText } from "./xlsx-text";
import type { ZipEntry } from "./zip";

/** One sheet that is seen: its name, and where its cells stand. */
export interface Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
}

/** What is known of a workbook before its cells are read. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Texts that cells point at by their place. */
  readonly strings: readonly string[];
  /** What each style shows numbers as. */
  readonly styles: readonly DateKind[];
  readonly from1904: boolean;
  /** Properties of its own a workbook was given; ours say the true names of layers ("layer:" and the sheet's) and the coordinate system of shapes ("coordinates"). */
  readonly properties: ReadonlyMap<string, string>;
}

type Parts = ReadonlyMap<string, ZipEntry>;

const MOST_STRINGS = 5_000_000;
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** What a part is called by the attribute of a relation that stands in `from`. */
function pathOf(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

async function relations(parts: Parts, from: string): Promise<readonly Relation[]> {
  const cut = from.lastIndexOf("/") + 1;
  const entry = parts.get(`${from.slice(0, cut)}_rels/${from.slice(cut)}.rels`);
  const found: Relation[] = [];
  if (!entry) return found;
  const open = (name: string, attribute: (name: string) => string | undefined) => {
    if (name !== "Relationship" || attribute("TargetMode") === "External") return;
    const type = attribute("Type") ?? "";
    found.push({ id: attribute("Id") ?? "", type: type.slice(type.lastIndexOf("/") + 1), path: pathOf(from, attribute("Target") ?? "") });
  };
  await readPart(entry, { open });
  return found;
}

async function sheetsOf(parts: Parts, path: string, related: readonly Relation[]): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  const entry = parts.get(path);
  if (!entry) throw new FormatRefusal("xlsx.not-xlsx", { part: path });
  const sheets: Sheet[] = [];
  let from1904 = false;
  const open = (name: string, attribute: (name: string) => string | undefined) => {
    if (name === "workbookPr") from1904 = ["1", "true"].includes(attribute("date1904") ?? "");
    if (name !== "sheet" || (attribute("state") ?? "visible") !== "visible") return;
    const relation = related.find(({ id, type }) => id === attribute("id") && type === "worksheet");
    const part = relation && parts.get(relation.path);
    if (part) sheets.push({ name: plainText(attribute("name") ?? ""), entry: part });
  };
  await readPart(entry, { open });
  return { sheets, from1904 };
}

async function stringsOf(entry: ZipEntry | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  let [text, inText, inReading, characters] = ["", false, false, 0];
  const open = (name: string) => {
    if (name === "si") text = "";
    else if (name === "rPh") inReading = true;
    else if (name === "t") inText = !inReading;
  };
  const close = (name: string) => {
    if (name === "t") inText = false;
    else if (name === "rPh") inReading = false;
    if (name !== "si") return;
    characters += text.length;
    if (strings.length >= MOST_STRINGS || characters > MOST_CHARACTERS)
      throw new FormatRefusal("xlsx.too-many-texts", { most: MOST_STRINGS });
    strings.push(plainText(text));
  };
  const hear = (part: string) => {
    if (inText) text += part;
  };
  await readPart(entry, { open, close, text: hear });
  return strings;
}

async function stylesOf(entry: ZipEntry | undefined): Promise<readonly DateKind[]> {
  const codes = new Map<number, string>();
  const styles: DateKind[] = [];
  if (!entry) return styles;
  let inCells = false;
  const open = (name: string, attribute: (name: string) => string | undefined) => {
    if (name === "numFmt") codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
    else if (name === "cellXfs") inCells = true;
    else if (name === "xf" && inCells) {
      const id = Number(attribute("numFmtId") ?? 0);
      styles.push(dateKind(id, codes.get(id)));
    }
  };
  const close = (name: string) => {
    if (name === "cellXfs") inCells = false;
  };
  await readPart(entry, { open, close });
  return styles;
}

async function propertiesOf(entry: ZipEntry | undefined): Promise<ReadonlyMap<string, string>> {
  const properties = new Map<string, string>();
  if (!entry) return properties;
  let [key, text] = ["", ""];
  const open = (name: string, attribute: (name: string) => string | undefined) => {
    if (name === "property") [key, text] = [plainText(attribute("name") ?? ""), ""];
  };
  const close = (name: string) => {
    if (name === "property") properties.set(key, plainText(text));
  };
  const hear = (part: string) => {
    text += part;
  };
  await readPart(entry, { open, close, text: hear });
  return properties;
}

/** What an archive says of itself as a workbook. Hidden sheets and charts are left out. @throws FormatRefusal "xlsx.not-xlsx", "xlsx.broken", "xlsx.too-many-texts" */
export async function workbookOf(entries: readonly ZipEntry[]): Promise<Workbook> {
  const parts: Parts = new Map(entries.map((entry) => [entry.name, entry]));
  const root = (await relations(parts, "")).find(({ type }) => type === "officeDocument")?.path ?? "xl/workbook.xml";
  const related = await relations(parts, root);
  const part = (type: string) => parts.get(related.find((relation) => relation.type === type)?.path ?? "");
  return {
    ...(await sheetsOf(parts, root, related)),
    strings: await stringsOf(part("sharedStrings")),
    styles: await stylesOf(part("styles")),
    properties: await propertiesOf(parts.get("docProps/custom.xml")),
  };
}
