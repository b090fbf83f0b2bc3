// Generates the load: sends requests on many TLS connections, each as soon as the previous answer has arrived.
// It parses as little of an answer as possible. Otherwise the generator, not the server, would be the limit.
import { connect } from "node:tls";
import { cpuTime, mainThreadTime } from "../process-figures.mjs";
import { percentile } from "../report/figures.mjs";

const HEADERS_END = Buffer.from("\r\n\r\n");
const STATUS = Buffer.from("HTTP/1.1 200 ");
const READ_BUFFER = 16_384;
const CONNECT_TIMEOUT_MS = 10_000;
const LAST_ANSWERS_TIMEOUT_MS = 2_000;

/**
 * One round of load.
 * @typedef {object} Job
 * @property {number} port on 127.0.0.1
 * @property {number} pid of the server, whose CPU time is read
 * @property {string} ca PEM text
 * @property {string} request its bytes as text
 * @property {number} bodyLength of a correct answer, bytes
 * @property {number} connections
 * @property {number} warmUp milliseconds before the measured time
 * @property {number} seconds the maximum duration
 * @property {number} requests the maximum number
 */

/**
 * The result of a round.
 * @typedef {object} Round
 * @property {number} requests answered in the measured time
 * @property {number} answered in total, warm-up included
 * @property {number} seconds
 * @property {number} p50 milliseconds
 * @property {number} p99 milliseconds
 * @property {number} errors wrong answers and lost connections, warm-up included
 * @property {string | null} firstError
 * @property {number | null} serverCpu microseconds of CPU time in the measured time
 * @property {number | null} serverThread microseconds of CPU time of its main thread, measured more finely
 * @property {number} generatorCpu share of one core that the generator itself used
 * @property {number} answerBytes size of one answer on the wire, inside TLS
 */

process.on("message", (job) => {
  run(job).then(
    (round) => process.send({ round }),
    (error) => process.send({ failure: error.message }),
  );
});

/** @param {Job} job @returns {Promise<Round>} */
async function run(job) {
  const load = {
    request: Buffer.from(job.request, "latin1"),
    bodyLength: job.bodyLength,
    latencies: new Float64Array(job.requests),
    measuring: false,
    stopped: false,
    count: 0,
    answered: 0,
    errors: 0,
    firstError: null,
    answerBytes: 0,
    sockets: new Set(),
    full: () => {},
    idle: () => {},
  };
  try {
    const sends = await Promise.all(Array.from({ length: job.connections }, () => open(job, load)));
    for (const send of sends) send();
    return await measure(job, load);
  } finally {
    load.stopped = true;
    for (const socket of load.sockets) socket.destroy();
  }
}

async function measure(job, load) {
  await wait(job.warmUp, load);

  const serverBefore = cpuTime(job.pid);
  const threadBefore = mainThreadTime(job.pid);
  const ownBefore = process.cpuUsage();
  const startedAt = performance.now();
  load.measuring = true;
  await wait(job.seconds * 1000, load);
  load.measuring = false;
  const seconds = (performance.now() - startedAt) / 1000;
  const own = process.cpuUsage(ownBefore);
  const serverAfter = cpuTime(job.pid);
  const threadAfter = mainThreadTime(job.pid);

  await drain(load);
  const sorted = load.latencies.subarray(0, load.count).sort();
  return {
    requests: load.count,
    answered: load.answered,
    seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    errors: load.errors,
    firstError: load.firstError,
    serverCpu: serverBefore === null || serverAfter === null ? null : serverAfter - serverBefore,
    serverThread: threadBefore === null || threadAfter === null ? null : threadAfter - threadBefore,
    generatorCpu: (own.user + own.system) / 1e6 / seconds,
    answerBytes: load.answerBytes,
  };
}

// Resolves when the time is over, all requests are answered, or no connection is left.
function wait(milliseconds, load) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    load.full = () => {
      clearTimeout(timer);
      resolve();
    };
    if (load.sockets.size === 0) load.full();
  });
}

// Waits for the last answer of every connection, so that no server sees an aborted request.
function drain(load) {
  load.stopped = true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      load.errors += load.sockets.size;
      load.firstError ??= `no answer within ${LAST_ANSWERS_TIMEOUT_MS / 1000} s of the end of the round`;
      resolve();
    }, LAST_ANSWERS_TIMEOUT_MS);
    load.idle = () => {
      if (load.sockets.size > 0) return;
      clearTimeout(timer);
      resolve();
    };
    load.idle();
  });
}

/** Opens a connection. Resolves with the function that sends its first request. */
function open(job, load) {
  const answer = Buffer.allocUnsafe(READ_BUFFER);
  let held = 0;
  let sentAt = 0;

  const fail = (why) => {
    load.errors += 1;
    load.firstError ??= why;
  };
  const send = () => {
    sentAt = performance.now();
    socket.write(load.request);
  };
  // Called with every piece that arrives. Nearly always a piece is a whole answer.
  const receive = (size, piece) => {
    if (held + size > READ_BUFFER) {
      socket.destroy(new Error(`an answer of more than ${READ_BUFFER} bytes`));
      return false;
    }
    piece.copy(answer, held, 0, size);
    held += size;
    const end = headersEnd(answer, held, load.answerBytes - load.bodyLength);
    if (end === -1) return true;
    const length = end + contentLength(answer, end, held, load);
    if (held < length) return true;
    if (held > length) fail(`more bytes than the answer has: ${answer.toString("latin1", length, held)}`);
    else if (length - end !== load.bodyLength)
      fail(`a body of a different length: ${answer.toString("latin1", end, length)}`);
    else if (STATUS.compare(answer, 0, STATUS.length) !== 0)
      fail(`an answer other than 200: ${answer.toString("latin1", 0, end)}`);
    else load.answerBytes = length;
    held = 0;
    load.answered += 1;
    if (load.measuring && load.count < load.latencies.length) {
      load.latencies[load.count] = performance.now() - sentAt;
      load.count += 1;
      if (load.count === load.latencies.length) load.full();
    }
    if (load.stopped) socket.end();
    else send();
    return true;
  };

  const socket = connect({
    host: "127.0.0.1",
    port: job.port,
    ca: job.ca,
    onread: { buffer: Buffer.allocUnsafe(READ_BUFFER), callback: receive },
  });
  socket.setNoDelay(true);
  load.sockets.add(socket);
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => socket.destroy(new Error(`no TLS connection within ${CONNECT_TIMEOUT_MS / 1000} s`)),
      CONNECT_TIMEOUT_MS,
    );
    let why = "the server closed a connection";
    socket.on("error", (error) => {
      why = error.message;
    });
    socket.once("close", () => {
      clearTimeout(late);
      load.sockets.delete(socket);
      if (!load.stopped) fail(why);
      if (load.sockets.size === 0) load.full();
      load.idle();
      reject(new Error(why));
    });
    socket.once("secureConnect", () => {
      clearTimeout(late);
      resolve(send);
    });
  });
}

// The headers of two answers nearly always have the same length, so that place is checked first.
function headersEnd(answer, held, guess) {
  if (guess > 4 && held >= guess && HEADERS_END.compare(answer, guess - 4, guess) === 0) return guess;
  const at = answer.subarray(0, held).indexOf(HEADERS_END);
  return at === -1 ? -1 : at + 4;
}

// An answer as long as the last correct one has the same content length. Only others are parsed.
function contentLength(answer, end, held, load) {
  if (held === load.answerBytes && held - end === load.bodyLength) return load.bodyLength;
  const found = answer.toString("latin1", 0, end).match(/^content-length: *(\d+)\r$/im);
  return found === null ? 0 : Number(found[1]);
}
