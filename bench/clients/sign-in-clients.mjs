// Runs the clients of the part `sign-ins`: some sign agents in on connections that stay open, others hold a poll on a new connection each.
import { createSecureContext } from "node:tls";
import { buildPoll, runInLanes, signIn, takeSignInEvents } from "./agent-requests.mjs";
import { Connection } from "./connection.mjs";

/** The number of requests or handshakes at a time. */
const LANES = 16;

const jobs = { open: signInOnOpenConnections, hold: holdPolls, close: closeConnections };
const openConnections = [];
let secureContext;

process.on("message", ({ what, ...job }) => {
  jobs[what](job).then(
    () => process.send({ done: what }),
    (error) => process.send({ failure: error.message }),
  );
});

/** Opens connections, and then signs agents in on them, one after the other on each. */
async function signInOnOpenConnections({ port, ca, from, to }) {
  secureContext ??= createSecureContext({ ca });
  const free = await Promise.all(Array.from({ length: LANES }, () => Connection.open(port, secureContext)));
  openConnections.push(...free);
  await runInLanes(listIds(from, to), LANES, async (id) => {
    const connection = free.pop();
    await signIn(connection, id);
    free.push(connection);
  });
}

/** Signs each agent in on a new connection, takes the events of its sign-in, and holds a poll. */
async function holdPolls({ port, ca, from, to }) {
  secureContext ??= createSecureContext({ ca });
  await runInLanes(listIds(from, to), LANES, async (id) => {
    const connection = await Connection.open(port, secureContext);
    openConnections.push(connection);
    const poll = buildPoll(id, await signIn(connection, id));
    await takeSignInEvents(connection, poll);
    // This poll has no answer. It ends with its connection.
    connection.request(poll).catch(() => {});
  });
}

async function closeConnections() {
  for (const connection of openConnections.splice(0)) connection.close();
}

function listIds(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
