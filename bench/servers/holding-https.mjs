// Runs the control of the parts `sign-ins` and `polls` with only node:https: answers sign-ins, the polls after them and requests for
// another state, and holds the other polls.
import { createServer } from "node:https";
import { announce, readConfig } from "./config.mjs";

const { tls, signIn, polls, changes = {}, hold } = readConfig();
const signInCopy = prepare(signIn);
const pollCopies = polls.map(prepare);
const changeCopies = new Map(
  Object.entries(changes).map(([name, { answer, event }]) => [
    name,
    { answer: prepare(answer), event: prepare(event) },
  ]),
);
const holdCopy = hold && prepare(hold.answer);

/** The held polls and the events that no poll has got yet, by agent. */
const held = new Map();
const events = new Map();

const server = createServer(tls, (request, response) => {
  if (request.method === "PUT") send(response, signInCopy);
  else if (request.method === "POST") change(request.url.split("/"), response);
  else poll(request, response);
});
server.keepAliveTimeout = signIn.keepAliveSeconds * 1_000;
server.listen(0, "127.0.0.1", () => announce(server));

function poll({ socket, url }, response) {
  socket.polls ??= 0;
  const copy = pollCopies[socket.polls++];
  if (copy !== undefined) {
    send(response, copy);
    return;
  }
  const agent = url.slice(url.lastIndexOf("/") + 1);
  const event = events.get(agent)?.shift();
  if (event !== undefined) {
    send(response, event);
    return;
  }
  // Without a time, the poll is never answered, and this control keeps no more of it than Node does.
  if (hold !== undefined) held.set(agent, { response, timer: setTimeout(answerPoll, hold.ms, agent, holdCopy) });
}

/** Answers a request for another state, and the held poll of the agent with the event. */
function change(path, response) {
  const [agent, name] = path.slice(-2);
  const { answer, event } = changeCopies.get(name);
  send(response, answer);
  if (held.has(agent)) answerPoll(agent, event);
  else events.set(agent, [...(events.get(agent) ?? []), event]);
}

function answerPoll(agent, copy) {
  const { response, timer } = held.get(agent);
  held.delete(agent);
  clearTimeout(timer);
  send(response, copy);
}

function prepare({ headers, body }) {
  return { headers: Object.fromEntries(headers), body };
}

function send(response, { headers, body }) {
  response.writeHead(200, headers);
  response.end(body);
}
