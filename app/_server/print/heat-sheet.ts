import type { Language } from "../../../components/words/language";
import { openPaper, type Paper } from "./paper";

const POINTS_PER_MM = 72 / 25.4;

/** A document of A4 sheets lying on their long side: 297 x 210 units of a millimetre. */
export function heatSheet(title: string, language: Language, author: string): Paper {
  const paper = openPaper("A4", title, language, author);
  return {
    ...paper,
    width: 297,
    height: 210,
    newPage: () => {
      paper.doc.addPage({ size: [297 * POINTS_PER_MM, 210 * POINTS_PER_MM], margin: 0 });
      paper.doc.scale(POINTS_PER_MM);
    },
  };
}
