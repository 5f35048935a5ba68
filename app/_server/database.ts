import { type Database, openDatabase } from "../../db/client";
import { env } from "./env";
import { kept } from "./kept";

/** The portal's pool of connections. */
export const database = (): Database => kept("database", () => openDatabase(env().DATABASE_URL));
