// `npm run bench`: every figure beside its baseline, in one run. PostGIS is the one of DATABASE_URL, else a cluster of this run's own, else left out.

import { openDatabase } from "../db/client";
import { postgresPrograms, startPostgresForTests } from "../db/postgres-for-tests";
import { benchAuditing } from "./auditing";
import { benchBorders } from "./borders";
import { benchDistricting } from "./districting";
import { benchDividing } from "./dividing";
import { benchHeat } from "./heat";
import { benchIntake } from "./intake";
import { benchResponsibility } from "./responsibility";
import { benchTile } from "./tile";

const cluster = !process.env.DATABASE_URL && postgresPrograms() ? await startPostgresForTests() : null;
const url = process.env.DATABASE_URL ?? cluster?.url("postgres") ?? null;
try {
  if (url) {
    const db = openDatabase(url);
    await db.sql`create extension if not exists postgis`;
    await db.close();
  } else process.stdout.write("PostGIS is not to be had: its rows are left out.\n");
  await benchResponsibility(url);
  await benchBorders(url);
  benchAuditing();
  await benchIntake(url);
  await benchHeat(url);
  await benchTile(url);
  benchDividing();
  await benchDistricting();
} finally {
  await cluster?.stop();
}
