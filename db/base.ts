import { and, asc, eq, inArray } from "drizzle-orm";
import type { BaseFeature, BaseLayer } from "../geo/tile/base-feature";
import { bulkInsert } from "./bulk";
import type { Database, Query } from "./client";
import { ewkbOfArea, ewkbOfLine, ewkbOfPoint, readEwkb } from "./geometry";
import { baseFeature } from "./schema";

function ewkbOf({ geometry }: BaseFeature): string {
  if (geometry.type === "area") return ewkbOfArea(geometry.area);
  return geometry.type === "line" ? ewkbOfLine(geometry.line) : ewkbOfPoint(geometry.at);
}

/** Adds features to the basemap of a city; `source` is the import they came with. Within the caller's transaction. */
export async function addBase(sql: Query, city: number, features: readonly BaseFeature[], source: number | null): Promise<void> {
  await bulkInsert(
    sql,
    "base_feature",
    [
      { name: "city", type: "int4", of: () => city },
      { name: "layer", type: "text", of: ({ layer }) => layer },
      { name: "class", type: "text", of: (feature) => feature.class },
      { name: "name", type: "text", of: ({ name }) => name },
      { name: "geom", type: "geometry", of: ewkbOf },
      { name: "source", type: "int4", of: () => source },
    ],
    features,
  );
}

/** Replaces the basemap features of a city, within the caller's transaction. */
export async function saveBase(sql: Query, city: number, features: readonly BaseFeature[]): Promise<void> {
  await sql`delete from base_feature where city = ${city}`;
  await addBase(sql, city, features, null);
}

/** Takes away what an import brought, or what a city has in some layers. @returns how many features went */
export async function removeBase(
  sql: Query,
  which: { readonly source: number } | { readonly city: number; readonly layers: readonly BaseLayer[] },
): Promise<number> {
  const gone =
    "source" in which
      ? await sql`delete from base_feature where source = ${which.source}`
      : which.layers.length === 0
        ? { count: 0 }
        : await sql`delete from base_feature where city = ${which.city} and layer in ${sql(which.layers as BaseLayer[])}`;
  return gone.count;
}

/** The basemap features of a city in the order they were stored; of some layers only, where they are named. */
export async function loadBase(db: Database, city: number, layers?: readonly BaseLayer[]): Promise<BaseFeature[]> {
  const wanted = layers ? and(eq(baseFeature.city, city), inArray(baseFeature.layer, [...layers])) : eq(baseFeature.city, city);
  const rows = await db.orm.select().from(baseFeature).where(wanted).orderBy(asc(baseFeature.id));
  return rows.map(({ layer, class: kind, name, geom }): BaseFeature => {
    const stored = readEwkb(geom);
    const point = "line" in stored && stored.line.length === 1 ? stored.line[0] : undefined;
    const geometry: BaseFeature["geometry"] =
      "area" in stored ? { type: "area", area: stored.area } : point ? { type: "point", at: point } : { type: "line", line: stored.line };
    return { layer: layer as BaseLayer, class: kind, name, geometry };
  });
}
