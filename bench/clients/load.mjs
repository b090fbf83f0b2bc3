// Generates the load: sends requests over many connections, with TLS or without.
// A connection sends its next request as soon as it has an answer. The generator parses as little of an answer as possible: otherwise it
// would be the limit, not the server.
import { connect as connectPlain } from "node:net";
import { connect } from "node:tls";
import { readCpuTimeUs, readMainThreadTimeUs } from "../process-figures.mjs";
import { computePercentile } from "../report/figures.mjs";
import { stayAwake } from "./stay-awake.mjs";

const HEADERS_END = Buffer.from("\r\n\r\n");
const STATUS = Buffer.from("HTTP/1.1 200 ");
const READ_BUFFER_BYTES = 16_384;
const CONNECT_TIMEOUT_MS = 30_000;
const LAST_ANSWERS_TIMEOUT_MS = 30_000;

/**
 * The parameters of one round of load.
 * @typedef {object} Job
 * @property {number} port on 127.0.0.1
 * @property {number} pid of the server, whose CPU time is read
 * @property {string | null} ca PEM text; null for plain HTTP
 * @property {string} [servername] the name in the certificate, if it has no address
 * @property {string} request the whole HTTP request, one character for each byte (latin1)
 * @property {number} bodyBytes length of a correct answer's body
 * @property {number} connections number of connections
 * @property {number} warmUpMs time before the measured time
 * @property {number} seconds the maximum length of the measured time
 * @property {number} requests the maximum number of requests in the measured time
 * @property {boolean} staysAwake whether the process never sleeps in a round, which takes a whole core
 */

/**
 * The result of a round.
 * @typedef {object} RoundResult
 * @property {number} requests answered in the measured time
 * @property {number} answered in total, warm-up included
 * @property {number} seconds the measured time
 * @property {number} p50Ms median time from a request to its answer
 * @property {number} p99Ms 99th percentile of the same times
 * @property {number} errors wrong answers, lost connections, and answers that are missing at the end; warm-up included
 * @property {string | null} firstError description of the first error; null if there was none
 * @property {number | null} serverCpuUs CPU time of the server in the measured time; null if the system does not report it
 * @property {number | null} serverThreadUs the same for its main thread only, which the system reports more finely
 * @property {number} generatorCores CPU time of the generator itself, as a share of one core
 * @property {number} answerBytes size of one answer with its headers, before encryption
 */

process.on("message", (job) => {
  run(job).then(
    (round) => process.send({ round }),
    (error) => process.send({ failure: error.message }),
  );
});

/**
 * Runs one round: opens the connections, warms up, measures, and closes the connections.
 * @param {Job} job
 * @returns {Promise<RoundResult>}
 */
async function run(job) {
  const allowSleep = job.staysAwake ? stayAwake() : undefined;
  const load = {
    request: Buffer.from(job.request, "latin1"),
    bodyBytes: job.bodyBytes,
    latencies: new Float64Array(job.requests),
    isMeasuring: false,
    isStopped: false,
    count: 0,
    answered: 0,
    errors: 0,
    firstError: null,
    answerBytes: 0,
    sockets: new Set(),
    endWait: () => {},
    onSocketClosed: () => {},
  };
  try {
    const sends = await Promise.all(Array.from({ length: job.connections }, () => open(job, load)));
    for (const send of sends) send();
    return await measureRound(job, load);
  } finally {
    allowSleep?.();
    load.isStopped = true;
    for (const socket of load.sockets) socket.destroy();
  }
}

async function measureRound(job, load) {
  await wait(job.warmUpMs, load);

  const serverBefore = readCpuTimeUs(job.pid);
  const threadBefore = readMainThreadTimeUs(job.pid);
  const ownBefore = process.cpuUsage();
  const startedAt = performance.now();
  load.isMeasuring = true;
  await wait(job.seconds * 1000, load);
  load.isMeasuring = false;
  const seconds = (performance.now() - startedAt) / 1000;
  const own = process.cpuUsage(ownBefore);
  const serverAfter = readCpuTimeUs(job.pid);
  const threadAfter = readMainThreadTimeUs(job.pid);

  await drain(load);
  const sorted = load.latencies.subarray(0, load.count).sort();
  return {
    requests: load.count,
    answered: load.answered,
    seconds,
    p50Ms: computePercentile(sorted, 0.5),
    p99Ms: computePercentile(sorted, 0.99),
    errors: load.errors,
    firstError: load.firstError,
    serverCpuUs: serverBefore === null || serverAfter === null ? null : serverAfter - serverBefore,
    serverThreadUs: threadBefore === null || threadAfter === null ? null : threadAfter - threadBefore,
    generatorCores: (own.user + own.system) / 1e6 / seconds,
    answerBytes: load.answerBytes,
  };
}

