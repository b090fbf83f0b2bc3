// The part `wait`: measures the longest wait of a request to one world while another world does long work.

import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { startServer } from "../child.mjs";
import { findLongestWait, requestControl } from "../control-requests.mjs";
import { computeMedian } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { findPackageFile } from "../subject.mjs";

export const name = "wait";
export const about = "the longest wait of a request while another world does long work";

/** The target for the longest wait. */
const MAX_WAIT_MS = 50;

/** Traffic of 48,000 calls a day to a queue without agents, so that the customers abandon their calls. */
const BUSY = {
  center: { queues: [{ id: 25 }] },
  steps: [{ traffic: { queue: 25, callsPerHour: 2000, talk: "2m", patience: "10s" } }],
};

const CROWD_QUEUES = Array.from({ length: 20 }, (_, at) => at + 1);
const AUTOPILOT = { answer: "4s", wrapUp: { p50: "20s", p95: "60s" } };
const TRAFFIC = { callsPerHour: 3_000, talk: { p50: "110s", p95: "330s" }, patience: { exponential: "2m" } };
/** A center of 5,000 agents in 20 queues, with 60,000 calls per hour. */
const CROWD = {
  center: {
    queues: CROWD_QUEUES.map((id) => ({ id })),
    agents: CROWD_QUEUES.map((id) => ({
      ids: `${751 + id * 250}-${1000 + id * 250}`,
      queues: [id, (id % 20) + 1],
      autopilot: AUTOPILOT,
    })),
  },
  steps: CROWD_QUEUES.map((queue) => ({ traffic: { queue, ...TRAFFIC } })),
};

const AGENTS = Array.from(
  { length: 15_000 },
  (_, i) => `    - {id: ${i + 101}, name: "Agent ${i + 101}", queues: [25]}`,
);
/** A scenario of nearly 1 MiB with 15,000 agents, as YAML text. */
const LARGE = `center:\n  queues: [{id: 25}]\n  agents:\n${AGENTS.join("\n")}\n`.padEnd(1024 * 1024 - 1, "#");

/** @type {import("../run.mjs").Part["run"]} */
export async function run({ options, workspace, log }) {
  const certsDir = mkdtempSync(join(workspace, "wait-"));
  const ports = ["--port", "0", "--control-port", "0", "--clock", "manual", "--certs-dir", certsDir];
  const server = await startServer([findPackageFile("dist/cli/main.js"), "serve", ...ports, "--log-level", "warn"]);
  try {
    const { control } = server.ready;
    await requestControl(control, "POST", "/worlds", { name: "busy", clock: "manual", scenario: BUSY });
    await requestControl(control, "POST", "/worlds", { name: "crowd", clock: "manual", scenario: CROWD });
    const tasks = [
      [
        "advances through a day of 48,000 calls",
        () => requestControl(control, "POST", "/worlds/busy/clock/advance", { by: "24h" }),
      ],
      [
        "advances 5,000 agents through an hour of 60,000 calls",
        () => requestControl(control, "POST", "/worlds/crowd/clock/advance", { by: "1h" }),
      ],
      ["reads a scenario of 1 MiB", () => requestControl(control, "PUT", "/worlds/busy/scenario", LARGE)],
      ["restores 15,000 agents", await prepareRestore(control)],
    ];
    const figures = [];
    for (const [what, task] of tasks) {
      const waits = [];
      for (let round = 0; round < options.shifts; round += 1) {
        log(`${what}, ${round + 1} of ${options.shifts}`);
        waits.push(await findLongestWait(control, task));
      }
      figures.push({ what, waits });
    }
    return report(figures, options.shifts);
  } finally {
    await server.stop();
  }
}

/** Makes a large snapshot. Returns a function that restores it. */
async function prepareRestore(control) {
  await requestControl(control, "POST", "/worlds", { name: "large", clock: "manual" });
  await requestControl(control, "PUT", "/worlds/large/scenario", LARGE);
  // The snapshot is sent as bytes, because encoding a large text would make this client late for the requests whose waits it measures.
  const snapshot = Buffer.from(await requestControl(control, "GET", "/worlds/large/snapshot"));
  return () => requestControl(control, "PUT", "/worlds/busy/snapshot", snapshot);
}

function report(figures, rounds) {
  return {
    title: `Wait of a request to one world while another world works: the longest of each of ${rounds} rounds`,
    tables: [
      {
        columns: ["the other world", "median ms", "lowest ms", "highest ms"],
        rows: figures.map(({ what, waits }) => [
          what,
          formatNumber(computeMedian(waits)),
          formatNumber(Math.min(...waits)),
          formatNumber(Math.max(...waits)),
        ]),
      },
    ],
    targets: figures.map(({ what, waits }) => ({
      what: `longest wait while another world ${what}`,
      bound: "at most",
      value: MAX_WAIT_MS,
      unit: "ms",
      measured: computeMedian(waits),
    })),
    notes: ["the client runs on the same machine, and its pauses count as waits"],
    failures: [],
    figures: Object.fromEntries(figures.map(({ what, waits }) => [what, waits])),
  };
}
