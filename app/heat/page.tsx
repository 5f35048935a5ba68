import type { Metadata } from "next";
import { HeatPage } from "../../components/heat/heat-page";
import { NoPlan, Refused } from "../../components/ui/page-frame";
import { localCategories } from "../../db/category";
import { MAY, may } from "../../duty/may";
import { heatRaster } from "../../geo/heat/raster";
import { pageWords } from "../_page/language";
import { type PageQuery, pathWith } from "../_page/query";
import { cityHead, meOf, visitor } from "../_page/visitor";
import { currentBasemap } from "../_server/basemap";
import { liveCity } from "../_server/city";
import { database } from "../_server/database";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.heat") };
}

/** Heat: where and when violations are, what of it is more than chance, what has changed. */
export default async function Heat({ searchParams }: { readonly searchParams: PageQuery }) {
  const caller = await visitor(pathWith("/heat", await searchParams));
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "heat.read").ok) return <Refused city={city} me={me} roles={MAY["heat.read"]} />;
  if (!live || !city?.bounds) return <NoPlan me={me} />;
  const extra = await localCategories(database(), live.head.city);
  const squads = live.plan.squads.map(({ code, name }) => ({ code, name }));
  return (
    <HeatPage city={city} me={me} basemap={await currentBasemap()} squads={squads} extra={extra} finest={heatRaster(city.bounds).side} />
  );
}
