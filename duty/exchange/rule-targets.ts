import type { BorderPart, StandardItem } from "../plan";
import { momentText } from "./moment-text";
import type { Target } from "./target";

const CODE = { name: "code", names: ["编码", "代码", "编号"] } as const;
const NAME = { name: "name", names: ["名称"], needed: true } as const;

const isItems = (value: unknown): value is StandardItem[] =>
  Array.isArray(value) &&
  value.every(
    (one) => typeof one?.code === "string" && typeof one.text === "string" && (one.category === null || typeof one.category === "string"),
  );

/** 定标. */
export const standardTarget: Target<"standards"> = {
  list: "standards",
  names: ["standard", "定标", "标准"],
  shapes: [],
  prefix: "BZ",
  columns: [CODE, NAME, { name: "version", names: ["版本"] }, { name: "items", names: ["条目", "内容"] }],
  values: ({ code, name, version, items }) => [code, name, version, JSON.stringify(items)],
  shape: () => null,
  item: (row) => ({
    code: row.text("code"),
    name: row.text("name", "needed"),
    version: row.number("version", 1),
    items: row.json("items", isItems, []),
  }),
};

/** 定责. */
export const dutyTarget: Target<"duties"> = {
  list: "duties",
  names: ["duty", "定责", "责任"],
  shapes: [],
  prefix: "ZZ",
  columns: [CODE, NAME, { name: "text", names: ["内容", "责任内容"] }, { name: "answersTo", names: ["对谁负责", "报告对象"] }],
  values: ({ code, name, text, answersTo }) => [code, name, text, answersTo],
  shape: () => null,
  item: (row) => ({ code: row.text("code"), name: row.text("name", "needed"), text: row.text("text"), answersTo: row.text("answersTo") }),
};

const isParts = (value: unknown): value is BorderPart[] =>
  Array.isArray(value) &&
  value.every(
    (one) =>
      (one?.side === null || typeof one?.side === "string") &&
      typeof one.lead === "string" &&
      typeof one.support === "string" &&
      (one.hours === null || Array.isArray(one.hours)),
  );

const BASES = { 道路中线: "centre-line", 中线: "centre-line", 路缘: "kerb", 墙脚: "wall", 其他: "other" } as const;
const STATES = { 拟议: "proposed", 双方商定: "agreed", 商定: "agreed", 上级裁定: "adjudicated", 裁定: "adjudicated" } as const;

/** 交界处 rules. */
export const ruleTarget: Target<"rules"> = {
  list: "rules",
  names: ["rule", "交界处", "交界规则"],
  shapes: [],
  prefix: "JJ",
  columns: [
    CODE,
    { name: "one", names: ["中队甲", "甲方"], refers: "squads", needed: true },
    { name: "other", names: ["中队乙", "乙方"], refers: "squads", needed: true },
    { name: "width", names: ["宽度"] },
    { name: "basis", names: ["界线依据", "依据"] },
    { name: "state", names: ["状态"] },
    { name: "parts", names: ["分工"] },
    { name: "text", names: ["约定", "内容"] },
    { name: "from", names: ["起始", "生效"] },
    { name: "to", names: ["截止", "失效"] },
  ],
  values: (rule) => [
    rule.code,
    rule.between[0],
    rule.between[1],
    rule.width,
    rule.basis,
    rule.state,
    JSON.stringify(rule.parts),
    rule.text,
    momentText(rule.from),
    momentText(rule.to),
  ],
  shape: () => null,
  item: (row) => ({
    code: row.text("code"),
    between: [row.text("one", "needed"), row.text("other", "needed")],
    width: row.number("width", 30),
    basis: row.oneOf("basis", ["centre-line", "kerb", "wall", "other"], BASES, "centre-line"),
    state: row.oneOf("state", ["proposed", "agreed", "adjudicated"], STATES, "proposed"),
    parts: row.json("parts", isParts, []),
    text: row.text("text"),
    from: row.instant("from", 0),
    to: row.instant("to", null),
  }),
};