// Resolves when the time is over, the maximum number of requests is answered, or no connection is left.
function wait(timeMs, load) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeMs);
    load.endWait = () => {
      clearTimeout(timer);
      resolve();
    };
    if (load.sockets.size === 0) load.endWait();
  });
}

// Waits for the last answer of every connection, so that no server sees an aborted request. Answers that come too late are errors.
function drain(load) {
  load.isStopped = true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      load.errors += load.sockets.size;
      load.firstError ??= `no answer within ${LAST_ANSWERS_TIMEOUT_MS / 1000} s of the end of the round`;
      resolve();
    }, LAST_ANSWERS_TIMEOUT_MS);
    load.onSocketClosed = () => {
      if (load.sockets.size > 0) return;
      clearTimeout(timer);
      resolve();
    };
    load.onSocketClosed();
  });
}

/** Opens a connection. Resolves with the function that sends its first request. */
function open(job, load) {
  const answer = Buffer.allocUnsafe(READ_BUFFER_BYTES);
  let heldBytes = 0;
  let sentAtMs = 0;

  const fail = (why) => {
    load.errors += 1;
    load.firstError ??= why;
  };
  const send = () => {
    sentAtMs = performance.now();
    socket.write(load.request);
  };
  // Called with each chunk that arrives. A chunk is nearly always a whole answer.
  const receive = (size, buffer) => {
    if (heldBytes + size > READ_BUFFER_BYTES) {
      socket.destroy(new Error(`an answer of more than ${READ_BUFFER_BYTES} bytes`));
      return false;
    }
    buffer.copy(answer, heldBytes, 0, size);
    heldBytes += size;
    const end = findHeadersEnd(answer, heldBytes, load.answerBytes - load.bodyBytes);
    if (end === -1) return true;
    const length = end + readContentLength(answer, end, heldBytes, load);
    if (heldBytes < length) return true;
    if (heldBytes > length) fail(`more bytes than the answer has: ${answer.toString("latin1", length, heldBytes)}`);
    else if (length - end !== load.bodyBytes)
      fail(`a body of a different length: ${answer.toString("latin1", end, length)}`);
    else if (STATUS.compare(answer, 0, STATUS.length) !== 0)
      fail(`an answer other than 200: ${answer.toString("latin1", 0, end)}`);
    else load.answerBytes = length;
    heldBytes = 0;
    load.answered += 1;
    if (load.isMeasuring && load.count < load.latencies.length) {
      load.latencies[load.count] = performance.now() - sentAtMs;
      load.count += 1;
      if (load.count === load.latencies.length) load.endWait();
    }
    if (load.isStopped) socket.end();
    else send();
    return true;
  };

  const isSecure = job.ca !== null;
  const tls = isSecure ? { ca: job.ca, servername: job.servername } : {};
  const socket = (isSecure ? connect : connectPlain)({
    host: "127.0.0.1",
    port: job.port,
    ...tls,
    onread: { buffer: Buffer.allocUnsafe(READ_BUFFER_BYTES), callback: receive },
  });
  socket.setNoDelay(true);
  load.sockets.add(socket);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => socket.destroy(new Error(`no connection within ${CONNECT_TIMEOUT_MS / 1000} s`)),
      CONNECT_TIMEOUT_MS,
    );
    let why = "the server closed a connection";
    socket.on("error", (error) => {
      why = error.message;
    });
    socket.once("close", () => {
      clearTimeout(timer);
      load.sockets.delete(socket);
      if (!load.isStopped) fail(why);
      if (load.sockets.size === 0) load.endWait();
      load.onSocketClosed();
      reject(new Error(why));
    });
    socket.once(isSecure ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      resolve(send);
    });
  });
}

// Nearly all answers have headers of the same length, so this looks first where the headers of the last correct answer ended.
function findHeadersEnd(answer, heldBytes, guess) {
  if (guess > 4 && heldBytes >= guess && HEADERS_END.compare(answer, guess - 4, guess) === 0) return guess;
  const at = answer.subarray(0, heldBytes).indexOf(HEADERS_END);
  return at === -1 ? -1 : at + 4;
}

// If an answer and its headers are as long as in the last correct answer, its content length is the same. Only other answers are parsed.
function readContentLength(answer, end, heldBytes, load) {
  if (heldBytes === load.answerBytes && heldBytes - end === load.bodyBytes) return load.bodyBytes;
  const found = answer.toString("latin1", 0, end).match(/^content-length: *(\d+)\r$/im);
  return found === null ? 0 : Number(found[1]);
}
