import { join } from "node:path";
import { env } from "../env";
import { kept } from "../kept";
import { diskStorage } from "./disk-storage";
import { s3Storage } from "./s3-storage";
import type { Storage } from "./storage";

function chosen(): Storage {
  const { DATA_DIR, STORAGE_S3_ENDPOINT, STORAGE_S3_BUCKET, STORAGE_S3_REGION, STORAGE_S3_KEY, STORAGE_S3_SECRET } = env();
  if (STORAGE_S3_ENDPOINT === undefined) return diskStorage(join(DATA_DIR, "photo"));
  return s3Storage({
    endpoint: STORAGE_S3_ENDPOINT,
    bucket: STORAGE_S3_BUCKET as string,
    region: STORAGE_S3_REGION,
    key: STORAGE_S3_KEY as string,
    secret: STORAGE_S3_SECRET as string,
  });
}

/** Where photos are kept: S3-compatible where the environment names one, else below DATA_DIR. */
export const photoStorage = (): Storage => kept("photo-storage", chosen);
