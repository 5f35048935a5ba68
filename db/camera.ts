import type { Camera } from "../duty/violation/camera";
import { type Actor, writeAudit } from "./audit";
import { bulkInsert } from "./bulk";
import type { Database } from "./client";
import { iso } from "./write-nouns";

/** The registered cameras of a city by code; a city has some thousands at most. */
export async function listCameras(db: Database, city: number): Promise<Camera[]> {
  return db.sql<Camera[]>`
    select code, name, lon, lat, (extract(epoch from legal_review_at) * 1000)::float8 as "legalReviewAt",
      (extract(epoch from technical_review_at) * 1000)::float8 as "technicalReviewAt", (extract(epoch from published_at) * 1000)::float8 as "publishedAt"
    from camera where city = ${city} order by code`;
}

/** Registers cameras, or changes what is registered of them; all or none. */
export async function saveCameras(db: Database, city: number, cameras: readonly Camera[], by: Actor): Promise<void> {
  await db.sql.begin(async (sql) => {
    await bulkInsert(
      sql,
      "camera",
      [
        { name: "city", type: "int4", of: () => city },
        { name: "code", type: "text", of: ({ code }) => code },
        { name: "name", type: "text", of: ({ name }) => name },
        { name: "lon", type: "float8", of: ({ lon }) => lon },
        { name: "lat", type: "float8", of: ({ lat }) => lat },
        { name: "legal_review_at", type: "timestamptz", of: ({ legalReviewAt }) => iso(legalReviewAt) },
        { name: "technical_review_at", type: "timestamptz", of: ({ technicalReviewAt }) => iso(technicalReviewAt) },
        { name: "published_at", type: "timestamptz", of: ({ publishedAt }) => iso(publishedAt) },
        { name: "changed_by", type: "text", of: () => by.name },
      ],
      cameras,
      {
        tail: ` on conflict (city, code) do update set name = excluded.name, lon = excluded.lon, lat = excluded.lat, legal_review_at = excluded.legal_review_at,
          technical_review_at = excluded.technical_review_at, published_at = excluded.published_at, changed_at = now(), changed_by = excluded.changed_by`,
      },
    );
    await writeAudit(sql, {
      actor: by,
      action: "camera.save",
      noun: "camera",
      key: cameras
        .map(({ code }) => code)
        .join(",")
        .slice(0, 200),
      after: cameras,
    });
  });
}
