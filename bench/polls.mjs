// The part `polls`: measures how fast an event reaches a held poll while one server holds thousands of polls.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnNode, startServer, stop } from "./child.mjs";
import { readResidentMemoryMb } from "./process-figures.mjs";
import { percentile } from "./report/figures.mjs";
import { formatNumber } from "./report/table.mjs";
import { findPackageFile } from "./subject.mjs";

const CLIENTS = fileURLToPath(new URL("clients/poll-clients.mjs", import.meta.url));

/** The number of processes for the clients. */
const PROCESSES = 2;

/** The number of events in a burst, one per agent. */
const BURST = 50;

/** The time between two events of a burst. */
const GAP_MS = 10;

const FIRST_AGENT = 101;

export const name = "polls";
export const about = "how fast an event reaches one of 10,000 held polls";

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, workspace, prepared, log }) {
  const { certsDir, ca } = await prepared();
  const held = options.polls;
  const scenario = join(workspace, "polls.yaml");
  const last = FIRST_AGENT + held - 1;
  writeFileSync(
    scenario,
    `center:\n  queues: [{ id: 25 }]\n  agents: [{ ids: ${FIRST_AGENT}-${last}, queues: [25] }]\n`,
  );
  const ports = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--log-format", "json"];
  const server = await startServer([
    findPackageFile("dist/cli/main.js"),
    "serve",
    scenario,
    ...ports,
    "--certs-dir",
    certsDir,
  ]);
  const clients = [];
  try {
    const atRest = readResidentMemoryMb(server.pid);
    const share = Math.ceil(held / PROCESSES);
    for (let i = 0; i < PROCESSES; i += 1) {
      const from = FIRST_AGENT + i * share;
      const to = Math.min(from + share - 1, last);
      clients.push(openClients({ gateway: server.ready.gateway, ca, from, to }));
    }
    log(`${formatNumber(held)} agents sign in and poll`);
    const open = await Promise.all(clients.map((client) => client.request("open")));
    const errors = open.reduce((sum, { errors }) => sum + errors, 0);
    const withPolls = readResidentMemoryMb(server.pid);
    log(`${formatNumber(options.bursts)} series of ${BURST} events`);
    const latencies = [];
    for (let burst = 0; burst < options.bursts; burst += 1) {
      const { latencies: some } = await clients[burst % PROCESSES].request("burst", {
        events: BURST,
        gap: GAP_MS,
        burst,
      });
      latencies.push(...some);
    }
    latencies.sort((a, b) => a - b);
    return report({ held, open, errors, latencies, atRest, withPolls });
  } finally {
    for (const client of clients) await client.stop();
    await server.stop();
  }
}

function openClients(job) {
  const child = spawnNode([CLIENTS], { core: null, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  let waiting = { resolve: () => {}, reject: () => {} };
  child.on("message", (answer) => {
    if ("failure" in answer) waiting.reject(new Error(answer.failure));
    else waiting.resolve(answer);
  });
  child.once("exit", (code) => waiting.reject(new Error(`a client process ended with exit code ${code}`)));
  return {
    stop: () => stop(child),
    request: (what, more = {}) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        child.send({ what, ...job, ...more });
      }),
  };
}

function report({ held, open, errors, latencies, atRest, withPolls }) {
  const reached = open.reduce((sum, { polling }) => sum + polling, 0);
  const p99Ms = percentile(latencies, 0.99);
  const memory = atRest === null || withPolls === null ? null : withPolls - atRest;
  const rows = [
    ["held polls", formatNumber(reached)],
    ["events received", formatNumber(latencies.length)],
    ["p50", formatNumber(percentile(latencies, 0.5), 1, "ms")],
    ["p99", formatNumber(p99Ms, 1, "ms")],
    ["longest", formatNumber(latencies.at(-1) ?? null, 1, "ms")],
    ["memory for all held polls and their connections", formatNumber(memory, 0, "MB")],
  ];
  return {
    title: "Held polls: one server, clients in other processes",
    tables: [{ columns: ["figure", "measured"], rows }],
    targets: [
      { what: "held polls", bound: "at least", value: held, unit: "polls", measured: reached },
      {
        what: "p99 from the request that causes an event to its arrival",
        bound: "at most",
        value: 50,
        unit: "ms",
        measured: p99Ms,
      },
    ],
    notes: [
      `a request of the same agent (saybusy, cancelbusy) on another connection causes each event, ${1_000 / GAP_MS} per second; the time runs from sending this request to reading the event`,
      "a poll is answered empty after 10 s, and its client polls again",
    ],
    failures: errors === 0 ? [] : [`${errors} sign-ins or polls got a wrong answer`],
    figures: { held: reached, events: latencies.length, p99Ms, memory },
  };
}
