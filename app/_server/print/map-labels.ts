import { labelRoom } from "../../../geo/plane/label-room";
import type { Box } from "./map-view";
import type { Look, Paper } from "./paper";

/** Finds room for names on a map: what is placed first keeps its place. */
export interface Labels {
  /** Keeps a disc free of names. */
  keep(x: number, y: number, radius: number): void;
  /** Writes a name centred on a place, turned by `angle` degrees, unless it would touch another or leave the map. On a pale ground if `pad`. */
  place(text: string, x: number, y: number, look: Look, angle?: number, pad?: boolean): boolean;
}

/** Labels of a map that lies in `box`. */
export function mapLabels(paper: Paper, box: Box): Labels {
  const { doc } = paper;
  const room = labelRoom(box);
  return {
    keep: room.keep,
    place: (text, x, y, look, angle = 0, pad = false) => {
      const width = paper.widthOf(text, look.size, look.weight);
      if (!room.take(x, y, width, look.size, angle)) return false;
      doc.save();
      doc.rotate(angle, { origin: [x, y] });
      if (pad) {
        doc
          .fillOpacity(0.72)
          .roundedRect(x - width / 2 - 0.5, y - look.size * 0.62, width + 1, look.size * 1.24, 0.6)
          .fill("#ffffff");
        doc.fillOpacity(1);
      }
      paper.write(text, x, y + look.size * 0.36, { ...look, at: "middle" });
      doc.restore();
      return true;
    },
  };
}
