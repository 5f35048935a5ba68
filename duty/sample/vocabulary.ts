import type { Duty, PlaceKind, Standard, Weekday, WeeklyPattern } from "../plan";

const WORK: readonly Weekday[] = [1, 2, 3, 4, 5];
const REST: readonly Weekday[] = [6, 7];
const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Minutes after midnight of a clock time such as 6.5 for 06:30. */
const h = (hours: number) => Math.round(hours * 60);

/** Key hours by kind of place: domain table of duty modes. */
export const KEY_HOURS: Readonly<Record<PlaceKind, WeeklyPattern>> = {
  market: [
    { days: ALL, from: h(6.5), to: h(9) },
    { days: ALL, from: h(11), to: h(13) },
    { days: ALL, from: h(16.5), to: h(19) },
  ],
  school: [
    { days: WORK, from: h(7), to: h(8.25) },
    { days: WORK, from: h(11.5), to: h(12.25) },
    { days: WORK, from: h(16.25), to: h(17.75) },
  ],
  mall: [
    { days: WORK, from: h(17), to: h(21.5) },
    { days: REST, from: h(10), to: h(21.5) },
  ],
  "food-street": [{ days: ALL, from: h(17), to: h(23) }],
  fringe: [{ days: ALL, from: h(6.5), to: h(21.5) }],
  hospital: [{ days: WORK, from: h(7.5), to: h(11.5) }],
  station: [{ days: ALL, from: h(6.5), to: h(20) }],
  park: [{ days: ALL, from: h(6.5), to: h(21) }],
};

const standard = (code: string, name: string, items: readonly (readonly [string, string])[]): Standard => ({
  code,
  name,
  version: 1,
  items: items.map(([category, text], index) => ({ code: `${code}-${index + 1}`, text, category })),
});

/** The sample city's standards: what to look at. Categories of GB/T 47678.5-2026. */
export const STANDARDS: readonly Standard[] = [
  standard("BZ01", "街面秩序标准", [
    ["09001", "无游商摊贩占道"],
    ["09005", "商户不出店经营"],
    ["09006", "无占道经营"],
    ["09009", "机动车不乱停放"],
    ["09010", "非机动车入线停放"],
    ["09022", "无占道促销"],
  ]),
  standard("BZ02", "农贸市场周边标准", [
    ["09020", "市场外无溢出摊位"],
    ["09001", "早、午、晚高峰无流动摊贩"],
    ["09006", "进出通道畅通"],
    ["09010", "接货车辆即停即走"],
  ]),
  standard("BZ03", "校园周边标准", [
    ["09001", "上下学时段校门两侧一百米无流动摊贩"],
    ["09005", "文具、小吃店不出店经营"],
    ["09009", "接送车辆有序停放"],
  ]),
  standard("BZ04", "商圈标准", [
    ["09022", "无占道促销、无高音喇叭"],
    ["09010", "非机动车入线停放"],
    ["09006", "人行道无占道经营"],
  ]),
  standard("BZ05", "城乡结合部标准", [
    ["09006", "公路两侧无占道经营"],
    ["09002", "早夜市按时收摊、场净地清"],
    ["09009", "货车不占道停放"],
  ]),
  standard("BZ06", "夜市与餐饮标准", [
    ["09002", "夜市不超时、不超范围"],
    ["09005", "餐饮店不出店经营"],
    ["09006", "无露天烧烤占道"],
  ]),
];

/** The sample city's duties. */
export const DUTIES: readonly Duty[] = [
  {
    code: "ZZ01",
    name: "街面巡查责任",
    text: "负责责任网格内街面秩序的日常巡查，发现问题即时劝导、即时处置，不能当场处置的按程序上报。",
    answersTo: "中队长",
  },
  { code: "ZZ02", name: "定点值守责任", text: "负责岗位周边一百米内高峰时段的秩序维护，到岗、在岗、离岗均须记录。", answersTo: "中队长" },
  { code: "ZZ03", name: "机动巡查责任", text: "负责辖区主要道路的车辆巡查与应急增援，接到指令十五分钟内到场。", answersTo: "中队长" },
  { code: "ZZ04", name: "属地兜底责任", text: "无人在岗时由中队值班人员受理，首问负责，不得推诿。", answersTo: "市城市管理局指挥中心" },
];
