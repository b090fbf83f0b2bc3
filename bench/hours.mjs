// The part `hours`: measures memory during 24 virtual hours of a busy center, with 100 requests per second.
import { fileURLToPath } from "node:url";
import { startClients } from "./agents/client-process.mjs";
import { startServer } from "./child.mjs";
import { readResidentMemoryMb } from "./process-figures.mjs";
import { formatNumber } from "./report/table.mjs";
import { findPackageFile } from "./subject.mjs";

const SCENARIO = fileURLToPath(new URL("scenarios/hours.yaml", import.meta.url));
const AGENTS = Array.from({ length: 20 }, (_, at) => 101 + at);

/** The virtual seconds in a second of wall time: a day takes a minute. */
const CLOCK_FACTOR = 1_440;

const REQUESTS_PER_SECOND = 100;

/** The number of requests before the measurement. They fill the journal, so that it does not grow during the measurement. */
const FLOOD_REQUESTS = 15_000;

/** The interval between readings of memory (milliseconds). */
const READ_INTERVAL_MS = 500;

export const name = "hours";
export const about = "memory during 24 virtual hours of a busy center in a minute, with 100 requests per second";

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, prepareOnce, log }) {
  const { certsDir, ca } = await prepareOnce();
  const ports = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--log-format", "json"];
  const clock = ["--clock", `${CLOCK_FACTOR}x`, "--start", "2026-01-05T00:00:00Z"];
  const serve = [findPackageFile("dist/cli/main.js"), "serve", SCENARIO, ...clock, ...ports, "--certs-dir", certsDir];
  const server = await startServer(serve);
  const clients = startClients("hours-clients.mjs");
  try {
    const atStartMb = readResidentMemoryMb(server.pid);
    await clients.request({ what: "open", gateway: server.ready.gateway, ca, agents: AGENTS });
    log(`${formatNumber(FLOOD_REQUESTS)} requests to fill the journal, then ${options.settleS} s at the measured rate`);
    await clients.request({ what: "flood", requests: FLOOD_REQUESTS });
    const settled = await measureMemory(
      server.pid,
      clients.request({ what: "pace", requestsPerSecond: REQUESTS_PER_SECOND, seconds: options.settleS }),
    );
    const before = await readWorld(server.ready.control);
    log(`${options.hours} virtual hours in ${(options.hours * 3_600) / CLOCK_FACTOR} s`);
    const ran = await measureMemory(
      server.pid,
      clients.request({
        what: "pace",
        requestsPerSecond: REQUESTS_PER_SECOND,
        seconds: (options.hours * 3_600) / CLOCK_FACTOR,
      }),
    );
    const after = await readWorld(server.ready.control);
    return report({ options, atStartMb, settled, before, ran, after });
  } finally {
    await clients.stop();
    await server.stop();
  }
}

/** Returns the result of work, and readings of the resident memory of a process until its end (MB). */
async function measureMemory(pid, work) {
  const readings = [];
  const timer = setInterval(() => readings.push(readResidentMemoryMb(pid)), READ_INTERVAL_MS);
  try {
    return { ...(await work), readings: readings.filter((each) => each !== null) };
  } finally {
    clearInterval(timer);
  }
}

/** Returns the world's time, and the numbers of calls that agents on autopilot have answered and of events that wait for a poll. */
async function readWorld(control) {
  const read = async (path) => (await fetch(`${control}/worlds/default${path}`)).json();
  const [{ now }, { agents }] = await Promise.all([read(""), read("/agents")]);
  const colleagues = agents.filter(({ autopilot }) => autopilot);
  const answered = colleagues.reduce((sum, { statistics }) => sum + statistics.answernums, 0);
  const waiting = agents.reduce((sum, { waitingEvents }) => sum + waitingEvents, 0);
  return { now: Date.parse(now), answered, waiting };
}

function report({ options, atStartMb, settled, before, ran, after }) {
  // Memory varies by 50% between garbage collections. The lowest value is the memory after a collection.
  const [lowestBefore, lowest] = [settled, ran].map(({ readings }) => Math.min(...readings));
  const growth = (lowest / lowestBefore - 1) * 100;
  const hours = (after.now - before.now) / 3_600_000;
  const rate = ran.requests / ran.seconds;
  return {
    title: `${options.hours} virtual hours at ${formatNumber(CLOCK_FACTOR)} times the speed of the wall clock, ${REQUESTS_PER_SECOND} requests per second over HTTPS`,
    tables: [
      {
        columns: ["", ""],
        rows: [
          ["virtual hours", formatNumber(hours, 1)],
          ["calls answered by colleagues", formatNumber(after.answered - before.answered)],
          ["requests", formatNumber(ran.requests)],
          ["requests per second", formatNumber(rate, 1)],
          ["p99 from the due time of a request to its answer", formatNumber(ran.p99Ms, 1, "ms")],
          ["events that clients received", formatNumber(ran.events - settled.events)],
          ["events that wait for a poll", formatNumber(after.waiting)],
          ["RSS after start", formatNumber(atStartMb, 1, "MB")],
          [
            "lowest and highest RSS before the hours, at the measured rate",
            formatSpan(lowestBefore, Math.max(...settled.readings)),
          ],
          ["lowest and highest RSS in the hours", formatSpan(lowest, Math.max(...ran.readings))],
        ],
      },
    ],
    targets: [
      {
        what: `growth of the lowest RSS in ${options.hours} virtual hours`,
        bound: "at most",
        value: 10,
        unit: "%",
        measured: growth,
      },
    ],
    notes: [
      `before the hours: ${formatNumber(FLOOD_REQUESTS)} requests as fast as possible, which fill the journal, and ${options.settleS} s at the measured rate`,
    ],
    failures: [
      ...(ran.errors === 0 ? [] : [`${ran.errors} wrong answers, first: ${ran.firstError}`]),
      ...(hours < options.hours * 0.95 ? [`only ${formatNumber(hours, 1)} virtual hours passed`] : []),
      ...(rate < REQUESTS_PER_SECOND * 0.95 ? [`only ${formatNumber(rate, 1)} requests per second were answered`] : []),
    ],
    figures: {
      hours,
      rate,
      p99Ms: ran.p99Ms,
      growth,
      atStartMb,
      readings: { before: settled.readings, hours: ran.readings },
    },
  };
}

function formatSpan(from, to) {
  return `${formatNumber(from, 1)}, ${formatNumber(to, 1)} MB`;
}
