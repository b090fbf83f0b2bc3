// The part `busy`: measures requests to worlds, and scrapes of their metrics, while 1,000 worlds play a busy hour at 60x.
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createSecureContext } from "node:tls";
import { startServer } from "../child.mjs";
import { ROOT, runInLanes, signIn } from "../clients/agent-requests.mjs";
import { buildRequest, Connection } from "../clients/connection.mjs";
import { requestControl } from "../control-requests.mjs";
import { readMainThreadTimeUs } from "../process-figures.mjs";
import { computeMedian, computePercentile } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { findPackageFile } from "../subject.mjs";

export const name = "busy";
export const about = "requests to 1,000 worlds that play a busy hour at 60x, and scrapes of their metrics";

const AGENT = 101;
const LANES = 8;
const REQUESTS_PER_SECOND = 200;
const SCRAPE_INTERVAL_MS = 2_000;
/** The time after which calls wait and end in all worlds. */
const SETTLE_MS = 5_000;
/** The distance between the worlds of successive requests. It is coprime to the number of busy worlds, so all of them get requests. */
const STRIDE = 377;

/** @type {import("../run.mjs").Part["run"]} */
export async function run({ options, pinning, workspace, log }) {
  const certsDir = mkdtempSync(join(workspace, "busy-"));
  const ports = ["--port", "0", "--control-port", "0", "--certs-dir", certsDir, "--log-level", "warn"];
  const server = await startServer([findPackageFile("dist/cli/main.js"), "serve", ...ports], { core: pinning.server });
  const connections = [];
  try {
    const { control, gateway, ca } = server.ready;
    const secureContext = createSecureContext({ ca: readFileSync(ca, "utf8") });
    const port = Number(new URL(gateway).port);
    for (let each = 0; each < LANES; each += 1) connections.push(await Connection.open(port, secureContext));
    log(`${formatNumber(options.worlds)} worlds`);
    // The default world is one of them. It plays its own scenario.
    const requests = await createWorlds(control, connections, options.worlds - 1);
    await sleep(SETTLE_MS);
    log(`${options.busySeconds} s of requests`);
    let isSending = true;
    const startedAt = performance.now();
    const cpuBefore = readMainThreadTimeUs(server.pid);
    const sending = sendRequests(connections, requests, options.busySeconds).finally(() => {
      isSending = false;
    });
    const [latencies, scrapes] = await Promise.all([sending, scrapeWhile(() => isSending, control)]);
    const cpuAfter = readMainThreadTimeUs(server.pid);
    const elapsedMs = performance.now() - startedAt;
    const busyPercent = cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / elapsedMs / 10;
    return report({ worlds: options.worlds, latencies, scrapes, busyPercent });
  } finally {
    for (const connection of connections) connection.close();
    await server.stop();
  }
}

/** Creates worlds and signs an agent in to each. Returns a request to each world. */
async function createWorlds(control, connections, count) {
  const free = [...connections];
  const requests = [];
  // At this speed an agent without a poll would be signed out after two seconds.
  const settings = { supervision: false };
  const seeds = Array.from({ length: count }, (_, i) => i + 1);
  await runInLanes(seeds, LANES, async (seed) => {
    const world = `busy-${seed}`;
    await requestControl(control, "POST", "/worlds", {
      name: world,
      seed,
      clock: "60x",
      scenario: "busy-hour",
      settings,
    });
    const connection = free.pop();
    const guid = await signIn(connection, AGENT, `/w/${world}${ROOT}`);
    free.push(connection);
    requests.push(buildRequest("GET", `/w/${world}${ROOT}/onlineagent/${AGENT}/agentstatus`, { guid }));
  });
  return requests;
}

/** Sends requests at a fixed rate, to one world after the other. Resolves with the sorted latencies (milliseconds). */
async function sendRequests(connections, requests, seconds) {
  const latencies = [];
  const count = seconds * REQUESTS_PER_SECOND;
  const startedAt = performance.now();
  let next = 0;
  const runLane = async (connection) => {
    while (next < count) {
      const number = next++;
      const dueAt = startedAt + (number / REQUESTS_PER_SECOND) * 1_000;
      const wait = dueAt - performance.now();
      if (wait > 0) await sleep(wait);
      const sentAt = performance.now();
      const { body } = await connection.request(requests[(number * STRIDE) % requests.length]);
      // If a request was due while all connections waited, the server made it late, so its latency counts from its due time. Otherwise it
      // counts from its sending, because a timer can be a millisecond late.
      latencies.push(performance.now() - (wait > 0 ? sentAt : dueAt));
      if (!body.includes('"retcode":"0"')) throw new Error(`a request was refused: ${body}`);
    }
  };
  await Promise.all(connections.map(runLane));
  return latencies.sort((a, b) => a - b);
}

/** Requests the metrics at intervals while a condition is true. Returns the duration (milliseconds) and the length of each answer. */
async function scrapeWhile(isSending, control) {
  const scrapes = [];
  while (isSending()) {
    await sleep(SCRAPE_INTERVAL_MS);
    const before = performance.now();
    const text = await requestControl(control, "GET", "/metrics");
    scrapes.push({ elapsedMs: performance.now() - before, bytes: text.length });
  }
  return scrapes;
}

function report({ worlds, latencies, scrapes, busyPercent }) {
  const p99Ms = computePercentile(latencies, 0.99);
  const scrapeMs = computeMedian(scrapes.map(({ elapsedMs }) => elapsedMs));
  const rows = [
    ["requests", formatNumber(latencies.length)],
    ["p50", formatNumber(computePercentile(latencies, 0.5), 1, "ms")],
    ["p99", formatNumber(p99Ms, 1, "ms")],
    ["longest", formatNumber(latencies.at(-1) ?? null, 1, "ms")],
    ["scrape of all metrics, median", formatNumber(scrapeMs, 0, "ms")],
    ["length of the metrics", formatNumber(scrapes.at(-1).bytes / 1e6, 1, "MB")],
    ["main thread busy", formatNumber(busyPercent, 0, "%")],
  ];
  const what = `of ${formatNumber(worlds)} worlds at 60x`;
  return {
    title: `A busy hour in ${formatNumber(worlds)} worlds at 60x`,
    tables: [{ columns: ["figure", "measured"], rows }],
    targets: [
      { what: `p99 of a request to one ${what}`, bound: "at most", value: 50, unit: "ms", measured: p99Ms },
      { what: `scrape of the metrics ${what}`, bound: "at most", value: 100, unit: "ms", measured: scrapeMs },
    ],
    notes: [
      `${REQUESTS_PER_SECOND} requests per second over HTTPS, to one world after the other; a scrape runs every ${SCRAPE_INTERVAL_MS / 1_000} s`,
      "the client runs on the same machine, and its pauses count",
    ],
    failures: [],
    figures: { worlds, requests: latencies.length, p99Ms, scrapes, busyPercent },
  };
}
