import type { Weekday } from "../plan";
import { patternText } from "../time/pattern-text";
import { momentText } from "./moment-text";
import type { Target } from "./target";

const CODE = { name: "code", names: ["编码", "代码", "编号"] } as const;
const NAME = { name: "name", names: ["名称"], needed: true } as const;

const DAY_KINDS = {
  节假日: "holiday",
  法定节假日: "holiday",
  假日: "holiday",
  调休: "workday",
  调休上班: "workday",
  工作日: "workday",
} as const;

/** 日历: one day a row. */
export const dayTarget: Target<"days"> = {
  list: "days",
  names: ["day", "calendar", "日历", "节假日", "工作日历"],
  shapes: [],
  prefix: "",
  columns: [
    { name: "code", names: ["日期", "date"], needed: true },
    { name: "name", names: ["名称", "节日", "说明"] },
    { name: "kind", names: ["类型", "性质"], needed: true },
    { name: "as", names: ["按星期几", "视同"] },
  ],
  values: ({ code, name, kind, as }) => [code, name, kind, as],
  shape: () => null,
  item: (row) => {
    const kind = row.oneOf("kind", ["holiday", "workday"], DAY_KINDS);
    const as = row.number("as", kind === "holiday" ? 7 : 1);
    if (!(Number.isInteger(as) && as >= 1 && as <= 7)) row.wrong("as", "row.not-weekday");
    return { code: row.day("code"), name: row.text("name"), kind, as: as as Weekday };
  },
};

const REASONS = { 休假: "leave", 请假: "leave", 年休: "leave", 病假: "sick", 培训: "training", 学习: "training", 其他: "other" } as const;

/** 缺勤: who is not there, from when to when. */
export const absenceTarget: Target<"absences"> = {
  list: "absences",
  names: ["absence", "请假", "缺勤", "休假"],
  shapes: [],
  prefix: "QJ",
  columns: [
    CODE,
    { name: "person", names: ["人员", "姓名"], refers: "persons", needed: true },
    { name: "reason", names: ["事由", "原因", "类别"] },
    { name: "from", names: ["起始", "开始"], needed: true },
    { name: "to", names: ["截止", "结束"], needed: true },
  ],
  values: ({ code, person, reason, from, to }) => [code, person, reason, momentText(from), momentText(to)],
  shape: () => null,
  item: (row) => {
    row.text("from", "needed");
    row.text("to", "needed");
    return {
      code: row.text("code"),
      person: row.text("person", "needed"),
      reason: row.oneOf("reason", ["leave", "sick", "training", "other"], REASONS, "other"),
      from: row.instant("from", 0),
      to: row.instant("to", 1),
    };
  },
};

const isCodes = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");

/** 联勤: squads merged for joint duty. */
export const mergerTarget: Target<"mergers"> = {
  list: "mergers",
  names: ["merger", "联勤", "合并值勤", "周末夜间联勤"],
  shapes: [],
  prefix: "HB",
  columns: [
    CODE,
    NAME,
    { name: "squads", names: ["中队"], needed: true },
    { name: "lead", names: ["牵头中队", "主责"], refers: "squads", needed: true },
    { name: "hours", names: ["时段", "定时"], needed: true },
    { name: "from", names: ["起始", "生效"] },
    { name: "to", names: ["截止", "失效"] },
  ],
  values: ({ code, name, squads, lead, hours, from, to }) => [
    code,
    name,
    JSON.stringify(squads),
    lead,
    patternText(hours),
    momentText(from),
    momentText(to),
  ],
  shape: () => null,
  item: (row) => {
    const text = row.text("squads", "needed");
    return {
      code: row.text("code"),
      name: row.text("name", "needed"),
      squads: (text.startsWith("[") ? row.json("squads", isCodes, []) : text.split(/[,，、;；\s]+/).filter((one) => one !== "")).toSorted(),
      lead: row.text("lead", "needed"),
      hours: row.pattern("hours"),
      from: row.instant("from", 0),
      to: row.instant("to", null),
    };
  },
};
