import { z } from "zod";

const shape = z.object({
  DATABASE_URL: z.string().min(1),
  WUDING_ENGINE: z.enum(["pglite", "postgresql"]).default("postgresql"),
  DATA_DIR: z.string().min(1).default("data"),
  NEXTAUTH_SECRET: z.string().min(16).optional(),
  IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  SESSION_HOURS: z.coerce.number().int().min(1).max(72).default(12),
  PUBLIC_URL: z.url().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("OIDC"),
  STORAGE_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  STORAGE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name: 3 to 63 small letters, digits, dots and hyphens")
    .optional(),
  STORAGE_S3_REGION: z.string().min(1).default("us-east-1"),
  STORAGE_S3_KEY: z.string().min(1).optional(),
  STORAGE_S3_SECRET: z.string().min(1).optional(),
});

/** Half a storage is none: whoever names an endpoint means all of it. */
const S3 = ["STORAGE_S3_ENDPOINT", "STORAGE_S3_BUCKET", "STORAGE_S3_KEY", "STORAGE_S3_SECRET"] as const;
const whole = shape.superRefine((told, context) => {
  if (S3.every((name) => told[name] === undefined)) return;
  for (const name of S3)
    if (told[name] === undefined) context.addIssue({ code: "custom", path: [name], message: "goes with the other STORAGE_S3_ settings" });
});

/** The environment of the portal, checked when first read. */
export type Environment = z.infer<typeof shape>;

let read: Environment | null = null;

/** Reads the environment once. @throws with the name of the variable that is missing or wrong. */
export function env(): Environment {
  if (read) return read;
  const blank = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = whole.safeParse(blank);
  if (!parsed.success)
    throw new Error(`environment: ${parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")}`);
  read = parsed.data;
  return read;
}

/** Forgets what was read: for tests that set another environment. */
export function forgetEnv(): void {
  read = null;
}
