// The portal's own process: Next behind a plain HTTP server. Ends when asked, or when whoever started it dies.
import { createServer } from "node:http";
import next from "next";

const dev = process.argv.includes("--dev");
const hostname = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 3000);

process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(0));

const app = next({ dev, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));
// A stream of violations may take its time; a request that says nothing is cut by the headers' own limit.
server.requestTimeout = 900_000;
server.listen(port, hostname, () => process.send?.("ready"));

process.on("SIGTERM", () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
  setTimeout(() => process.exit(0), 2000).unref();
});
