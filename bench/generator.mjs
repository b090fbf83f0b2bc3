// Starts the load generator: one process for all rounds, so that it is equally warmed up for every server.
import { fileURLToPath } from "node:url";
import { spawnNode, stop } from "./child.mjs";
import { describeEnd } from "./report/process-end.mjs";

const LOAD = fileURLToPath(new URL("clients/load.mjs", import.meta.url));

/**
 * A running load generator.
 * @typedef {object} Generator
 * @property {(job: Omit<import("./clients/load.mjs").Job, "staysAwake">) => Promise<import("./clients/load.mjs").RoundResult>} round
 *   runs a round; only one at a time
 * @property {() => Promise<void>} stop ends the process
 */

/**
 * Starts the load generator.
 * @param {number | null} core the processor core that it runs on; null for any
 * @param {{ file?: string, staysAwake?: boolean }} [how] `file`: the script of the process; `staysAwake`: whether it never sleeps in a
 *   round, which is the default if `core` is not null
 * @returns {Generator}
 */
export function startGenerator(core, { file = LOAD, staysAwake = core !== null } = {}) {
  const child = spawnNode([file], { core, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return { round: (job) => runRound(child, { ...job, staysAwake }), stop: () => stop(child) };
}

function runRound(child, job) {
  return new Promise((resolve, reject) => {
    const onExit = (code, signal) => {
      reject(new Error(`the load generator ended in the middle of a round, with ${describeEnd(code, signal)}`));
    };
    child.once("exit", onExit);
    child.once("message", ({ round: result, failure }) => {
      child.off("exit", onExit);
      if (failure === undefined) resolve(result);
      else reject(new Error(`the load generator failed: ${failure}`));
    });
    child.send(job);
  });
}
