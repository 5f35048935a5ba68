/** The colours of a board on the screen: those of the printed one. */
export const BOARD_INK = {
  land: "#f5f6f4",
  gridLine: "#b4bdc6",
  own: "#cfe0f4",
  ownLine: "#0b4a8f",
  other: "#f7e3cf",
  band: "#e8b45a",
  line: "#b02a1a",
  street: "#ffffff",
  streetEdge: "#c2c9d0",
  allowance: "#bfe3c5",
  allowanceLine: "#3d8b4f",
  place: "#0f6e6e",
  quiet: "#4f5b67",
} as const;

/** The colour of a post's sign by its kind. */
export const POST_INK = { fixed: "#b02a1a", foot: "#0b4a8f", vehicle: "#6b3fa0" } as const;
