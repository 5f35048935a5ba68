/** Runs once when the portal starts: imports that a crash broke off go on without anybody looking, and what is to be forgotten by rule is. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.DATABASE_URL) return;
  const { workImports } = await import("./app/_server/exchange/portal-imports");
  workImports();
  const { workRetention } = await import("./app/_server/retention");
  workRetention();
}
