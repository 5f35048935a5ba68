import { randomUUID } from "node:crypto";
import { type Database, openDatabase } from "./client";
import type { EngineName } from "./engine";
import { migrate } from "./migrate";

/** A database of a test's own, migrated and empty. */
export interface DatabaseForTests {
  readonly url: string;
  readonly engine: EngineName;
  readonly db: Database;
  drop(): Promise<void>;
}

/** Takes away all that is ours and leaves the extensions: the embedded engine has one database only, so it is emptied instead of replaced. */
const EMPTY = `
do $$
declare thing record;
begin
  drop schema if exists drizzle cascade;
  for thing in
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  loop execute format('drop table if exists public.%I cascade', thing.name); end loop;
  for thing in
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'S' and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  loop execute format('drop sequence if exists public.%I cascade', thing.name); end loop;
  for thing in
    select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  loop execute format('drop function if exists %s cascade', thing.name); end loop;
  for thing in
    select t.typname as name from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where n.nspname = 'public' and t.typtype in ('e', 'd') and not exists (select 1 from pg_depend d where d.objid = t.oid and d.deptype = 'e')
  loop execute format('drop type if exists public.%I cascade', thing.name); end loop;
end $$`;

async function emptied(url: string): Promise<DatabaseForTests> {
  const db = openDatabase(url);
  await db.sql.unsafe(EMPTY);
  await migrate(db);
  return { url, engine: "pglite", db, drop: () => db.close() };
}

async function created(url: string): Promise<DatabaseForTests> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = openDatabase(url);
  await admin.sql.unsafe(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = openDatabase(own.href);
  await migrate(db);
  const drop = async () => {
    await db.close();
    await admin.sql.unsafe(`drop database if exists ${name} with (force)`);
    await admin.close();
  };
  return { url: own.href, engine: "postgresql", db, drop };
}

/** A fresh database on the engine under test. Call once per test file, `drop` it in `afterAll`. */
export function freshDatabase(): Promise<DatabaseForTests> {
  const url = process.env.WUDING_TEST_URL;
  if (!url) throw new Error("WUDING_TEST_URL is not set: run the engine suite through vitest's `engine` project");
  return process.env.WUDING_TEST_ENGINE === "postgresql" ? created(url) : emptied(url);
}
