import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql } from "postgres";

/** An open database: drizzle for everyday queries, the driver's own `sql` for bulk and for what drizzle has no word for. */
export interface Database {
  readonly orm: PostgresJsDatabase;
  readonly sql: Sql;
  close(): Promise<void>;
}

/** Either the database or a transaction on it. */
export type Query = Sql | TransactionSql;

/** Opens a pool of at most eight connections to a PostgreSQL address. Times come back as epoch milliseconds only where a query asks so. */
export function openDatabase(url: string): Database {
  const sql = postgres(url, {
    max: 8,
    onnotice: () => {},
    idle_timeout: 60,
    connect_timeout: 20,
    connection: { application_name: "wuding" },
  });
  return { orm: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}
