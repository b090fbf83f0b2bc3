// The part `polls`: measures how fast an event reaches a held poll while one server holds thousands of polls.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startServer } from "../child.mjs";
import { readOpenFileLimit, readResidentMemoryMb } from "../process-figures.mjs";
import { computePercentile } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { findPackageFile } from "../subject.mjs";
import { startClients } from "./client-process.mjs";

/** The number of processes for the clients. */
const PROCESSES = 2;

/** The number of events per second that all clients cause. */
const EVENTS_PER_SECOND = 1_000;

/** The descriptors of the server that are not for held polls: its files, and the connections on which events are caused. */
const OTHER_DESCRIPTORS = 200;

/** The number of held polls where the limit of descriptors is unknown. */
const POLLS_WITHOUT_LIMIT = 10_000;

const FIRST_AGENT = 101;

/** The target for the time of 99 of 100 events. */
const MAX_P99_MS = 50;

export const name = "polls";
export const about = "how fast an event reaches one of up to 20,000 held polls, with 1,000 events per second";

/** @type {import("../run.mjs").Part["run"]} */
export async function run({ options, workspace, prepareOnce, log }) {
  const { certsDir, ca } = await prepareOnce();
  const limit = readOpenFileLimit();
  const held = Math.min(options.polls, limit === null ? POLLS_WITHOUT_LIMIT : limit - OTHER_DESCRIPTORS);
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
    const port = Number(new URL(server.ready.gateway).port);
    log(`${formatNumber(held)} agents sign in and poll`);
    const share = Math.ceil(held / PROCESSES);
    const opened = Array.from({ length: PROCESSES }, (_, i) => {
      const client = startClients("poll-clients.mjs");
      clients.push(client);
      const from = FIRST_AGENT + i * share;
      return client.request({ what: "open", port, ca, from, to: Math.min(from + share - 1, last) });
    });
    const polling = (await Promise.all(opened)).reduce((sum, each) => sum + each.polling, 0);
    const withPolls = readResidentMemoryMb(server.pid);
    log(`${formatNumber(EVENTS_PER_SECOND * options.eventSeconds)} events`);
    const job = { what: "events", port, ca, perSecond: EVENTS_PER_SECOND / PROCESSES, seconds: options.eventSeconds };
    const caused = await Promise.all(clients.map((client) => client.request(job)));
    return report({ held, polling, caused, atRest, withPolls });
  } finally {
    for (const client of clients) await client.stop();
    await server.stop();
  }
}

function report({ held, polling, caused, atRest, withPolls }) {
  const latencies = caused.flatMap((each) => each.latencies).sort((a, b) => a - b);
  const errors = caused.reduce((sum, each) => sum + each.errors, 0);
  const perSecond = caused.reduce((sum, each) => sum + (each.latencies.length / each.sendingMs) * 1_000, 0);
  const p99Ms = computePercentile(latencies, 0.99);
  const late = caused.flatMap((each) =>
    each.latencies.flatMap((latencyMs, i) => (latencyMs > MAX_P99_MS ? [each.paused[i] / latencyMs] : [])),
  );
  const lateByClients = late.filter((share) => share > 1 / 2).length;
  const memory = atRest === null || withPolls === null ? null : withPolls - atRest;
  const rows = [
    ["held polls", formatNumber(polling)],
    ["events received", formatNumber(latencies.length)],
    ["events per second", formatNumber(perSecond)],
    ["p50", formatNumber(computePercentile(latencies, 0.5), 1, "ms")],
    ["p99", formatNumber(p99Ms, 1, "ms")],
    ["longest", formatNumber(latencies.at(-1) ?? null, 1, "ms")],
    [`later than ${MAX_P99_MS} ms`, formatNumber(late.length)],
    ["of these, with a client that paused for most of this time", formatNumber(lateByClients)],
    ["memory for all held polls and their connections", formatNumber(memory, 0, "MB")],
  ];
  return {
    title: "Held polls: one server, clients in other processes",
    tables: [{ columns: ["figure", "measured"], rows }],
    targets: [
      { what: "held polls", bound: "at least", value: held, unit: "polls", measured: polling },
      {
        what: "p99 from the request that causes an event to its arrival",
        bound: "at most",
        value: MAX_P99_MS,
        unit: "ms",
        measured: p99Ms,
      },
    ],
    notes: [
      "a request for the same agent (saybusy, cancelbusy) on another connection causes each event; the time runs from sending this request to reading the event",
      "a poll is answered empty after 10 s, and its client polls again",
      "there are fewer polls if the server's limit of open files is too low for them",
    ],
    failures: errors === 0 ? [] : [`${errors} requests or polls got a wrong answer, or events did not arrive`],
    figures: { held: polling, events: latencies.length, perSecond, p99Ms, late: late.length, lateByClients, memory },
  };
}
