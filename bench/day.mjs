// The part `day`: plays a scenario of eight hours with a hundred agents on autopilot in virtual time, as `ccgw run` does.
import { fileURLToPath } from "node:url";
import { spawnNode, stop } from "./child.mjs";
import { bundleModules } from "./modules.mjs";
import { computeMedian } from "./report/figures.mjs";
import { describeEnd } from "./report/process-end.mjs";
import { formatNumber } from "./report/table.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CHILD_PATH = fileURLToPath(new URL("scenario-day.mjs", import.meta.url));
const SCENARIO_PATH = fileURLToPath(new URL("scenarios/day.yaml", import.meta.url));
const HOURS = 8;
const EXPECTED_CALLS = 9_600;

export const name = "day";
export const about = "a scenario of eight hours, 100 agents on autopilot and 9,600 calls, in virtual time";

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, pinning, log }) {
  const modules = await bundleModules(ROOT);
  const runs = [];
  for (let round = 1; round <= options.shifts; round += 1) {
    log(`day ${round} of ${options.shifts}`);
    runs.push(await playDay(modules, pinning.server));
  }
  return report(runs);
}

async function playDay(modules, core) {
  const child = spawnNode([CHILD_PATH, modules, SCENARIO_PATH, String(HOURS)], {
    core,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        reject(new Error(`the process of the scenario ended with ${describeEnd(code, signal)}`));
      });
    });
  } finally {
    await stop(child);
  }
}

function report(runs) {
  const seconds = computeMedian(runs.map((run) => run.seconds));
  const [{ calls, events, agents, talkSeconds }] = runs;
  const isRepeatable = runs.every(
    (run) => JSON.stringify([run.calls, run.talkSeconds]) === JSON.stringify([calls, talkSeconds]),
  );
  return {
    title: `A scenario of ${HOURS} hours with ${agents} agents on autopilot, in virtual time, on one core`,
    tables: [
      {
        columns: ["", ""],
        rows: [
          ["seconds, median", formatNumber(seconds, 2)],
          ["calls", formatNumber(calls.arrived)],
          ["answered", formatNumber(calls.answered)],
          ["abandoned", formatNumber(calls.abandoned)],
          ["events", formatNumber(events)],
        ],
      },
    ],
    targets: [{ what: "eight-hour scenario of 9,600 calls", bound: "at most", value: 2, unit: "s", measured: seconds }],
    notes: [],
    failures: [
      ...(calls.arrived < EXPECTED_CALLS
        ? [`only ${formatNumber(calls.arrived)} of ${formatNumber(EXPECTED_CALLS)} calls arrived`]
        : []),
      ...(isRepeatable ? [] : ["two runs of the same seed gave different figures"]),
    ],
    figures: { seconds: runs.map((run) => run.seconds), calls, events },
  };
}
