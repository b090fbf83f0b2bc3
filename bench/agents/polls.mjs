// The part `polls`: measures how fast an event reaches a held poll while one server holds thousands of polls.

import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startServer } from "../child.mjs";
import { startControl } from "../controls.mjs";
import { readOpenFileLimit, readResidentMemoryMb } from "../process-figures.mjs";
import { computePercentile } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { findPackageFile } from "../subject.mjs";
import { startClients } from "./client-process.mjs";
import { copyAnswers } from "./copied-answers.mjs";

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
export const about =
  "how fast an event reaches one of up to 20,000 held polls, with 1,000 events per second, beside bare node:https";

/** @type {import("../run.mjs").Part["run"]} */
export async function run({ options, workspace, prepareOnce, log }) {
  const { certsDir, ca } = await prepareOnce();
  const limit = readOpenFileLimit();
  const held = Math.min(options.polls, limit === null ? POLLS_WITHOUT_LIMIT : limit - OTHER_DESCRIPTORS);
  const folder = mkdtempSync(join(workspace, "polls-"));
  const last = FIRST_AGENT + held - 1;
  const startSimulator = () => startWithAgents(folder, certsDir, last);
  const config = await copyAnswers(await startSimulator(), {
    folder,
    certsDir,
    ca,
    agent: FIRST_AGENT,
    withEvents: true,
  });
  const load = { ca, held, last, seconds: options.eventSeconds, log };
  const simulator = await measure(await startSimulator(), { ...load, server: "simulator" });
  const bare = await measure(await startControl("holding", { config }), { ...load, server: "bare node:https" });
  return report({ held, simulator, bare });
}

function startWithAgents(folder, certsDir, last) {
  const scenario = join(folder, "polls.yaml");
  writeFileSync(
    scenario,
    `center:\n  queues: [{ id: 25 }]\n  agents: [{ ids: ${FIRST_AGENT}-${last}, queues: [25] }]\n`,
  );
  const ports = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--log-format", "json"];
  return startServer([findPackageFile("dist/cli/main.js"), "serve", scenario, ...ports, "--certs-dir", certsDir]);
}

/** Measures the events of a new server, and stops it. */
async function measure(started, { ca, held, last, seconds, log, server }) {
  const clients = [];
  try {
    const atRest = readResidentMemoryMb(started.pid);
    const port = Number(new URL(started.ready.gateway).port);
    log(`${server}: ${formatNumber(held)} agents sign in and poll`);
    const share = Math.ceil(held / PROCESSES);
    const opened = Array.from({ length: PROCESSES }, (_, i) => {
      const client = startClients("poll-clients.mjs");
      clients.push(client);
      const from = FIRST_AGENT + i * share;
      return client.request({ what: "open", port, ca, from, to: Math.min(from + share - 1, last) });
    });
    const polling = (await Promise.all(opened)).reduce((sum, each) => sum + each.polling, 0);
    const withPolls = readResidentMemoryMb(started.pid);
    log(`${server}: ${formatNumber(EVENTS_PER_SECOND * seconds)} events`);
    const job = { what: "events", port, ca, perSecond: EVENTS_PER_SECOND / PROCESSES, seconds };
    const caused = await Promise.all(clients.map((client) => client.request(job)));
    return { ...summarize(caused), polling, memory: atRest === null || withPolls === null ? null : withPolls - atRest };
  } finally {
    for (const client of clients) await client.stop();
    await started.stop();
  }
}

/** Returns the figures of the events that all client processes have caused. */
function summarize(caused) {
  const latencies = caused.flatMap((each) => each.latencies).sort((a, b) => a - b);
  const late = caused.flatMap((each) =>
    each.latencies.flatMap((latencyMs, i) => (latencyMs > MAX_P99_MS ? [each.paused[i] / latencyMs] : [])),
  );
  return {
    events: latencies.length,
    errors: caused.reduce((sum, each) => sum + each.errors, 0),
    perSecond: caused.reduce((sum, each) => sum + (each.latencies.length / each.sendingMs) * 1_000, 0),
    p50Ms: computePercentile(latencies, 0.5),
    p99Ms: computePercentile(latencies, 0.99),
    longestMs: latencies.at(-1) ?? null,
    late: late.length,
    lateByClients: late.filter((share) => share > 1 / 2).length,
  };
}

function report({ held, simulator, bare }) {
  const row = (what, format) => [what, format(simulator), format(bare)];
  const rows = [
    row("held polls", ({ polling }) => formatNumber(polling)),
    row("events received", ({ events }) => formatNumber(events)),
    row("events per second", ({ perSecond }) => formatNumber(perSecond)),
    row("p50", ({ p50Ms }) => formatNumber(p50Ms, 1, "ms")),
    row("p99", ({ p99Ms }) => formatNumber(p99Ms, 1, "ms")),
    row("longest", ({ longestMs }) => formatNumber(longestMs, 1, "ms")),
    row(`later than ${MAX_P99_MS} ms`, ({ late }) => formatNumber(late)),
    row("of these, with a client that paused for most of this time", ({ lateByClients }) =>
      formatNumber(lateByClients),
    ),
    row("memory for all held polls and their connections", ({ memory }) => formatNumber(memory, 0, "MB")),
  ];
  const errors = simulator.errors + bare.errors;
  return {
    title: "Held polls: one server, clients in other processes",
    tables: [{ columns: ["figure", "simulator", "bare node:https"], rows }],
    targets: [
      { what: "held polls", bound: "at least", value: held, unit: "polls", measured: simulator.polling },
      {
        what: "p99 from the request that causes an event to its arrival",
        bound: "at most",
        value: MAX_P99_MS,
        unit: "ms",
        measured: simulator.p99Ms,
      },
    ],
    notes: [
      "a request for the same agent (saybusy, cancelbusy) on another connection causes each event; the time runs from sending this request to reading the event",
      "a poll is answered empty after 10 s, and its client polls again",
      "the control sends the same answers, byte for byte, at the same times; it checks nothing and keeps no state",
      "there are fewer polls if the server's limit of open files is too low for them",
    ],
    failures: errors === 0 ? [] : [`${errors} requests or polls got a wrong answer, or events did not arrive`],
    figures: { held, simulator, bare },
  };
}
