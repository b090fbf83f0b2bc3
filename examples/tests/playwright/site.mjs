// A web server with the example pages of the package, on the port PORT.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);
const pages = join(dirname(resolve("cc-gateway-simulator/package.json")), "examples/browser");
const types = { ".html": "text/html", ".js": "text/javascript" };

createServer(async ({ url }, response) => {
  const { pathname } = new URL(url, "http://localhost");
  const file = await readFile(join(pages, pathname)).catch(() => undefined);
  response.writeHead(file === undefined ? 404 : 200, { "Content-Type": types[extname(pathname)] ?? "text/plain" });
  response.end(file);
}).listen(Number(process.env.PORT), "127.0.0.1");
