/** Sentences for pictures that are not taken. Source language. */
export const photoFaultZh = {
  "photo.empty": "没有收到图片内容。",
  "photo.too-large": "图片过大，上限为 {limit, number} 字节。",
  "photo.not-a-picture": "这不是图片。请上传 JPEG、PNG 或 WebP 照片。",
  "photo.wrong-kind": "不接受 {kind} 格式。请上传 JPEG、PNG 或 WebP 照片。",
  "photo.animated": "不接受动图。请上传静态照片。",
  "photo.too-many-pixels": "图片像素过多，上限为 {limit, number} 百万像素。",
  "photo.broken": "图片已损坏或不完整，请重新拍摄或选择。",
  "photo.too-slow": "图片处理超时，请稍后再试。",
  "photo.busy": "正在处理的图片过多，请稍后再试。",
} as const satisfies Record<string, string>;
