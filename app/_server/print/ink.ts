/** The colours of printed sheets. Dark on light everywhere: a board hangs in the sun for years. */
export const INK = {
  band: "#0b2f5b",
  bandText: "#ffffff",
  bandQuiet: "#c9d8ea",
  accent: "#c8963e",
  text: "#1b2430",
  quiet: "#5a6672",
  rule: "#c9d1d9",
  stripe: "#f3f6fa",
  head: "#e3ebf5",
  paper: "#ffffff",
  land: "#f5f6f4",
  gridLine: "#b4bdc6",
  own: "#cfe0f4",
  ownLine: "#0b4a8f",
  other: "#f7e3cf",
  band2: "#e8b45a",
  street: "#ffffff",
  streetEdge: "#c2c9d0",
  allowance: "#bfe3c5",
  allowanceLine: "#3d8b4f",
  place: "#0f6e6e",
  phone: "#b02a1a",
} as const;

/** The colour of a post's sign by its kind. */
export const POST_INK = { fixed: "#b02a1a", foot: "#0b4a8f", vehicle: "#6b3fa0" } as const;
