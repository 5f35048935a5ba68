import { questionWords } from "../../components/heat/controls/question-words";
import { changeOf, significanceOf } from "../../components/heat/heat-pictures";
import { type Legended, legendEntries } from "../../components/heat/legend-entries";
import type { HeatFrame, HeatSquares } from "../../components/map/heat-frame";
import {
  CHANGE_COLOUR,
  CHANGES,
  classColours,
  rampShare,
  SIGNIFICANCE,
  SIGNIFICANCE_COLOUR,
  shareColour,
} from "../../components/map/heat-inks";
import { heatDensity } from "../../components/map/heat-kernel";
import { heatBreaks, heatClass } from "../../components/map/heat-scale";
import type { Language } from "../../components/words/language";
import { wordsOf } from "../../components/words/words";
import { localCategories } from "../../db/category";
import { printedInstant } from "../../duty/time/parse-instant";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import type { Bounds } from "../../geo/plane/point";
import { currentBasemap } from "./basemap";
import type { LiveCity } from "./city";
import { database } from "./database";
import type { Heat } from "./heat";
import { foundCells } from "./heat-cells";
import { foundChange, periodsOf, todayOf } from "./heat-change";
import { heatGround } from "./heat-ground";
import { foundSignificance } from "./heat-significance";
import { foundSquares } from "./heat-squares";
import type { TableAsked } from "./heat-table";
import { toldHeat } from "./heat-told";
import type { PrintedSquares } from "./print/draw-heat";
import type { HeatReport } from "./print/heat-pdf";

/** Steps of a printed ramp, of them those that fade out below its beginning. */
const STEPS = 30;
const FADING = 6;

type Drawing = Pick<HeatReport, "squares" | "cells"> & { readonly legended: Legended; readonly total: number };

/** A class for each square of a frame from a class for each of some squares. */
function classesOf({ frame, column, row }: Omit<HeatSquares, "count">, classOf: (k: number) => number): Int8Array {
  const classes = new Int8Array(frame.columns * frame.rows).fill(-1);
  for (let k = 0; k < column.length; k++) classes[(row[k] as number) * frame.columns + (column[k] as number)] = classOf(k);
  return classes;
}

function kernelDrawing(squares: HeatSquares & { readonly total: number }, bandwidth: number): Drawing {
  const { frame, values } = heatDensity(squares, bandwidth);
  const breaks = heatBreaks(values, { whole: false });
  const colours = Array.from({ length: STEPS }, (_none, step) =>
    shareColour(step < FADING ? (step + 1) / FADING - 1 : (step - FADING) / (STEPS - 1 - FADING)),
  );
  const stepOf = (value: number) => {
    const share = value > 0 ? rampShare(breaks, value) : -1;
    return share < 0 ? Math.ceil((share + 1) * FADING) - 1 : FADING + Math.round(share * (STEPS - 1 - FADING));
  };
  const printed: PrintedSquares = { frame, colours, classes: Int8Array.from(values, stepOf) };
  return { squares: printed, cells: [], total: squares.total, legended: { layer: "kernel", breaks, metres: bandwidth, periods: null } };
}

