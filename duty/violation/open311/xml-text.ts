import { type Answer, isLeaf, type Leaf, type Tree, toldParts } from "./answer-tree";

const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };

/** Everything that is no character of XML 1.0 (section 2.2, production 2): most control characters, halves of pairs, U+FFFE, U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escaped = (leaf: Leaf): string =>
  leaf === null
    ? ""
    : String(leaf)
        .replace(FORBIDDEN, "")
        .replace(/[&<>\r]/g, (mark) => MARKS[mark] as string);

function children(tree: Tree): string {
  if (isLeaf(tree)) return escaped(tree);
  if ("of" in tree) return tree.of.map((one) => element(tree.item, one)).join("");
  return toldParts(tree)
    .map(([name, one]) => element(name, one))
    .join("");
}

function element(name: string, tree: Tree): string {
  const inner = children(tree);
  return inner === "" ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

/** An answer as an XML document without namespace, as GeoReport v2 wants it. Line breaks stay; what XML 1.0 has no character for falls out. */
export const xmlText = ({ root, tree }: Answer): string => `<?xml version="1.0" encoding="utf-8"?>\n${element(root, tree)}\n`;
