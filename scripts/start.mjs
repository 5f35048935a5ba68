// `npm start`: installs what is missing, builds, opens the database, migrates, loads the sample city when empty, serves.
// Plain JavaScript, because it runs before anything is installed; what needs TypeScript comes through tsx afterwards.
import { install, say } from "./install.mjs";

const dev = process.argv.includes("--dev");
install();
const { build } = await import("./build.mjs");
if (!dev) build();
const { register } = await import("tsx/esm/api");
register();
const { serve } = await import("./serve.ts");
process.exitCode = await serve({ dev, say });
