// The part `sign-ins`: measures sign-ins on open connections, and over new connections that then hold a poll.

import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "../child.mjs";
import { startControl } from "../controls.mjs";
import { readCpuTimeUs, readResidentMemoryMb } from "../process-figures.mjs";
import { computeMedian, computePairedRatio, rotate } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { findPackageFile } from "../subject.mjs";
import { startClients } from "./client-process.mjs";
import { copyAnswers } from "./copied-answers.mjs";

export const name = "sign-ins";
export const about = "sign-ins on open connections, and over new connections that then hold a poll";

const FIRST_AGENT = 101;
/** The sign-ins before the measurement, in which Node compiles the code, as shares of those that are measured. */
const WARM_UP = { open: 0.5, hold: 0.1 };
/** The time after which a server has done the work of the clients' last requests. */
const SETTLE_MS = 500;

const SERVERS = [
  { name: "simulator", key: "simulator" },
  { name: "bare node:https", key: "bare" },
];

/** @type {import("../run.mjs").Part["run"]} */
export async function run({ options, pinning, workspace, prepareOnce, log }) {
  const { certsDir, ca } = await prepareOnce();
  const folder = mkdtempSync(join(workspace, "sign-ins-"));
  const count = options.signIns;
  const agents = 1 + Math.ceil((WARM_UP.open + WARM_UP.hold + 2) * count);
  const startSimulator = () => startWithAgents(folder, certsDir, agents, pinning);
  const config = await copyAnswers(await startSimulator(), { folder, certsDir, ca, agent: FIRST_AGENT });
  const start = { simulator: startSimulator, bare: () => startControl("holding", { config }, pinning.server) };
  const rounds = { simulator: [], bare: [] };
  for (let round = 0; round < options.rounds; round += 1) {
    for (const { name: server, key } of rotate(SERVERS, round)) {
      log(`${server}, ${round + 1} of ${options.rounds}`);
      rounds[key].push(await measure(await start[key](), { ca, count, core: pinning.generator }));
    }
  }
  return report(rounds, { count, rounds: options.rounds });
}

function startWithAgents(folder, certsDir, agents, { server: core }) {
  const scenario = join(folder, "sign-ins.json");
  const ids = `${FIRST_AGENT}-${FIRST_AGENT + agents - 1}`;
  // Like the control, the simulator answers no held poll while connections are opened.
  const settings = { pollHold: "120s" };
  writeFileSync(
    scenario,
    JSON.stringify({ settings, center: { queues: [{ id: 25 }], agents: [{ ids, queues: [25] }] } }),
  );
  const options = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--certs-dir", certsDir];
  return startServer([findPackageFile("dist/cli/main.js"), "serve", scenario, ...options], { core });
}

/** Measures a new server, and stops it. Returns CPU time per agent (microseconds) and memory per connection (bytes). */
async function measure(server, { ca, count, core }) {
  const clients = startClients("sign-in-clients.mjs", core);
  let next = FIRST_AGENT + 1;
  const request = async (what, agents) => {
    const from = next;
    next += agents;
    await clients.request({ what, port: Number(new URL(server.ready.gateway).port), ca, from, to: next - 1 });
    await sleep(SETTLE_MS);
  };
  const cpuPerAgent = async (what) => {
    const before = readCpuTimeUs(server.pid);
    await request(what, count);
    const after = readCpuTimeUs(server.pid);
    return before === null || after === null ? null : (after - before) / count;
  };
  try {
    await request("open", WARM_UP.open * count);
    const openCpuUs = await cpuPerAgent("open");
    await request("hold", WARM_UP.hold * count);
    await request("close", 0);
    const before = readResidentMemoryMb(server.pid);
    const holdCpuUs = await cpuPerAgent("hold");
    const after = readResidentMemoryMb(server.pid);
    const bytes = before === null || after === null ? null : ((after - before) * 1e6) / count;
    return { openCpuUs, holdCpuUs, bytes };
  } finally {
    await clients.stop();
    await server.stop();
  }
}

function report(rounds, { count, rounds: roundCount }) {
  const figure = (key, what) => computeMedian(rounds[key].map((round) => round[what]));
  const ofBare = (what) =>
    computePairedRatio(
      rounds.simulator.map((round) => round[what]),
      rounds.bare.map((round) => round[what]),
    );
  const perThousand = (value) => (value === null ? null : value / 1_000);
  const cpu = ofBare("holdCpuUs");
  const memory = ofBare("bytes");
  const openCpuUs = figure("simulator", "openCpuUs");
  return {
    title: `Sign-ins over HTTPS: medians of ${roundCount} rounds of ${formatNumber(count)} sign-ins, each round with new servers`,
    tables: [
      {
        columns: [
          "server",
          "CPU ms/sign-in, open connection",
          "CPU ms/sign-in and held poll, new connection",
          "KB/held poll",
        ],
        rows: SERVERS.map(({ name: server, key }) => [
          server,
          formatNumber(perThousand(figure(key, "openCpuUs")), 3),
          formatNumber(perThousand(figure(key, "holdCpuUs")), 2),
          formatNumber(perThousand(figure(key, "bytes")), 1),
        ]),
      },
    ],
    targets: [
      {
        what: "CPU time of a sign-in on an open connection",
        bound: "at most",
        value: 300,
        unit: "us",
        measured: openCpuUs,
      },
      {
        what: "CPU time of a sign-in and held poll on a new connection, times bare node:https",
        bound: "at most",
        value: 1.3,
        unit: "",
        measured: cpu?.middle ?? null,
      },
      {
        what: "memory of a held poll and its connection, times bare node:https",
        bound: "at most",
        value: 1.1,
        unit: "",
        measured: memory?.middle ?? null,
      },
    ],
    notes: [
      "the control sends the same answers, byte for byte, and holds the last poll of each agent",
      "CPU time is that of all threads and includes the handshake; memory is the growth of RSS, without a forced garbage collection",
      ...(cpu === null
        ? []
        : [`the ratios of CPU time range from ${formatNumber(cpu.least, 2)} to ${formatNumber(cpu.most, 2)}`]),
      ...(memory === null
        ? []
        : [`the ratios of memory range from ${formatNumber(memory.least, 2)} to ${formatNumber(memory.most, 2)}`]),
    ],
    failures: [],
    figures: { rounds },
  };
}
