/** Names people give the columns of a table of cameras, in plain form (duty/exchange/target.ts), the surest first. The first Chinese one heads the table the portal hands out. */
export const CAMERA_COLUMN_NAMES = {
  code: ["code", "编码", "摄像头编码", "设备编码", "编号", "设备编号", "国标编码", "摄像头"],
  name: ["name", "名称", "摄像头名称", "设备名称", "点位名称", "点位"],
  lon: ["lon", "经度", "lng", "long", "longitude", "x"],
  lat: ["lat", "纬度", "latitude", "y"],
  legalReviewAt: ["legalreviewat", "法制审核", "法制审核日期", "法制审核时间"],
  technicalReviewAt: ["technicalreviewat", "技术审核", "技术审核日期", "技术审核时间"],
  publishedAt: ["publishedat", "公布日期", "地点公布", "地点公布日期", "公示日期", "公布时间", "公示时间"],
} as const satisfies Record<string, readonly string[]>;

/** A day as it is written in Chinese; its groups are year, month and day. */
export const CHINESE_DAY = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
