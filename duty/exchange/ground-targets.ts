import { patternText } from "../time/pattern-text";
import { momentText } from "./moment-text";
import type { Target } from "./target";

const CODE = { name: "code", names: ["编码", "代码", "编号", "id", "bm", "bgcode"] } as const;
const NAME = { name: "name", names: ["名称", "姓名", "mc", "title", "label"], needed: true } as const;

/** 街道办事处. */
export const officeTarget: Target<"offices"> = {
  list: "offices",
  names: ["office", "街道办", "街道办事处", "街镇"],
  shapes: [],
  prefix: "J",
  columns: [CODE, NAME],
  values: ({ code, name }) => [code, name],
  shape: () => null,
  item: (row) => ({ code: row.text("code"), name: row.text("name", "needed") }),
};

/** 社区. */
export const communityTarget: Target<"communities"> = {
  list: "communities",
  names: ["community", "社区", "行政村", "村居", "区划", "districts", "community-areas", "边界", "boundary"],
  shapes: ["area"],
  prefix: "K",
  columns: [
    { ...CODE, names: [...CODE.names, "社区编码", "sqbm", "area_num_1", "adcode"] },
    { ...NAME, names: [...NAME.names, "社区", "社区名称", "sqmc", "qh", "区划", "community", "neighborhood", "district"] },
    { name: "office", names: ["街道", "街道办", "街道编码", "所属街道", "jdmc"], refers: "offices" },
  ],
  values: ({ code, name, office }) => [code, name, office],
  shape: ({ area }) => ({ type: "area", area }),
  item: (row) => ({ code: row.text("code"), name: row.text("name", "needed"), office: row.nullable("office"), area: row.area() }),
};

/** 中队. */
export const squadTarget: Target<"squads"> = {
  list: "squads",
  names: ["squad", "中队", "执法中队"],
  shapes: [],
  prefix: "ZD",
  columns: [
    CODE,
    { ...NAME, names: [...NAME.names, "中队", "中队名称"] },
    { name: "captain", names: ["中队长", "负责人"], refers: "persons" },
    { name: "phone", names: ["电话", "值班电话", "联系电话"] },
  ],
  values: ({ code, name, captain, phone }) => [code, name, captain, phone],
  shape: () => null,
  item: (row) => ({ code: row.text("code"), name: row.text("name", "needed"), captain: row.nullable("captain"), phone: row.text("phone") }),
};

/** 责任网格. */
export const gridTarget: Target<"grids"> = {
  list: "grids",
  names: ["grid", "责任网格", "网格"],
  shapes: [],
  prefix: "WG",
  columns: [
    { ...CODE, names: [...CODE.names, "网格编码"] },
    { ...NAME, names: [...NAME.names, "网格名称"] },
    { name: "squad", names: ["中队", "所属中队"], refers: "squads", needed: true },
    { name: "standard", names: ["定标", "标准"], refers: "standards", needed: true },
    { name: "duty", names: ["定责", "责任"], refers: "duties", needed: true },
  ],
  values: ({ code, name, squad, standard, duty }) => [code, name, squad, standard, duty],
  shape: () => null,
  item: (row) => ({
    code: row.text("code"),
    name: row.text("name", "needed"),
    squad: row.text("squad", "needed"),
    standard: row.text("standard", "needed"),
    duty: row.text("duty", "needed"),
  }),
};

/** 单元网格. */
export const cellTarget: Target<"cells"> = {
  list: "cells",
  names: ["cell", "单元网格"],
  shapes: ["area"],
  prefix: "C",
  columns: [
    { ...CODE, names: [...CODE.names, "单元网格编码", "dygridcode"], needed: true },
    { name: "community", names: ["社区", "社区编码", "所属社区"], refers: "communities", needed: true },
    { name: "grid", names: ["责任网格", "网格", "所属网格", "责任网格编码"], refers: "grids", needed: true },
  ],
  values: ({ code, community, grid }) => [code, community, grid],
  shape: ({ area }) => ({ type: "area", area }),
  item: (row) => ({
    code: row.text("code", "needed"),
    community: row.text("community", "needed"),
    grid: row.text("grid", "needed"),
    area: row.area(),
  }),
};

