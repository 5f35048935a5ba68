/** Width of a piece of text in units. */
export type Measure = (text: string) => number;

/** Marks that may not begin a line, and those that may not end one (GB/T 15834: 标点符号用法). */
const NOT_FIRST = /^[，。、；：！？）》〉」』】〕”’…—·,.;:!?)\]}%]/;
const NOT_LAST = /[（《〈「『【〔“‘([{]$/;
const PIECES = /[A-Za-z0-9][A-Za-z0-9._:/@#&+-]*|\s+|[\s\S]/gu;

/** Pieces between which a line may break: runs of Latin letters and digits, and every other character with the marks that cling to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const [piece] of text.matchAll(PIECES)) {
    const last = pieces[pieces.length - 1];
    if (last !== undefined && !/\s/.test(piece) && !/\s$/.test(last) && (NOT_FIRST.test(piece) || NOT_LAST.test(last)))
      pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

/** A piece too long for a line, cut wherever it must be. */
function cut(piece: string, width: number, measure: Measure): string[] {
  const parts: string[] = [];
  let part = "";
  for (const letter of piece) {
    if (part && measure(part + letter) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

/** Text in lines no wider than `width`: none is lost, only blanks at the ends of lines. At least one line; a line break in the text is one. */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const piece of piecesOf(paragraph)) {
      if (measure(line + piece.trimEnd()) <= width) {
        line += piece;
        continue;
      }
      if (line.trim()) lines.push(line.trimEnd());
      const parts = measure(piece) > width ? cut(piece, width, measure) : [piece.trimStart()];
      lines.push(...parts.slice(0, -1));
      line = parts[parts.length - 1] as string;
    }
    return [...lines, line.trimEnd()];
  });
}
