import { asc, eq } from "drizzle-orm";
import type { BaseFeature, BaseLayer } from "../geo/tile/base-feature";
import { bulkInsert } from "./bulk";
import type { Database, Query } from "./client";
import { ewkbOfArea, ewkbOfLine, ewkbOfPoint, readEwkb } from "./geometry";
import { baseFeature } from "./schema";

function ewkbOf({ geometry }: BaseFeature): string {
  if (geometry.type === "area") return ewkbOfArea(geometry.area);
  return geometry.type === "line" ? ewkbOfLine(geometry.line) : ewkbOfPoint(geometry.at);
}

/** Replaces the basemap features of a city, within the caller's transaction. */
export async function saveBase(sql: Query, city: number, features: readonly BaseFeature[]): Promise<void> {
  await sql`delete from base_feature where city = ${city}`;
  await bulkInsert(
    sql,
    "base_feature",
    [
      { name: "city", type: "int4", of: () => city },
      { name: "layer", type: "text", of: ({ layer }) => layer },
      { name: "class", type: "text", of: (feature) => feature.class },
      { name: "name", type: "text", of: ({ name }) => name },
      { name: "geom", type: "geometry", of: ewkbOf },
    ],
    features,
  );
}

/** The basemap features of a city in the order they were stored. */
export async function loadBase(db: Database, city: number): Promise<BaseFeature[]> {
  const rows = await db.orm.select().from(baseFeature).where(eq(baseFeature.city, city)).orderBy(asc(baseFeature.id));
  return rows.map(({ layer, class: kind, name, geom }): BaseFeature => {
    const stored = readEwkb(geom);
    const point = "line" in stored && stored.line.length === 1 ? stored.line[0] : undefined;
    const geometry: BaseFeature["geometry"] =
      "area" in stored ? { type: "area", area: stored.area } : point ? { type: "point", at: point } : { type: "line", line: stored.line };
    return { layer: layer as BaseLayer, class: kind, name, geometry };
  });
}
