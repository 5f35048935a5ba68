const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
/** Longest of a mark that may lie across two pieces. */
const OVERLAP = 24;

const asText = (piece: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < piece.length; at += 8192) text += String.fromCharCode(...piece.subarray(at, at + 8192));
  return text;
};

/** Counts the sheets of a PDF while it comes in pieces: every page is an object that says so (ISO 32000-1, 7.7.3.3). Gives how many there were so far. */
export function sheetCounter(): (piece: Uint8Array) => number {
  let tail = "";
  let count = 0;
  return (piece) => {
    const text = tail + asText(piece);
    let counted = 0;
    for (const { index, 0: mark } of text.matchAll(PAGE)) {
      // At the very end it may go on as "/Pages": the next piece tells.
      if (index + mark.length === text.length) break;
      count++;
      counted = index + mark.length;
    }
    tail = text.slice(Math.max(counted, text.length - OVERLAP));
    return count;
  };
}
