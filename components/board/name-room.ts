/** Finds room for names on a drawing: what is placed first keeps its place. */
export interface NameRoom {
  /** Keeps a disc free of names. */
  keep(x: number, y: number, radius: number): void;
  /** Takes the room of a text centred on a place and turned by `angle` degrees; false if it would touch another or leave the drawing. */
  take(text: string, x: number, y: number, size: number, angle?: number): boolean;
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Width of a text as written with letters of a size: a Chinese sign is as wide as high, a Latin letter about 0.58 of it. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? size : size * 0.58), 0);

/** Discs along a text, so that a turned one needs no more room than it takes. */
function discsOf(x: number, y: number, width: number, size: number, angle: number): Disc[] {
  const count = Math.max(1, Math.ceil(width / size));
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return Array.from({ length: count }, (_none, index) => {
    const off = ((index + 0.5) / count - 0.5) * width;
    return { x: x + dx * off, y: y + dy * off, radius: size * 0.62 };
  });
}

/** Room for names on a drawing of this width and height. */
export function nameRoom(width: number, height: number): NameRoom {
  const taken: Disc[] = [];
  const free = ({ x, y, radius }: Disc) =>
    x - radius >= 0 &&
    x + radius <= width &&
    y - radius >= 0 &&
    y + radius <= height &&
    taken.every((other) => Math.hypot(other.x - x, other.y - y) >= other.radius + radius);
  return {
    keep: (x, y, radius) => taken.push({ x, y, radius }),
    take: (text, x, y, size, angle = 0) => {
      const discs = discsOf(x, y, textWidth(text, size), size, angle);
      if (!discs.every(free)) return false;
      taken.push(...discs);
      return true;
    },
  };
}
