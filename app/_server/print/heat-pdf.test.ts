import { expect, test } from "vitest";
import { legendEntries } from "../../../components/heat/legend-entries";
import { classColours } from "../../../components/map/heat-inks";
import { wordsOf } from "../../../components/words/words";
import { type HeatReport, heatPdf } from "./heat-pdf";
import { bytesOf, opened, rectanglesOf, textOf, wordsForTests } from "./pdf-for-tests";

const frame = { west: 113, south: 34, stepLon: 0.001, stepLat: 0.001, columns: 20, rows: 20, metres: 100 };
const land = [
  [
    [
      [113, 34],
      [113.02, 34],
      [113.02, 34.02],
      [113, 34.02],
      [113, 34],
    ],
  ],
] as const;

function report(language: "zh" | "en"): HeatReport {
  const say = wordsOf(language);
  const classes = new Int8Array(400).fill(-1);
  classes.set([0, 0, 0, 1], 5 * 20 + 5);
  return {
    city: "云泽市",
    title: say("heat-page.title"),
    madeAt: "2026-11-26 08:00",
    question: ["学校 150 米内", "重点时段", "近 28 天"],
    asked: say("heat-page.asked"),
    total: say("heat-page.total", { count: 2750 }),
    totalLabel: say("heat-page.total-label"),
    bounds: [113, 34, 113.02, 34.02],
    ground: {
      land: [land],
      streets: [
        {
          name: "人民路",
          class: "main",
          line: [
            [113, 34.01],
            [113.02, 34.01],
          ],
        },
      ],
      turfs: [{ name: "城关中队", area: land, at: [113.01, 34.015] }],
    },
    squares: { frame, classes, colours: classColours(2) },
    cells: [],
    legend: legendEntries({ layer: "squares", breaks: [1, 5], metres: 100, periods: null }, say, language),
    wheel: { title: say("heat-page.pdf.wheel"), counts: new Uint32Array(168).fill(3), chosen: null },
    days: { title: say("heat-page.pdf.days"), from: "2026-01-01", counts: [3, 0, 5] },
    foot: [say("heat-page.pdf.foot")],
  };
}

test.each(["zh", "en"] as const)(
  "one landscape page with the question, the total, the legend and the date as text (%s)",
  async (language) => {
    const pdf = await opened(await bytesOf(heatPdf(report(language), language, wordsForTests(language))));
    expect(pdf.numPages).toBe(1);
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    expect([(width * 25.4) / 72, (height * 25.4) / 72].map(Math.round)).toEqual([297, 210]);
    const text = (await textOf(page)).replace(/\s/g, "");
    const { total, title, madeAt, foot, legend } = report(language);
    for (const wanted of [
      total,
      title,
      madeAt,
      "学校150米内·重点时段·近28天",
      ...foot,
      ...legend.entries.map((entry) => entry.text),
      "城关中队",
      "2026-01-03",
    ])
      expect(text).toContain(wanted.replace(/\s/g, ""));
  },
);

test("neighbours of one colour are one rectangle", async () => {
  const pdf = await opened(await bytesOf(heatPdf(report("zh"), "zh", wordsForTests("zh"))));
  const rectangles = await rectanglesOf(await pdf.getPage(1));
  const [first, second] = classColours(2).map(([rgb]) => rectangles.filter(({ ink }) => ink.join() === rgb.join()));
  const wide = (first ?? []).reduce((most, one) => Math.max(most, one.width / one.height), 0);
  expect(wide).toBeGreaterThan(2.4);
  expect(second?.some(({ width, height }) => width / height < 1.2)).toBe(true);
});
