// `npm run wuding -- COMMAND`: the portal's commands. Plain JavaScript, because it may run before anything is installed.
import { install } from "./install.mjs";

install();
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("./wuding/main.ts");
process.exitCode = await main(process.argv.slice(2));
