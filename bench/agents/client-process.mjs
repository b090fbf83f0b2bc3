// Starts a process with clients, which does one job after the other.
import { fileURLToPath } from "node:url";
import { spawnNode, stop } from "../child.mjs";
import { describeEnd } from "../report/process-end.mjs";

/**
 * A process with clients.
 * @typedef {object} ClientProcess
 * @property {(job: object) => Promise<any>} request runs a job, and resolves with its result; only one at a time.
 *   Rejects if the job fails or the process ends
 * @property {() => Promise<void>} stop ends the process
 */

/**
 * Starts a process with clients.
 * @param {string} file its file in `bench/clients`
 * @param {number | null} [core] the processor core that it runs on; any by default
 * @returns {ClientProcess}
 */
export function startClients(file, core = null) {
  const path = fileURLToPath(new URL(`../clients/${file}`, import.meta.url));
  const child = spawnNode([path], { core, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  let waiting = { resolve: () => {}, reject: () => {} };
  child.on("message", (answer) => {
    if ("failure" in answer) waiting.reject(new Error(answer.failure));
    else waiting.resolve(answer);
  });
  child.once("exit", (code, signal) => {
    waiting.reject(new Error(`a client process ended with ${describeEnd(code, signal)}`));
  });
  return {
    stop: () => stop(child),
    request: (job) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        child.send(job);
      }),
  };
}
