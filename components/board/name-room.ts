import { labelRoom } from "../../geo/plane/label-room";

/** Finds room for names on a drawing: what is placed first keeps its place. */
export interface NameRoom {
  /** Keeps a disc free of names. */
  keep(x: number, y: number, radius: number): void;
  /** Takes the room of a text centred on a place and turned by `angle` degrees; false if it would touch another or leave the drawing. */
  take(text: string, x: number, y: number, size: number, angle?: number): boolean;
}

/** Width of a text as written with letters of a size: a Chinese sign is as wide as high, a Latin letter about 0.58 of it. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? size : size * 0.58), 0);

/** Room for names on a drawing of this width and height. */
export function nameRoom(width: number, height: number): NameRoom {
  const room = labelRoom({ x: 0, y: 0, width, height });
  return { keep: room.keep, take: (text, x, y, size, angle = 0) => room.take(x, y, textWidth(text, size), size, angle) };
}
