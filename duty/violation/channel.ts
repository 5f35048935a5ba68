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

/** Channels in which the bureau finds by its own eyes: what they find follows where its people walk. */
export const OWN_EYES: readonly Channel[] = ["patrol", "chief"];
/** Channels of cameras: what they find says whether it may be evidence. */
export const CAMERAS: readonly Channel[] = ["fixed-camera", "vehicle-camera"];

/** What other systems call the channels. */
const NAMES: Readonly<Record<string, Channel>> = {
  巡查: "patrol",
  采集员: "patrol",
  街长: "chief",
  视频: "fixed-camera",
  固定摄像头: "fixed-camera",
  固定视频: "fixed-camera",
  车载视频: "vehicle-camera",
  来信来访: "visit",
  信访: "visit",
  微博: "microblog",
  微信: "wechat",
  网站: "web",
  市民: "citizen",
  导入: "import",
};

/** The channel of a name, ours or another system's; null for an unknown one. */
export function channelNamed(text: string): Channel | null {
  const name = text.trim();
  return CHANNELS.find((one) => one === name) ?? NAMES[name] ?? null;
}
