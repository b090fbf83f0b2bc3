// Runs the control of the part `sign-ins` with only node:https: it answers PUTs and the first GETs of a connection, and holds the next GET.
import { createServer } from "node:https";
import { announce, readConfig } from "./config.mjs";

const { tls, signIn, polls } = readConfig();
const copies = [signIn, ...polls].map(({ headers, body }) => ({ headers: Object.fromEntries(headers), body }));
const [signInCopy, ...pollCopies] = copies;

const server = createServer(tls, (request, response) => {
  if (request.method === "PUT") {
    send(response, signInCopy);
    return;
  }
  const { socket } = request;
  socket.polls ??= 0;
  const copy = pollCopies[socket.polls++];
  if (copy !== undefined) send(response, copy);
});
server.keepAliveTimeout = signIn.keepAliveSeconds * 1_000;
server.listen(0, "127.0.0.1", () => announce(server));

function send(response, { headers, body }) {
  response.writeHead(200, headers);
  response.end(body);
}
