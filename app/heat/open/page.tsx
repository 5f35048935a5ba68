import type { Metadata } from "next";
import { StreetPage } from "../../../components/board/street-page";
import { OpenHeat } from "../../../components/heat/open-heat";
import { faultWords } from "../../../components/words/fault-words";
import { wordsOf } from "../../../components/words/words";
import { K } from "../../../geo/heat/k-anonymous";
import { pageLanguage, pageWords } from "../../_page/language";
import { firstOf, type PageQuery } from "../../_page/query";
import { currentBasemap } from "../../_server/basemap";
import { liveCity } from "../../_server/city";
import { Refusal } from "../../_server/fault";
import { type Heat, heatOf } from "../../_server/heat";
import { publicHeat, publicMonths } from "../../_server/public-heat";
import { publicPicture } from "../../_server/public-picture";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.heat-open") };
}

/** The public's heat, month by month: for everybody, without signing in. */
export default async function OpenHeatPage({ searchParams }: { readonly searchParams: PageQuery }) {
  const asked = firstOf((await searchParams).month);
  const language = await pageLanguage();
  const say = wordsOf(language);
  const live = await liveCity();
  const heat: Heat | Refusal | null = live && (await heatOf(live).catch((error: unknown) => refusal(error)));
  if (!live || !heat || heat instanceof Refusal) {
    const fault = heat instanceof Refusal ? heat.fault : "no-plan";
    return (
      <StreetPage say={say}>
        <p style={{ padding: 16 }}>{faultWords(fault, {}, language)}</p>
      </StreetPage>
    );
  }
  const months = publicMonths(heat, live, Date.now());
  const month = asked !== null && months.includes(asked) ? asked : (months[0] ?? null);
  const basemap = await currentBasemap();
  return (
    <StreetPage say={say}>
      <OpenHeat
        city={live.plan.version.city}
        k={K}
        months={months}
        month={month}
        squares={month === null ? [] : await publicHeat(heat, live, month)}
        picture={publicPicture(live)}
        approval={"approval" in basemap && basemap.approval !== "" ? basemap.approval : null}
        say={say}
        language={language}
      />
    </StreetPage>
  );
}

/** What is refused is told on the page; all else is a failure of the world. */
function refusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
