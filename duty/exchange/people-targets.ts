import { exceptionsText } from "../time/exceptions-text";
import { patternText } from "../time/pattern-text";
import { momentText } from "./moment-text";
import type { Target } from "./target";

const CODE = { name: "code", names: ["编码", "代码", "编号", "id"] } as const;
const NAME = { name: "name", names: ["名称", "mc"], needed: true } as const;

const PERSON_KINDS = {
  执法队员: "formal",
  执法人员: "formal",
  正式: "formal",
  在编: "formal",
  协管员: "assistant",
  协管: "assistant",
  辅助人员: "assistant",
  干部: "cadre",
  街长: "cadre",
} as const;

/** 人员. */
export const personTarget: Target<"persons"> = {
  list: "persons",
  names: ["person", "人员", "队员", "花名册", "people", "staff"],
  shapes: [],
  prefix: "R",
  columns: [
    { ...CODE, names: [...CODE.names, "工号", "证号", "执法证号"] },
    { name: "name", names: ["姓名", "名称", "人员"], needed: true },
    { name: "kind", names: ["类别", "人员类别", "身份", "性质"] },
    { name: "squad", names: ["中队", "所属中队", "单位"], refers: "squads" },
    { name: "phone", names: ["电话", "手机", "联系电话", "手机号"] },
  ],
  values: ({ code, name, kind, squad, phone }) => [code, name, kind, squad, phone],
  shape: () => null,
  item: (row) => ({
    code: row.text("code"),
    name: row.text("name", "needed"),
    kind: row.oneOf("kind", ["formal", "assistant", "cadre"], PERSON_KINDS, "formal"),
    squad: row.nullable("squad"),
    phone: row.text("phone"),
  }),
};

const POST_KINDS = { 固定岗: "fixed", 定点: "fixed", 步巡: "foot", 步行巡查: "foot", 车巡: "vehicle", 车辆巡查: "vehicle" } as const;
const MODES = {
  高峰值守: "peak-watch",
  值守: "peak-watch",
  巡查: "patrol",
  巡逻: "patrol",
  定点协同: "fixed-joint",
  协同: "fixed-joint",
} as const;

/** 岗位: points for fixed ones, lines for beats. */
export const postTarget: Target<"posts"> = {
  list: "posts",
  names: ["post", "beat", "岗位", "岗点", "巡线"],
  shapes: ["point", "line"],
  prefix: "GW",
  columns: [
    { ...CODE, names: [...CODE.names, "岗位编码"] },
    { ...NAME, names: [...NAME.names, "岗位", "岗位名称"] },
    { name: "grid", names: ["责任网格", "网格", "所属网格"], refers: "grids", needed: true },
    { name: "kind", names: ["类型", "岗位类型", "方式"] },
    { name: "mode", names: ["勤务模式", "模式"] },
    { name: "place", names: ["重点场所", "场所"], refers: "places" },
    { name: "qualified", names: ["执法人数", "持证人数"] },
    { name: "hours", names: ["在岗要求", "值守时段"] },
  ],
  values: ({ code, name, grid, kind, mode, place, qualified, hours }) => [
    code,
    name,
    grid,
    kind,
    mode,
    place,
    qualified,
    hours === null ? null : patternText(hours),
  ],
  shape: ({ line }) => (line.length === 1 ? { type: "point", at: line[0] as (typeof line)[number] } : { type: "line", line }),
  item: (row) => {
    const line = row.shape?.type === "line" ? row.shape.line : [row.point()];
    return {
      code: row.text("code"),
      name: row.text("name", "needed"),
      grid: row.text("grid", "needed"),
      kind: row.oneOf("kind", ["fixed", "foot", "vehicle"], POST_KINDS, line.length > 1 ? "foot" : "fixed"),
      mode: row.oneOf("mode", ["peak-watch", "patrol", "fixed-joint"], MODES, "patrol"),
      line,
      place: row.nullable("place"),
      qualified: row.number("qualified", 0),
      hours: row.text("hours") === "" ? null : row.pattern("hours"),
    };
  },
};

/** 五定: one assignment a row. */
export const assignmentTarget: Target<"assignments"> = {
  list: "assignments",
  names: ["assignment", "五定", "排班", "定岗", "任务"],
  shapes: [],
  prefix: "WD",
  columns: [
    CODE,
    { name: "grid", names: ["责任网格", "网格"], refers: "grids", needed: true },
    { name: "post", names: ["定岗", "岗位"], refers: "posts", needed: true },
    { name: "person", names: ["定人", "人员", "姓名", "A岗"], refers: "persons", needed: true },
    { name: "deputy", names: ["B岗", "顶岗", "替岗"], refers: "persons" },
    { name: "standard", names: ["定标", "标准"], refers: "standards", needed: true },
    { name: "duty", names: ["定责", "责任"], refers: "duties", needed: true },
    { name: "pattern", names: ["定时", "时段", "在岗时段"], needed: true },
    { name: "exceptions", names: ["例外", "调班"] },
    { name: "from", names: ["起始", "生效", "开始日期"] },
    { name: "to", names: ["截止", "失效", "结束日期"] },
  ],
  values: (one) => [
    one.code,
    one.grid,
    one.post,
    one.person,
    one.deputy,
    one.standard,
    one.duty,
    patternText(one.pattern),
    exceptionsText(one.exceptions),
    momentText(one.from),
    momentText(one.to),
  ],
  shape: () => null,
  item: (row) => {
    if (row.text("pattern", "needed") !== "") row.pattern("pattern");
    return {
      code: row.text("code"),
      grid: row.text("grid", "needed"),
      post: row.text("post", "needed"),
      person: row.text("person", "needed"),
      deputy: row.nullable("deputy"),
      standard: row.text("standard", "needed"),
      duty: row.text("duty", "needed"),
      pattern: row.pattern("pattern"),
      exceptions: row.exceptions("exceptions"),
      from: row.instant("from", 0),
      to: row.instant("to", null),
    };
  },
};
