/** How a violation came in: one intake for all of them. */
export const CHANNELS = [
  "patrol",
  "chief",
  "fixed-camera",
  "vehicle-camera",
  "12345",
  "96310",
  "visit",
  "microblog",
  "wechat",
  "web",
  "citizen",
  "import",
] as const;

/** One of the channels. */
export type Channel = (typeof CHANNELS)[number];
