import { hash } from "@node-rs/argon2";
import { currentCity } from "../db/city";
import { openDatabase } from "../db/client";
import { migrate } from "../db/migrate";
import { isEmpty, seedSample } from "../db/seed";
import { SAMPLE_USERS } from "../duty/sample/sample-users";

type Say = (zh: string, en: string) => void;

/** Migrates, and loads the sample city into an empty database. @returns lines that tell the accounts to sign in with. */
export async function prepare({ url, say }: { url: string; say: Say }): Promise<string[]> {
  const db = openDatabase(url);
  try {
    say("正在升级数据库结构", "migrating the database");
    await migrate(db);
    if (await isEmpty(db)) {
      say(
        "数据库为空，正在载入样例城市（约四十平方公里，一年四万件违法）",
        "the database is empty: loading the sample city and a year of violations",
      );
      await seedSample(db, { now: Date.now(), hash: (password: string) => hash(password) });
    }
    const city = await currentCity(db);
    if (!city?.sample) return ["  账号：npm run wuding -- user create --name NAME --role ROLE · accounts are made with that command"];
    return [
      "  样例账号（仅样例城市有效）· demo accounts, in the sample city only:",
      ...SAMPLE_USERS.map((user) => `    ${user.name.padEnd(14)} ${user.password}   ${user.displayName}`),
    ];
  } finally {
    await db.close();
  }
}
