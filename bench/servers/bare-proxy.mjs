// Runs the control of forwarding: a proxy with only node:https.
// Each connection of a client has its own connection to the target.
import { readFileSync } from "node:fs";
import { Agent, createServer, request as sendRequest } from "node:https";
import { announce } from "./config.mjs";

const { cert, key, target, ca } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const { hostname, port } = new URL(target);
const trusted = readFileSync(ca);
const agents = new WeakMap();

/** Returns the agent for the requests of a client's connection. The first call for a connection creates it. */
function findAgent(connection) {
  const agent = agents.get(connection) ?? new Agent({ keepAlive: true, maxFreeSockets: 1, ca: trusted });
  agents.set(connection, agent);
  return agent;
}

const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (request, response) => {
  const { method, url: path, rawHeaders: headers, socket } = request;
  const options = { agent: findAgent(socket), host: hostname, port, method, path, headers, setHost: false };
  const forwarded = sendRequest(options, (answer) => {
    response.sendDate = false;
    response.writeHead(answer.statusCode, answer.statusMessage, answer.rawHeaders);
    answer.pipe(response);
  });
  forwarded.on("error", () => socket.destroy());
  forwarded.end();
});
server.listen(0, "127.0.0.1", () => announce(server));
