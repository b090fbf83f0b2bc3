// Runs the clients of the part `hours`: each signs its agent in, and then sends requests at a given rate.
import { Agent } from "node:https";
import { computePercentile } from "../report/figures.mjs";
import { requestGateway } from "./request-gateway.mjs";

/** The requests that a client sends in turn. Most are polls, as with real clients. */
const TURNS = ["poll", "poll", "statistics", "poll", "status", "poll", "skills", "poll", "statistics", "poll"];

/** The number of turns after which a client signs out and in again. */
const TURNS_PER_SESSION = 150;

/** The expected retcodes: success, and a sign-out that must wait for the end of a call. */
const EXPECTED_RETCODES = ["0", "100-010"];

const REQUESTS = {
  poll: ["GET", "agentevent/{}"],
  statistics: ["GET", "calldata/{}/statistics"],
  status: ["GET", "onlineagent/{}/agentstatus"],
  skills: ["GET", "onlineagent/{}/agentskills"],
  signOut: ["DELETE", "onlineagent/{}/logout"],
};

const clients = [];
let base = "";

process.on("message", (job) => {
  const act = { open, flood, pace }[job.what];
  act(job).then(
    (answer) => process.send(answer),
    (error) => process.send({ failure: error.message }),
  );
});

/** Signs every agent in. */
async function open({ gateway, ca, agents }) {
  base = `${gateway}/agentgateway/resource`;
  for (const id of agents) {
    const connection = new Agent({ keepAlive: true, maxSockets: 1, ca });
    clients.push({
      id,
      connection,
      guid: "",
      turns: 0,
      errors: 0,
      firstError: null,
      events: 0,
      busy: Promise.resolve(),
    });
  }
  await Promise.all(clients.map(signIn));
  return { clients: clients.length };
}

/** Sends a number of requests as fast as possible, to fill the journal. */
async function flood({ requests }) {
  let left = requests;
  const all = clients.map(async (client) => {
    while (left > 0) {
      left -= 1;
      await takeTurn(client);
    }
  });
  await Promise.all(all);
  return summarize([], 0);
}

/** Sends a number of requests per second. A request waits for the earlier one of its client. Latencies count from the due time. */
async function pace({ requestsPerSecond, seconds }) {
  const latencies = [];
  const total = requestsPerSecond * seconds;
  const start = performance.now();
  let sent = 0;
  await new Promise((done) => {
    const timer = setInterval(() => {
      while (sent < total && performance.now() - start >= (sent * 1_000) / requestsPerSecond) {
        const client = clients[sent % clients.length];
        const due = start + (sent * 1_000) / requestsPerSecond;
        sent += 1;
        client.busy = client.busy.then(() => takeTurn(client)).then(() => latencies.push(performance.now() - due));
        // An error is reported at the end of the job. Until then, an error without a handler would end this process.
        client.busy.catch(() => {});
      }
      if (sent < total) return;
      clearInterval(timer);
      done();
    }, 5);
  });
  await Promise.all(clients.map(({ busy }) => busy));
  return summarize(
    latencies.sort((a, b) => a - b),
    (performance.now() - start) / 1_000,
  );
}

/** Returns the figures of all clients so far, with the sorted latencies (ms) of the requests of a job. */
function summarize(latencies, seconds) {
  const errors = clients.reduce((sum, client) => sum + client.errors, 0);
  const events = clients.reduce((sum, client) => sum + client.events, 0);
  const firstError = clients.find((client) => client.firstError !== null)?.firstError ?? null;
  const p99Ms = latencies.length === 0 ? null : computePercentile(latencies, 0.99);
  return { requests: latencies.length, seconds, p99Ms, errors, events, firstError };
}

/** Sends the next request of a client. */
async function takeTurn(client) {
  client.turns += 1;
  if (client.turns % TURNS_PER_SESSION > 0) return send(client, TURNS[client.turns % TURNS.length]);
  const { retcode } = await send(client, "signOut");
  if (retcode === "0") await signIn(client);
}

async function signIn(client) {
  client.guid = "";
  const body = { password: "secret", phonenum: String(client.id), autoanswer: true };
  const { guid, retcode } = await requestAs(client, "PUT", "onlineagent/{}", JSON.stringify(body));
  countError(client, "signIn", retcode);
  client.guid = guid ?? "";
}

async function send(client, name) {
  const [method, path] = REQUESTS[name];
  const answer = await requestAs(client, method, path);
  countError(client, name, answer.retcode);
  if (answer.event !== undefined) client.events += 1;
  return answer;
}

/** Counts an answer with an unexpected retcode. */
function countError(client, name, retcode) {
  if (EXPECTED_RETCODES.includes(retcode)) return;
  client.errors += 1;
  client.firstError ??= `${name} of agent ${client.id} was answered ${retcode}`;
}

function requestAs({ id, guid, connection }, method, path, body) {
  return requestGateway(`${base}/${path.replace("{}", id)}`, { method, guid, agent: connection, body });
}
