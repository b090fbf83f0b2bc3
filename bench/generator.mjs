// Starts the load generator: one process for all rounds, so that it is equally warmed up for every server.
import { fileURLToPath } from "node:url";
import { spawnNode, stop } from "./child.mjs";

const LOAD = fileURLToPath(new URL("clients/load.mjs", import.meta.url));

/**
 * A running load generator.
 * @typedef {object} Generator
 * @property {(job: Omit<import("./clients/load.mjs").Job, "polls">) => Promise<import("./clients/load.mjs").Round>} round runs a round; only one at a time
 * @property {() => Promise<void>} stop ends the process
 */

/**
 * Starts the load generator.
 * @param {number | null} core
 * @param {{ file?: string, polls?: boolean }} [how] `file`: the client process that takes the jobs; `polls`: whether it never sleeps in a round,
 *   by default if it has a separate core
 * @returns {Generator}
 */
export function startGenerator(core, { file = LOAD, polls = core !== null } = {}) {
  const child = spawnNode([file], { core, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return { round: (job) => runRound(child, { ...job, polls }), stop: () => stop(child) };
}

function runRound(child, job) {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("the load generator ended in the middle of a round"));
    child.once("exit", ended);
    child.once("message", ({ round: done, failure }) => {
      child.off("exit", ended);
      if (failure === undefined) resolve(done);
      else reject(new Error(`the load generator failed: ${failure}`));
    });
    child.send(job);
  });
}
