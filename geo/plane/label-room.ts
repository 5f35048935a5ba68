/** A box of a drawing, in its own units. */
export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room for names on a drawing: what is placed first keeps its place. */
export interface LabelRoom {
  /** Keeps a disc free of names. */
  keep(x: number, y: number, radius: number): void;
  /** Takes the room of a name so wide, of letters so high, centred on a place and turned by `angle` degrees; false if it would touch another or leave the drawing. */
  take(x: number, y: number, width: number, size: number, angle: number): boolean;
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

/** Room for names within a box. */
export function labelRoom(box: DrawnBox): LabelRoom {
  const taken: Disc[] = [];
  const free = ({ x, y, radius }: Disc) =>
    x - radius >= box.x &&
    x + radius <= box.x + box.width &&
    y - radius >= box.y &&
    y + radius <= box.y + box.height &&
    taken.every((other) => Math.hypot(other.x - x, other.y - y) >= other.radius + radius);
  return {
    keep: (x, y, radius) => taken.push({ x, y, radius }),
    take: (x, y, width, size, angle) => {
      const discs = discsOf(x, y, width, size, angle);
      if (!discs.every(free)) return false;
      taken.push(...discs);
      return true;
    },
  };
}