const CLASSES = { 主干路: "main", 快速路: "main", 次干路: "secondary", 支路: "lane", 街巷: "lane", 背街小巷: "lane" } as const;

/** 路段. */
export const segmentTarget: Target<"segments"> = {
  list: "segments",
  names: ["segment", "路段"],
  shapes: ["line"],
  prefix: "LD",
  columns: [
    { ...CODE, names: [...CODE.names, "路段编码"] },
    { ...NAME, names: [...NAME.names, "路段名称"] },
    { name: "street", names: ["街道", "道路", "道路名称", "路名"] },
    { name: "class", names: ["道路等级", "等级", "类别"] },
    { name: "begins", names: ["起点", "起"] },
    { name: "ends", names: ["终点", "止"] },
    { name: "chief", names: ["街长"], refers: "persons" },
    { name: "squad", names: ["中队", "责任中队"], refers: "squads" },
  ],
  values: ({ code, name, street, class: kind, ends, chief, squad }) => [code, name, street, kind, ends[0], ends[1], chief, squad],
  shape: ({ line }) => ({ type: "line", line }),
  item: (row) => ({
    code: row.text("code"),
    name: row.text("name", "needed"),
    street: row.text("street") || row.text("name"),
    class: row.oneOf("class", ["main", "secondary", "lane"], CLASSES, "secondary"),
    ends: [row.text("begins"), row.text("ends")],
    line: row.line(),
    chief: row.nullable("chief"),
    squad: row.nullable("squad"),
  }),
};

const KINDS = ["market", "school", "mall", "food-street", "fringe", "hospital", "station", "park"] as const;
const KIND_NAMES = {
  市场: "market",
  菜场: "market",
  农贸市场: "market",
  学校: "school",
  幼儿园: "school",
  商场: "mall",
  超市: "mall",
  餐饮街: "food-street",
  美食街: "food-street",
  城乡结合部: "fringe",
  医院: "hospital",
  车站: "station",
  公园: "park",
} as const;

/** 重点场所. */
export const placeTarget: Target<"places"> = {
  list: "places",
  names: ["place", "重点场所", "场所"],
  shapes: ["point"],
  prefix: "CS",
  columns: [
    { ...CODE, names: [...CODE.names, "场所编码", "osm"] },
    { ...NAME, names: [...NAME.names, "场所名称"] },
    { name: "kind", names: ["类型", "类别", "种类", "type"], needed: true },
    { name: "keyHours", names: ["重点时段", "时段", "keyhours"] },
  ],
  values: ({ code, name, kind, keyHours }) => [code, name, kind, patternText(keyHours)],
  shape: ({ at }) => ({ type: "point", at }),
  item: (row) => ({
    code: row.text("code"),
    name: row.text("name", "needed"),
    kind: row.oneOf("kind", KINDS, KIND_NAMES),
    at: row.point(),
    keyHours: row.pattern("keyHours"),
  }),
};

/** 疏导点. */
export const allowanceTarget: Target<"allowances"> = {
  list: "allowances",
  names: ["allowance", "疏导点", "便民疏导点"],
  shapes: ["area"],
  prefix: "SD",
  columns: [
    CODE,
    NAME,
    { name: "categories", names: ["允许类别", "类别"] },
    { name: "hours", names: ["时段", "允许时段"] },
    { name: "from", names: ["起始", "生效"] },
    { name: "to", names: ["截止", "失效"] },
  ],
  values: ({ code, name, categories, hours, from, to }) => [
    code,
    name,
    categories.join(","),
    patternText(hours),
    momentText(from),
    momentText(to),
  ],
  shape: ({ area }) => ({ type: "area", area }),
  item: (row) => ({
    code: row.text("code"),
    name: row.text("name", "needed"),
    area: row.area(),
    categories: row
      .text("categories")
      .split(/[,，、]/)
      .map((one) => one.trim())
      .filter((one) => one !== ""),
    hours: row.pattern("hours"),
    from: row.instant("from", 0),
    to: row.instant("to", null),
  }),
};
