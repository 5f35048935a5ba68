import type { Reason, ReasonCode } from "../../duty/answer";
import type { Language } from "./language";
import { message, type Values } from "./message";

type Sentences = Readonly<Record<ReasonCode | "segment.without-chief", string>>;

const zh: Sentences = {
  "outside.no-cell": "该点（{lon}, {lat}）不在任何单元网格内，属城区范围以外。",
  "cell.covers": "该点位于单元网格 {cell} 内。",
  "cell.nearest": "该点落在网格之间的细缝里，归最近的单元网格 {cell}。",
  "cell.on-the-line": "该点正好在网格线上，按编码从小到大归单元网格 {cell}。",
  "grid.holds": "该单元网格属于责任网格「{grid}」。",
  "squad.answers": "该责任网格由{squad}负责。",
  "merger.joint": "此时按「{merger}」合并勤务：{lead}主责，{others}并入。",
  "border.rule-leads": "距{one}与{other}交界线 {metres} 米，在 {width} 米交界带内：按规则 {rule}，{lead}主责，{support}协同。",
  "border.other-hours": "距{one}与{other}交界线 {metres} 米，但规则 {rule} 此时不适用，按属地负责。",
  "border.unsettled": "距{one}与{other}交界线 {metres} 米，此段交界尚无规则，按属地负责。",
  "segment.nearest": "最近的路段是{segment}（{metres} 米），街长{chief}。",
  "segment.without-chief": "最近的路段是{segment}（{metres} 米），尚未设街长。",
  "segment.none": "50 米内没有设街长的路段。",
  "assignment.on-duty": "此时有 {count} 人在岗，离得最近的是{person}，在「{post}」值守至 {until}。",
  "assignment.joint": "此时网格内无人在岗，由合并勤务的 {count} 个车巡岗兼管，离得最近的是{person}，在「{post}」值守至 {until}。",
  "person.stands-in": "{for}不在岗，由{person}顶岗（AB 岗）。",
  "assignment.none-on-duty": "此时网格内无人在岗，仍由{squad}负责。",
  "assignment.next": "下一次有人到岗：{next}。",
  "standard.of-assignment": "按在岗安排执行标准「{standard}」第 {version} 版。",
  "standard.of-grid": "无人在岗时执行网格标准「{standard}」第 {version} 版。",
  "deputy.chain": "本人不在时依次由{persons}顶岗。",
  "place.key-hour": "重点场所「{place}」正处于重点时段。",
  "allowance.permits": "该处属疏导点「{allowance}」，此时允许的经营不算违法。",
};

const en: Sentences = {
  "outside.no-cell": "The point ({lon}, {lat}) lies in no cell: outside the city.",
  "cell.covers": "The point lies in cell {cell}.",
  "cell.nearest": "The point lies in a sliver between cells; the nearest, {cell}, holds it.",
  "cell.on-the-line": "The point lies exactly on a line; the cell with the lowest code, {cell}, holds it.",
  "grid.holds": "That cell belongs to grid “{grid}”.",
  "squad.answers": "{squad} answers for that grid.",
  "merger.joint": "Squads are merged now by “{merger}”: {lead} leads, joined by {others}.",
  "border.rule-leads":
    "{metres} m from the border of {one} and {other}, within the band of {width} m: by rule {rule}, {lead} leads and {support} supports.",
  "border.other-hours": "{metres} m from the border of {one} and {other}, but rule {rule} does not apply at this hour: the turf decides.",
  "border.unsettled": "{metres} m from the border of {one} and {other}; no rule settles this border: the turf decides.",
  "segment.nearest": "The nearest street segment is {segment} ({metres} m); its chief is {chief}.",
  "segment.without-chief": "The nearest street segment is {segment} ({metres} m); it has no chief yet.",
  "segment.none": "No street segment with a chief within 50 m.",
  "assignment.on-duty":
    "{count, plural, one {# person is} other {# persons are}} on post now; the nearest is {person} at “{post}” until {until}.",
  "assignment.joint":
    "Nobody is on post in the grid; {count, plural, one {# vehicle beat} other {# vehicle beats}} of the merged squads serve it: the nearest is {person} at “{post}” until {until}.",
  "person.stands-in": "{for} is absent; {person} stands in as the deputy.",
  "assignment.none-on-duty": "Nobody is on post in the grid now; {squad} still answers.",
  "assignment.next": "Somebody is on post next: {next}.",
  "standard.of-assignment": "The assignment's standard applies: “{standard}”, version {version}.",
  "standard.of-grid": "With nobody on post the grid's standard applies: “{standard}”, version {version}.",
  "deputy.chain": "When the person cannot: {persons}, in this order.",
  "place.key-hour": "Key place “{place}” is in its key hours.",
  "allowance.permits": "Permitted stall area “{allowance}”: what it permits at this hour is no violation.",
};

const WHEN = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** A printed time as told beside another: the clock alone on the same day, else month and day too. */
export function momentWords(time: string, beside: string, language: Language): string {
  const [, day, clock] = WHEN.exec(time) ?? [];
  if (!day || !clock) return time;
  if (day === WHEN.exec(beside)?.[1]) return clock;
  const [, month, date] = day.split("-").map(Number) as [number, number, number];
  return language === "zh"
    ? `${month} 月 ${date} 日 ${clock}`
    : `${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")} ${clock}`;
}

function shown({ values }: Reason, at: string, language: Language): Values {
  const told: Record<string, string | number> = { ...values };
  for (const key of ["until", "next"]) if (typeof told[key] === "string") told[key] = momentWords(told[key], at, language);
  for (const key of ["lon", "lat"]) if (typeof told[key] === "number") told[key] = told[key].toFixed(6);
  if (language === "en")
    for (const key of ["persons", "others"]) if (typeof told[key] === "string") told[key] = told[key].replaceAll("、", ", ");
  return told;
}

/** One step of the explanation as a sentence; `at` is the printed time that was asked for. */
export function reasonWords(reason: Reason, at: string, language: Language): string {
  const code = reason.code === "segment.nearest" && reason.values.chief === "" ? "segment.without-chief" : reason.code;
  return message((language === "zh" ? zh : en)[code], shown(reason, at, language), language);
}
