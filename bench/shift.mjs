// The part `shift`: the core alone plays an eight-hour shift of a thousand agents with all kinds of calls, in virtual time.
import { fileURLToPath } from "node:url";
import { spawnNode, stop } from "./child.mjs";
import { bundleModules } from "./modules.mjs";
import { computeMedian } from "./report/figures.mjs";
import { describeEnd } from "./report/process-end.mjs";
import { formatNumber } from "./report/table.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CHILD = fileURLToPath(new URL("core-shift.mjs", import.meta.url));
const AGENTS = 1_000;
const CALLS_PER_HOUR = 12;
const HOURS = 8;

/** The items that the center stores, each with its maximum number in a world. */
const STORED = [
  { part: "events", what: "event of the log", bound: 10_000 },
  { part: "records", what: "record of a part in a past call", bound: 20_000 },
  { part: "recordings", what: "finished recording", bound: 10_000 },
  { part: "calls", what: "call in progress, with its legs", bound: 100_000 },
  { part: "agents", what: "signed-in agent", bound: 59_899 },
];

export const name = "shift";
export const about = "the core alone, an eight-hour shift of 1,000 agents in virtual time";

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, pinning, log }) {
  const core = `${await bundleModules(ROOT)}/core.js`;
  const runs = [];
  for (let round = 1; round <= options.shifts; round += 1) {
    log(`shift ${round} of ${options.shifts}`);
    runs.push(await playShift(core, pinning.server));
  }
  return report(runs);
}

async function playShift(corePath, processorCore) {
  const args = ["--expose-gc", CHILD, corePath, String(AGENTS), String(HOURS), String(CALLS_PER_HOUR), "1"];
  const child = spawnNode(args, { core: processorCore, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  try {
    return await new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        reject(new Error(`the process of the shift ended with ${describeEnd(code, signal)}`));
      });
    });
  } finally {
    await stop(child);
  }
}

function report(runs) {
  const seconds = computeMedian(runs.map((run) => run.seconds));
  const [{ callCount, events, heapMb, memory, outcomeCounts, totalCounters }] = runs;
  const growth = heapMb.at(-1) - heapMb[1];
  const callTarget = AGENTS * HOURS * CALLS_PER_HOUR;
  const refused = Object.keys(outcomeCounts).filter((name) => name.endsWith(" refused"));
  return {
    title: `A shift of ${HOURS} hours, ${formatNumber(AGENTS)} agents, ${CALLS_PER_HOUR} calls per hour each: the core alone, on one core`,
    tables: [
      {
        columns: ["", ""],
        rows: [
          ["seconds, median", formatNumber(seconds, 2)],
          ["calls", formatNumber(callCount)],
          ["events", formatNumber(events)],
          ["events per second", formatNumber(events / seconds)],
          [
            "heap after 1, 2 and 8 hours, MB",
            [heapMb[0], heapMb[1], heapMb.at(-1)].map((each) => formatNumber(each, 1)).join(", "),
          ],
        ],
      },
      {
        columns: ["in memory after the shift", "number", "bytes each", "at most", "MB then"],
        rows: STORED.map(({ part, what, bound }) => [
          what,
          formatNumber(memory[part].count),
          formatNumber(memory[part].bytes),
          formatNumber(bound),
          formatNumber((bound * memory[part].bytes) / 1e6, 1),
        ]),
      },
      {
        columns: ["done", "times", "refused"],
        rows: Object.keys(outcomeCounts)
          .filter((name) => !refused.includes(name))
          .sort()
          .map((name) => [
            name,
            formatNumber(outcomeCounts[name]),
            formatNumber(outcomeCounts[`${name} refused`] ?? 0),
          ]),
      },
    ],
    targets: [
      { what: "eight-hour shift of 1,000 agents", bound: "at most", value: 2.3, unit: "s", measured: seconds },
      {
        what: "growth of the heap from 2 to 8 hours",
        bound: "at most",
        value: 8,
        unit: "MB",
        measured: growth,
      },
    ],
    notes: ["the heap is read after a full garbage collection, which is not part of the time"],
    failures: [
      ...(callCount < callTarget ? [`only ${formatNumber(callCount)} of ${formatNumber(callTarget)} calls began`] : []),
      ...(runs.some((run) => JSON.stringify(run.totalCounters) !== JSON.stringify(totalCounters))
        ? ["two runs of the same seed gave different counters"]
        : []),
    ],
    figures: {
      seconds: runs.map((run) => run.seconds),
      callCount,
      events,
      heapMb,
      memory,
      outcomeCounts,
      totalCounters,
    },
  };
}
