// Runs json-server from its library on node:https, because its command line can only serve plain HTTP.

import { createServer } from "node:https";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readConfig } from "./config.mjs";

const [, , , folder, port] = process.argv;
const { tls, path, answer } = readConfig();
const jsonServer = createRequire(join(folder, "package.json"))("json-server");

const app = jsonServer.create();
// Without this setting, the answer is indented, so it has other bytes.
app.set("json spaces", 0);
app.use(jsonServer.defaults({ logger: false }));
app.use(jsonServer.rewriter({ [path]: "/statistics" }));
app.use(jsonServer.router({ statistics: JSON.parse(answer.body) }));
createServer(tls, app).listen(Number(port), "127.0.0.1");
