// Opens TLS connections one after the other in several parallel lanes, sends a single request on each, and counts them.
import { connect, createSecureContext } from "node:tls";
import { readCpuTimeUs } from "../process-figures.mjs";

const HEADERS_END = "\r\n\r\n";
const CONNECTION_TIMEOUT_MS = 10_000;

/**
 * The parameters of one round of new connections.
 * @typedef {object} Job
 * @property {number} port on 127.0.0.1
 * @property {number} pid of the server, whose CPU time is read
 * @property {string} ca PEM text
 * @property {string} [servername] the name in the certificate, if it has no address
 * @property {string} request the whole HTTP request
 * @property {number} bodyBytes length of a correct answer's body
 * @property {number} lanes connections at a time
 * @property {number} warmUpMs time before the measured time
 * @property {number} seconds length of the measured time
 */

/**
 * The result of a round.
 * @typedef {object} RoundResult
 * @property {number} connections opened and answered in the measured time
 * @property {number} seconds the measured time
 * @property {number | null} serverCpuUs CPU time of the server in the measured time; null if the system does not report it
 * @property {number} generatorCores CPU time of this process, as a share of one core
 * @property {number} errors wrong answers and failed connections, warm-up included
 * @property {string | null} firstError description of the first error; null if there was none
 */

process.on("message", (job) => {
  run(job).then(
    (round) => process.send({ round }),
    (error) => process.send({ failure: error.message }),
  );
});

/**
 * Runs one round: opens connections in all lanes, warms up, and measures.
 * @param {Job} job
 * @returns {Promise<RoundResult>}
 */
async function run(job) {
  // All connections share one context. No connection resumes a session, so each has a full handshake.
  const secureContext = createSecureContext({ ca: job.ca });
  const count = { connections: 0, errors: 0, firstError: null, isStopped: false };
  const lanes = Array.from({ length: job.lanes }, () => runLane(job, secureContext, count));
  await wait(job.warmUpMs);
  const before = { ...count, cpu: readCpuTimeUs(job.pid), own: process.cpuUsage(), at: performance.now() };
  await wait(job.seconds * 1000);
  const seconds = (performance.now() - before.at) / 1000;
  const own = process.cpuUsage(before.own);
  const cpu = readCpuTimeUs(job.pid);
  const connections = count.connections - before.connections;
  count.isStopped = true;
  await Promise.all(lanes);
  return {
    connections,
    seconds,
    serverCpuUs: before.cpu === null || cpu === null ? null : cpu - before.cpu,
    generatorCores: (own.user + own.system) / 1e6 / seconds,
    errors: count.errors,
    firstError: count.firstError,
  };
}

// A lane ends after its first error. Otherwise a server that refuses connections would get thousands of them.
async function runLane(job, secureContext, count) {
  while (!count.isStopped) {
    const why = await requestOnNewConnection(job, secureContext);
    if (why === null) count.connections += 1;
    else {
      count.errors += 1;
      count.firstError ??= why;
      return;
    }
  }
}

/** Resolves with null after a correct answer, or with a description of the error. */
function requestOnNewConnection(job, secureContext) {
  return new Promise((resolve) => {
    let answer = "";
    const identity = job.servername === undefined ? {} : { servername: job.servername };
    const socket = connect({ host: "127.0.0.1", port: job.port, secureContext, ...identity });
    const done = (why) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    const timer = setTimeout(() => done("a connection got no answer in time"), CONNECTION_TIMEOUT_MS);
    socket.once("secureConnect", () => socket.write(job.request));
    socket.setEncoding("latin1").on("data", (text) => {
      answer += text;
      const end = answer.indexOf(HEADERS_END);
      if (end === -1 || answer.length < end + HEADERS_END.length + job.bodyBytes) return;
      done(answer.startsWith("HTTP/1.1 200 ") ? null : `an answer other than 200: ${answer.slice(0, end)}`);
    });
    socket.once("error", (error) => done(error.message));
    socket.once("close", () => done("the server closed a connection without an answer"));
  });
}

function wait(durationMs) {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
