import type { Database } from "../../../db/client";
import { dropOrphans, type Orphan } from "../../../db/photo";
import type { Instant } from "../../../duty/plan";
import { DAY } from "../../../duty/time/wall-clock";
import { database } from "../database";
import { kept } from "../kept";
import { photoStorage } from "../storage/photo-storage";
import type { Storage } from "../storage/storage";
import { photoName } from "./photo-names";

const BATCH = 50;
const HOUR = 3_600_000;

/**
 * Takes away photos that no violation shows and that came before `olderThan`: rows and bytes, a batch at a time; two sweeps at once share the work.
 * Where bytes cannot be removed their rows stay for the next sweep. @returns how many went
 */
export async function sweepPhotos(db: Database, storage: Storage, olderThan: Instant): Promise<number> {
  const remove = async (orphans: readonly Orphan[]) => {
    await Promise.all(orphans.map(({ city, key }) => storage.remove(photoName(city, key, "full"))));
    await Promise.all(orphans.map(({ city, key }) => storage.remove(photoName(city, key, "thumb"))));
  };
  let count = 0;
  for (let after: Orphan | null = null; ; ) {
    const { gone, last } = await dropOrphans(db, olderThan, after, BATCH, remove);
    count += gone;
    if (last === null) return count;
    after = last;
  }
}

/** Sweeps at most once an hour, beside what is going on, what nobody has shown for a day. Called where photos come in: only there orphans are made. */
export function sweepSometimes(now: number): void {
  const sweeps = kept("photo-sweeps", () => ({ at: now }));
  if (now - sweeps.at < HOUR) return;
  sweeps.at = now;
  sweepPhotos(database(), photoStorage(), now - DAY).catch((error) => console.error("photo sweep", error));
}