/** What is drawn of a layer. */
async function drawing(heat: Heat, live: LiveCity, question: HeatQuestion, asked: TableAsked, bandwidth: number): Promise<Drawing> {
  const { layer, metres, against } = asked;
  const filter = heat.lens.filter(question);
  const of = (frame: HeatFrame, breaks: readonly number[] = []) => ({ layer, breaks, metres: frame.metres, periods: null });
  if (layer === "cells") {
    const { numbers, count, hectares, total } = await foundCells(heat, live, filter);
    const per = Array.from(count, (many, k) => many / Math.max(1e-6, hectares[k] as number));
    const breaks = heatBreaks(per, { whole: false });
    const colours = classColours(breaks.length);
    const cells = numbers.map((number, k) => ({
      area: live.plan.cells[number]?.area ?? [],
      colour: colours[Math.max(0, heatClass(breaks, per[k] as number))] ?? shareColour(0),
    }));
    return { squares: null, cells, total, legended: { layer, breaks, metres: 0, periods: null } };
  }
  if (layer === "significance") {
    const found = await foundSignificance(heat, live, question, metres);
    const classes = classesOf(found, (k) => SIGNIFICANCE.indexOf(significanceOf(found.sign[k] as number, found.q[k] as number)));
    const colours = SIGNIFICANCE.map((one) => SIGNIFICANCE_COLOUR[one]);
    return { squares: { frame: found.frame, classes, colours }, cells: [], total: found.total, legended: of(found.frame) };
  }
  if (layer === "change") {
    const spans = periodsOf(question, against, todayOf(live, Date.now()));
    const found = await foundChange(heat, live, question, spans, metres);
    const verdict = (k: number) => changeOf(found.count[k] as number, found.before[k] as number, found.sign[k] as number);
    const classes = classesOf(found, (k) => (found.beforeTotal === 0 ? -1 : CHANGES.indexOf(verdict(k))));
    const colours = CHANGES.map((one) => CHANGE_COLOUR[one]);
    const periods = { ...spans, nowTotal: found.total, beforeTotal: found.beforeTotal };
    return { squares: { frame: found.frame, classes, colours }, cells: [], total: found.total, legended: { ...of(found.frame), periods } };
  }
  const found = await foundSquares(heat, filter, metres);
  if (layer === "kernel") return kernelDrawing(found, bandwidth);
  const breaks = heatBreaks(found.count);
  const classes = classesOf(found, (k) => heatClass(breaks, found.count[k] as number));
  return {
    squares: { frame: found.frame, classes, colours: classColours(breaks.length) },
    cells: [],
    total: found.total,
    legended: of(found.frame, breaks),
  };
}

/** How a page of heat is asked for. */
export interface ReportAsked extends TableAsked {
  readonly bandwidth: number;
  /** What the page's map shows; null: the question's box, else the city. */
  readonly view: Bounds | null;
  readonly language: Language;
}

/** A page of heat, ready to be printed. */
export async function heatReport(heat: Heat, live: LiveCity, question: HeatQuestion, asked: ReportAsked): Promise<HeatReport> {
  const { language } = asked;
  const say = wordsOf(language);
  const { legended, total, ...drawn } = await drawing(heat, live, question, asked, asked.bandwidth);
  const told = await toldHeat(heat, question);
  const { plan, clock } = live;
  const names = {
    language,
    squads: new Map(plan.squads.map(({ code, name }) => [code, name])),
    extra: await localCategories(database(), live.head.city),
    today: null,
  };
  const phrases = questionWords(question, say, names).map(({ text }) => text);
  const basemap = await currentBasemap();
  const made = printedInstant(Date.now(), clock).slice(0, 16).replace("T", " ");
  return {
    ...drawn,
    city: plan.version.city,
    title: `${say("heat-page.title")} · ${say(`heat-page.layer.${asked.layer}`)}`,
    madeAt: say("heat-page.made-at", { time: made }),
    asked: say("heat-page.asked"),
    question: phrases.length > 0 ? phrases : [say("heat-page.everything")],
    total: say("heat-page.total", { count: total }),
    totalLabel: say("heat-page.total-label"),
    bounds: asked.view ?? question.box ?? (live.bounds as Bounds),
    ground: heatGround(live),
    legend: legendEntries(legended, say, language),
    wheel: { title: say("heat-page.pdf.wheel"), counts: told.byHourOfWeek, chosen: question.hours },
    days: told.byDay.from === null ? null : { title: say("heat-page.pdf.days"), from: told.byDay.from, counts: [...told.byDay.counts] },
    foot: [
      say("heat-page.pdf.foot"),
      [
        ...(plan.version.sample ? [say("sample.hint")] : []),
        ...("approval" in basemap && basemap.approval !== "" ? [say("map.approval", { number: basemap.approval })] : []),
      ].join(" · "),
    ].filter((line) => line !== ""),
  };
}
