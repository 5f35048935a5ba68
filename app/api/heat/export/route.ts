import { z } from "zod";
import { HEAT_LAYERS } from "../../../../components/heat/heat-sight";
import { acceptedLanguage } from "../../../../components/words/language";
import { wordsOf } from "../../../../components/words/words";
import type { HeatQuestion } from "../../../../duty/violation/heat-question";
import { geojsonOf } from "../../../../geo/format/geojson-writer";
import type { Bounds } from "../../../../geo/plane/point";
import { type HeatCall, heatDoor } from "../../../_server/heat-door";
import { heatCsv, heatShapes } from "../../../_server/heat-file";
import { heatReport } from "../../../_server/heat-report";
import { heatTable } from "../../../_server/heat-table";
import { heatPdf } from "../../../_server/print/heat-pdf";
import { streamed } from "../../../_server/streamed";

const BOX = /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/;

const query = z.object({
  as: z.enum(["csv", "geojson", "pdf"]),
  layer: z.enum(HEAT_LAYERS).default("squares"),
  metres: z.coerce.number().min(25).max(1000).default(200),
  bandwidth: z.coerce.number().min(50).max(2000).default(300),
  against: z.enum(["week", "month", "year"]).default("month"),
  /** One hour of the day alone. */
  hour: z.coerce.number().int().min(0).max(23).optional(),
  /** What the PDF's map shows: west,south,east,north. */
  view: z.string().regex(BOX, "west,south,east,north").optional(),
});

/** The question about one hour of the day, of those it holds. */
function atHour(question: HeatQuestion, hour: number | undefined): HeatQuestion {
  if (hour === undefined) return question;
  const hours = Array.from({ length: 168 }, (_none, slot) => slot % 24 === hour && (question.hours?.[slot] ?? true));
  return { ...question, hours };
}

function boxOf(text: string | undefined): Bounds | null {
  const box = text?.split(",").map(Number) as [number, number, number, number] | undefined;
  return box && box[0] < box[2] && box[1] < box[3] ? box : null;
}

/** What is sent: as a file with a name. */
const file = (body: BodyInit, type: string, name: string) =>
  new Response(body, { headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` } });

async function made({ heat, live, question: whole, query: asked, request }: HeatCall<z.infer<typeof query>>): Promise<Response> {
  const language = acceptedLanguage(request.headers.get("accept-language"));
  const { as, layer, hour, view } = asked;
  const question = atHour(whole, hour);
  if (as === "pdf") {
    const report = await heatReport(heat, live, question, { ...asked, view: boxOf(view), language });
    return file(streamed(heatPdf(report, language, wordsOf(language))), "application/pdf", `heat-${layer}.pdf`);
  }
  const table = await heatTable(heat, live, question, asked);
  if (as === "csv") return file(heatCsv(table, layer, language), "text/csv; charset=utf-8", `heat-${layer}.csv`);
  return file(streamed(geojsonOf([heatShapes(table, `heat-${layer}`)])), "application/geo+json", `heat-${layer}.geojson`);
}

/** A layer of heat as a file: CSV with headings in the language asked for, GeoJSON of squares or cells, or a page as PDF. */
export const GET = heatDoor(query, made, () => `.${Date.now()}`);
