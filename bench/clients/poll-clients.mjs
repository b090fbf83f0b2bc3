// Runs many clients of the part `polls`: each signs its agent in, and then polls forever on its connection.
import { Agent } from "node:https";
import { requestGateway } from "./request-gateway.mjs";

/** The number of clients that sign in at a time. More parallel handshakes would only queue. */
const MAX_PARALLEL_SIGN_INS = 50;

const clients = new Map();
let errors = 0;
let gateway = "";
let ca = "";

process.on("message", (job) => {
  const result = job.what === "open" ? open(job) : burst(job);
  result.then(
    (answer) => process.send(answer),
    (error) => process.send({ failure: error.message }),
  );
});

/** Signs agents in. Each polls until it has the events of the sign-in, and then holds a poll. */
async function open(job) {
  gateway = `${job.gateway}/agentgateway/resource`;
  ca = job.ca;
  const ids = Array.from({ length: job.to - job.from + 1 }, (_, i) => job.from + i);
  await Promise.all(Array.from({ length: MAX_PARALLEL_SIGN_INS }, () => signInRemaining(ids)));
  return { polling: clients.size, errors };
}

/** Signs agents in one after the other, until none is left. */
async function signInRemaining(ids) {
  for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
    const client = { id, guid: "", onEvent: () => {}, polls: keepAliveAgent() };
    const signedIn = await requestAs(
      client,
      "PUT",
      `/onlineagent/${id}`,
      JSON.stringify({ password: "secret", phonenum: "1" }),
    );
    client.guid = signedIn.guid;
    if (signedIn.retcode !== "0") errors += 1;
    await waitFor(client, "AgentState_Ready", () => void poll(client));
    clients.set(id, client);
  }
}

async function poll(client) {
  for (;;) {
    const { retcode, event } = await requestAs(client, "GET", `/agentevent/${client.id}`);
    if (retcode !== "0") {
      errors += 1;
      return;
    }
    if (event !== undefined) client.onEvent(event.eventType);
  }
}

function waitFor(client, eventType, begin) {
  return new Promise((resolve) => {
    client.onEvent = (type) => {
      if (type === eventType) resolve();
    };
    begin();
  });
}

/** Causes an event for each agent, `gap` milliseconds apart. Returns the time that each took to arrive (milliseconds). */
async function burst({ events, gap, burst: number }) {
  const all = [...clients.values()];
  const some = Array.from({ length: Math.min(events, all.length) }, (_, i) => all[(number * events + i) % all.length]);
  // The connections are set up first, so that no handshake is measured or delays a measurement.
  const others = await Promise.all(
    some.map(async (client) => {
      const other = { ...client, polls: keepAliveAgent() };
      await requestAs(other, "GET", `/onlineagent/${client.id}/agentstatus`);
      return other;
    }),
  );
  const latencies = await Promise.all(some.map((client, i) => causeEvent(client, others[i], i * gap)));
  for (const { polls } of others) polls.destroy();
  return { latencies };
}

/** Makes an agent busy on another connection after a delay, and measures until the held poll has the event. Then makes it idle again. */
async function causeEvent(client, other, delayMs) {
  // Events are caused one after the other, because real events are spread over time.
  await new Promise((go) => setTimeout(go, delayMs));
  const requests = [];
  const sentAt = performance.now();
  await waitFor(client, "AgentState_SetNotReady_Success", () => {
    requests.push(requestAs(other, "POST", `/onlineagent/${client.id}/saybusy`));
  });
  const latencyMs = performance.now() - sentAt;
  await Promise.all(requests);
  await waitFor(client, "AgentState_CancelNotReady_Success", () => {
    requests.push(requestAs(other, "POST", `/onlineagent/${client.id}/cancelbusy`));
  });
  await Promise.all(requests);
  return latencyMs;
}

/** Returns an HTTP agent with one connection that stays open. */
function keepAliveAgent() {
  return new Agent({ keepAlive: true, maxSockets: 1, ca });
}

function requestAs({ guid, polls }, method, path, body) {
  return requestGateway(`${gateway}${path}`, { method, guid, agent: polls, body });
}
