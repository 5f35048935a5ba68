import { expect, test } from "vitest";
import { boards } from "../../../duty/board/boards";
import { SAMPLE_FROM, sampleCity } from "../../../duty/sample/sample-city";
import { bytesOf, codeSeen, opened, textOf, wordsForTests } from "./pdf-for-tests";
import { type TraceReport, tracePdf } from "./trace-pdf";

const board = boards(sampleCity().plan)({ kind: "grid", code: "WG01" }, SAMPLE_FROM);
const report: TraceReport = {
  title: "人民路与前进街交口",
  code: "7F3K-92QD",
  address: "https://cg.example.gov.cn/trace/7F3K-92QD",
  question: { lon: 113.42, lat: 34.86, placeText: "人民路北侧", at: "2025年12月11日 17:20" },
  version: { city: "云泽市", name: "年度方案", since: "2025年11月01日" },
  map: board?.map ?? null,
  sections: [
    { title: "谁负责", pairs: [{ label: "主责中队", value: "城关中队" }], points: ["责任网格由城关中队负责。"] },
    { title: "谁监督", pairs: [], points: [] },
  ],
  steps: Array.from({ length: 60 }, (_none, index) => ({ at: `17:${index}`, who: `某人${index}`, what: `做了第${index}件事` })),
  madeAt: "2025年12月12日 09:00",
  madeBy: "督查组",
  digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  approval: null,
};

test("tells everything it was given, with its code and number on every page", async () => {
  const pdf = await opened(await bytesOf(tracePdf(report, { language: "zh", words: wordsForTests("zh") })));
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_none, page) => textOf(await pdf.getPage(page + 1))));
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((page, index) => {
    expect(page).toContain("核验码 7F3K-92QD");
    expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
  });
  const text = pages.join("");
  for (const told of ["人民路北侧", "城关中队", "责任网格由城关中队负责。", "督查组", report.digest, "年度方案"])
    expect(text).toContain(told);
  for (const { what, who } of report.steps) for (const told of [what, who]) expect(text).toContain(told);
  expect(pages.filter((page) => page.includes("做了什么")).length).toBe(pages.filter((page) => page.includes("做了第")).length);
});

test("its code leads to the page that verifies it", async () => {
  const pdf = await opened(await bytesOf(tracePdf({ ...report, steps: [], map: null }, { language: "zh", words: wordsForTests("zh") })));
  expect(pdf.numPages).toBe(1);
  expect((await codeSeen(await pdf.getPage(1), 2))?.text).toBe(report.address);
});
