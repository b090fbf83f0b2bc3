// The part `lists`: measures the list of 1,000 agents over HTTPS, in a quiet center and while calls run.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "./child.mjs";
import { readCpuTimeUs } from "./process-figures.mjs";
import { computeMedian } from "./report/figures.mjs";
import { formatNumber } from "./report/table.mjs";
import { findPackageFile, signIn } from "./subject.mjs";

export const name = "lists";
export const about = "the list of 1,000 agents over HTTPS, in a quiet center and while calls run";

const LIST_PATH = "/agentgateway/resource/agentgroup/101/allagentstatus";
const QUEUES = Array.from({ length: 20 }, (_, at) => at + 1);
const CALLS_PER_HOUR = 48_000;
/** The time until about as many calls end as begin. */
const CALLS_SETTLE_MS = 25_000;
/** The number of requests in a round. */
const REQUESTS_PER_ROUND = 500;
const WARM_UP_REQUESTS = 300;
/** How long a round measures the server without requests. */
const WITHOUT_REQUESTS_MS = 2_000;

/** @type {import("./run.mjs").Part["run"]} */
export async function run(context) {
  const rows = [];
  for (const calls of [0, CALLS_PER_HOUR]) rows.push(await measureList(context, calls));
  return report(rows, context.options.shifts);
}

/** Measures the list in a center with a number of calls per hour. Returns the row of the table. */
async function measureList({ options, pinning, workspace, log }, calls) {
  const folder = mkdtempSync(join(workspace, "lists-"));
  const scenario = join(folder, "scenario.json");
  writeFileSync(scenario, JSON.stringify(createScenario(calls)));
  const ports = ["--port", "0", "--control-port", "0", "--auth-mode", "static"];
  const args = [
    findPackageFile("dist/cli/main.js"),
    "serve",
    scenario,
    ...ports,
    "--log-level",
    "warn",
    "--certs-dir",
    folder,
  ];
  const server = await startServer(args, { core: pinning.server });
  try {
    const requestList = await prepareListRequest(server);
    log(`${formatNumber(calls)} calls per hour, warm-up`);
    for (let each = 0; each < WARM_UP_REQUESTS; each += 1) await requestList();
    if (calls > 0) await sleep(CALLS_SETTLE_MS);
    const rounds = [];
    for (let round = 0; round < options.shifts; round += 1) {
      log(`${formatNumber(calls)} calls per hour, ${round + 1} of ${options.shifts}`);
      rounds.push(await measureRound(server.pid, requestList));
    }
    return { calls, bytes: await requestList(), cpuUs: computeMedian(rounds), rounds };
  } finally {
    await server.stop();
  }
}

function createScenario(calls) {
  const traffic = { callsPerHour: calls / QUEUES.length, talk: { p50: "20s", p95: "60s" }, patience: "60s" };
  return {
    settings: { flowControl: "off" },
    center: {
      queues: QUEUES.map((id) => ({ id })),
      agents: [
        { id: 101, queues: [1, 2, 3] },
        { ids: "1001-2000", queues: [1, 2, 3, 4, 5], autopilot: true },
      ],
    },
    steps: calls === 0 ? [] : QUEUES.map((queue) => ({ traffic: { queue, ...traffic } })),
  };
}

/** Signs agent 101 in. Returns a function that requests the list on one connection, and resolves with the length of the body (bytes). */
async function prepareListRequest({ ready }) {
  const ca = readFileSync(ready.ca, "utf8");
  const headers = { Guid: await signIn(ready.gateway, ca) };
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca });
  return () =>
    new Promise((resolve, reject) => {
      const sent = request(`${ready.gateway}${LIST_PATH}`, { agent, headers }, (response) => {
        let bytes = 0;
        response.on("data", (part) => {
          bytes += part.length;
        });
        response.on("end", () =>
          response.statusCode === 200 ? resolve(bytes) : reject(new Error(`HTTP ${response.statusCode}`)),
        );
        response.on("error", reject);
      });
      sent.on("error", reject);
      sent.end();
    });
}

/** Returns the CPU time of a request in microseconds, without that of the calls; null where it cannot be read. */
async function measureRound(pid, requestList) {
  const calls = await measureWork(pid, () => sleep(WITHOUT_REQUESTS_MS));
  const requests = await measureWork(pid, async () => {
    for (let each = 0; each < REQUESTS_PER_ROUND; each += 1) await requestList();
  });
  if (calls.cpuUs === null || requests.cpuUs === null) return null;
  return (requests.cpuUs - (calls.cpuUs / calls.elapsedMs) * requests.elapsedMs) / REQUESTS_PER_ROUND;
}

async function measureWork(pid, work) {
  const before = readCpuTimeUs(pid);
  const start = performance.now();
  await work();
  const elapsedMs = performance.now() - start;
  const after = readCpuTimeUs(pid);
  return { elapsedMs, cpuUs: before === null || after === null ? null : after - before };
}

function report(rows, rounds) {
  return {
    title: `List of 1,000 agents over HTTPS, one connection: medians of ${rounds} rounds of ${REQUESTS_PER_ROUND} requests`,
    tables: [
      {
        columns: ["calls per hour", "bytes", "CPU ms/request"],
        rows: rows.map(({ calls, bytes, cpuUs }) => [
          formatNumber(calls),
          formatNumber(bytes),
          formatNumber(cpuUs === null ? null : cpuUs / 1_000, 2),
        ]),
      },
    ],
    targets: rows.map(({ calls, cpuUs }) => ({
      what: `CPU time for a list of 1,000 agents, ${formatNumber(calls)} calls per hour`,
      bound: "at most",
      value: 2_000,
      unit: "us",
      measured: cpuUs,
    })),
    notes: [
      "the CPU time is that of all threads, without the CPU time of the calls, which each round measures separately",
    ],
    failures: [],
    figures: { rows },
  };
}
