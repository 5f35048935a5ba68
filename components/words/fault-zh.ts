import { borderFaultZh } from "./border-fault-zh";
import { draftFaultZh } from "./draft-fault-zh";
import { heatFaultZh } from "./heat-fault-zh";
import { importFaultZh } from "./import-fault-zh";
import { intakeFaultZh } from "./intake-fault-zh";
import { intakeSettingFaultZh } from "./intake-setting-fault-zh";
import { photoFaultZh } from "./photo-fault-zh";

/** Sentences for every fault code that leaves the portal by a door. Source language. */
export const faultZh = {
  internal: "系统内部错误，已记入日志，请稍后再试。",
  "not-found": "没有这一项。",
  "method.not-allowed": "此地址不支持 {method} 方法。",
  unavailable: "服务暂不可用，请稍后再试。",
  "no-plan": "尚无生效的方案。请先导入方案或载入样例城市。",

  "body.too-large": "请求体超过上限（{limit, number} 字节）。",
  "body.too-deep": "JSON 嵌套层数超过上限（{limit} 层）。",
  "body.bad-json": "请求体不是合法的 JSON。",
  "body.wrong-type": "请求体类型应为 {expected}。",
  "body.too-many": "一次最多提交 {limit, number} 项，收到 {got, number} 项。",
  "input.invalid": "输入不符合要求：{field}。",
  "input.bad-number": "{field} 应为数字。",
  "input.out-of-range": "{field} 超出允许范围。",
  "input.missing": "缺少 {field}。",

  "session.none": "请先登录。",
  "session.expired": "登录已失效，请重新登录。",
  "session.idle": "长时间未操作，已自动退出，请重新登录。",
  "session.forged": "会话无效，请重新登录。",
  "token.unknown": "访问令牌无效或已撤销。",
  "may.not": "您的角色无权进行此操作。",
  "origin.foreign": "请求来源不被接受。",
  "sign-in.wrong": "账号或密码不正确。",
  "sign-in.locked": "登录失败次数过多，账号已临时锁定，请 {minutes, plural, other {# 分钟}}后再试。",
  "sign-in.disabled": "账号已停用，请联系管理员。",

  "time.unreadable": "时间无法识别，应为 ISO 8601，例如 2026-11-24T07:20:00+08:00。",
  "time.no-such-day": "没有这一天。",
  "time.nonexistent": "该时刻因夏令时调整而不存在。",
  "time.ambiguous": "该时刻因夏令时调整而出现两次，已取第一次。",

  "pattern.no-day": "时段没有选定星期。",
  "pattern.out-of-range": "时段的星期或分钟数超出范围。",
  "pattern.empty": "时段的结束应晚于开始，且不超过 24 小时。",

  "tile.no-layer": "没有名为 {layer} 的图层。",
  "tile.bad-address": "瓦片编号不正确。",
  "heat.bad-span": "热力时间范围不正确：开始应早于结束。",
  "search.too-short": "请输入搜索内容。",
  "search.too-long": "搜索内容过长。",
  "basemap.bad-address": "底图地址应为 https:// 或 http:// 开头，栅格底图须含 {placeholders}。",
  ...borderFaultZh,
  ...draftFaultZh,
  ...importFaultZh,
  ...heatFaultZh,
  ...intakeFaultZh,
  ...intakeSettingFaultZh,
  ...photoFaultZh,
} as const satisfies Record<string, string>;

/** A code that has a sentence of its own. */
export type FaultCode = keyof typeof faultZh;
