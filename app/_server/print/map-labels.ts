import type { Box } from "./map-view";
import type { Look, Paper } from "./paper";

/** Finds room for names on a map: what is placed first keeps its place. */
export interface Labels {
  /** Keeps a disc free of names. */
  keep(x: number, y: number, radius: number): void;
  /** Writes a name centred on a place, turned by `angle` degrees, unless it would touch another or leave the map. On a pale ground if `pad`. */
  place(text: string, x: number, y: number, look: Look, angle?: number, pad?: boolean): boolean;
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Discs along a name, so that a turned one needs no more room than it takes. */
function discsOf(x: number, y: number, width: number, size: number, angle: number): Disc[] {
  const count = Math.max(1, Math.ceil(width / size));
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return Array.from({ length: count }, (_none, index) => {
    const off = ((index + 0.5) / count - 0.5) * width;
    return { x: x + dx * off, y: y + dy * off, radius: size * 0.62 };
  });
}

/** Labels of a map that lies in `box`. */
export function mapLabels(paper: Paper, box: Box): Labels {
  const taken: Disc[] = [];
  const { doc } = paper;
  const free = ({ x, y, radius }: Disc) =>
    x - radius >= box.x &&
    x + radius <= box.x + box.width &&
    y - radius >= box.y &&
    y + radius <= box.y + box.height &&
    taken.every((other) => Math.hypot(other.x - x, other.y - y) >= other.radius + radius);
  return {
    keep: (x, y, radius) => taken.push({ x, y, radius }),
    place: (text, x, y, look, angle = 0, pad = false) => {
      const width = paper.widthOf(text, look.size, look.weight);
      const discs = discsOf(x, y, width, look.size, angle);
      if (!discs.every(free)) return false;
      taken.push(...discs);
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
