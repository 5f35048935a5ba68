import { expect, test } from "vitest";
import { labelRoom } from "./label-room";

const BOX = { x: 10, y: 10, width: 100, height: 50 };

test("names stay within the drawing, and the first keeps its place", () => {
  const room = labelRoom(BOX);
  expect(room.take(60, 30, 40, 10, 0)).toBe(true);
  expect(room.take(60, 34, 40, 10, 0)).toBe(false);
  expect(room.take(60, 50, 40, 10, 0)).toBe(true);
  expect(room.take(15, 20, 40, 10, 0)).toBe(false);
  expect(room.take(60, 12, 40, 10, 0)).toBe(false);
});

test("a disc kept free is kept free", () => {
  const room = labelRoom(BOX);
  room.keep(60, 35, 12);
  expect(room.take(60, 35, 10, 10, 0)).toBe(false);
  expect(room.take(95, 35, 10, 10, 0)).toBe(true);
});

test("a turned name takes the room along it, not beside it", () => {
  const room = labelRoom({ x: 0, y: 0, width: 100, height: 100 });
  expect(room.take(50, 50, 60, 10, 90)).toBe(true);
  expect(room.take(75, 50, 20, 10, 90)).toBe(true);
  expect(room.take(50, 70, 20, 10, 0)).toBe(false);
});
