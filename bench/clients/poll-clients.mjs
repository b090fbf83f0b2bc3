// Runs many clients of the part `polls`: each signs its agent in, and then polls forever on its connection.
import { createSecureContext } from "node:tls";
import {
  buildPoll,
  buildStateRequest,
  CAUSED_EVENTS,
  readEventType,
  runInLanes,
  signIn,
  takeSignInEvents,
} from "./agent-requests.mjs";
import { Connection } from "./connection.mjs";

/** The number of clients that sign in at a time. More parallel handshakes would only queue. */
const MAX_PARALLEL_SIGN_INS = 50;

/** The number of connections on which the requests that cause events are sent. */
const POOL_SIZE = 32;

/** The maximum time until the last event arrives. */
const LAST_EVENTS_TIMEOUT_MS = 30_000;

/** The shortest pause of this process that is recorded (milliseconds). Its timer for the next requests is due every millisecond. */
const MIN_PAUSE_MS = 10;

const clients = [];
let errors = 0;
/** Connections that are not in use, and requests that wait for one. */
const pool = { free: [], waiting: [] };

process.on("message", (job) => {
  const result = job.what === "open" ? open(job) : causeEvents(job);
  result.then(
    (answer) => process.send(answer),
    (error) => process.send({ failure: error.message }),
  );
});

/** Signs agents in. Resolves when each has the events of its sign-in. From then on, each polls without end. */
async function open({ port, ca, from, to }) {
  const secureContext = createSecureContext({ ca });
  const ids = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  await runInLanes(ids, MAX_PARALLEL_SIGN_INS, async (id) => {
    const connection = await Connection.open(port, secureContext);
    const guid = await signIn(connection, id);
    const client = { id, guid, isBusy: false, onEvent: () => {} };
    const poll = buildPoll(id, guid);
    await takeSignInEvents(connection, poll);
    void pollForever(client, connection, poll);
    clients.push(client);
  });
  return { polling: clients.length, errors };
}

async function pollForever(client, connection, poll) {
  try {
    for (;;) {
      const { body } = await connection.request(poll);
      if (!body.includes('"retcode":"0"')) throw new Error(`a poll was refused: ${body}`);
      const type = readEventType(body);
      if (type !== undefined) client.onEvent(type);
    }
  } catch (error) {
    countError(error);
  }
}

/** Counts an error, and prints the first one. */
function countError(error) {
  if (errors === 0) console.error(`  ${error.message}`);
  errors += 1;
}

/**
 * Makes one agent after the other busy or idle, and measures the time until its held poll has the event.
 * Resolves with the times in milliseconds, with the part of each in which this process paused, and with the number of errors so far.
 */
async function causeEvents({ port, ca, perSecond, seconds }) {
  const secureContext = createSecureContext({ ca });
  for (let each = 0; each < POOL_SIZE; each += 1) pool.free.push(await Connection.open(port, secureContext));
  const count = Math.round(perSecond * seconds);
  const arrivals = [];
  let ended = 0;
  /** The times in which the timer was late, because this process collected garbage, read other answers or had no processor. */
  const pauses = [];
  const startedAt = performance.now();
  let runAt = startedAt;
  const events = [];
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      if (now - runAt > MIN_PAUSE_MS) pauses.push({ from: runAt, to: now });
      runAt = now;
      const due = Math.min(count, Math.floor(((now - startedAt) * perSecond) / 1_000));
      while (events.length < due) {
        const client = clients[events.length % clients.length];
        const caused = causeEvent(client).then((arrival) => arrivals.push(arrival), countError);
        events.push(caused.finally(() => (ended += 1)));
      }
      if (events.length < count) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  const sendingMs = performance.now() - startedAt;
  const timeout = new Promise((resolve) => setTimeout(resolve, LAST_EVENTS_TIMEOUT_MS).unref());
  await Promise.race([Promise.all(events), timeout]);
  errors += count - ended;
  const paused = arrivals.map(({ from, to }) => sumOverlaps(pauses, from, to));
  return { latencies: arrivals.map(({ from, to }) => to - from), paused, sendingMs, errors };
}

/** Returns how much of a time is in pauses (milliseconds). */
function sumOverlaps(pauses, from, to) {
  return pauses.reduce((sum, pause) => sum + Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)), 0);
}

/**
 * Makes an agent busy, or idle if it is busy. Resolves with the times of sending the request and of the event (milliseconds).
 * Rejects if the request is refused or its connection ends.
 */
async function causeEvent(client) {
  const connection = pool.free.pop() ?? (await new Promise((resolve) => pool.waiting.push(resolve)));
  const what = client.isBusy ? "cancelbusy" : "saybusy";
  client.isBusy = !client.isBusy;
  const arrived = new Promise((resolve) => {
    client.onEvent = (type) => {
      if (type === CAUSED_EVENTS[what]) resolve(performance.now());
    };
  });
  const sentAt = performance.now();
  const { body } = await connection.request(buildStateRequest(client.id, client.guid, what));
  const next = pool.waiting.shift();
  if (next === undefined) pool.free.push(connection);
  else next(connection);
  if (!body.includes('"retcode":"0"')) {
    client.isBusy = !client.isBusy;
    throw new Error(`${what} was refused: ${body}`);
  }
  return { from: sentAt, to: await arrived };
}
