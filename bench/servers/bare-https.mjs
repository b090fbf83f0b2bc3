// Runs the control with only node:https, which sends one prepared answer to every request.
import { createServer } from "node:https";
import { announce, readConfig } from "./config.mjs";

const { tls, answer } = readConfig();
const headers = Object.fromEntries(answer.headers);

const server = createServer(tls, (_request, response) => {
  response.writeHead(200, headers);
  response.end(answer.body);
});
if (answer.keepAliveSeconds !== null) server.keepAliveTimeout = answer.keepAliveSeconds * 1000;
server.listen(0, "127.0.0.1", () => announce(server));
