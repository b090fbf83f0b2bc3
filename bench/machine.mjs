// Describes the machine, and chooses the cores of server and load generator.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, platform, release } from "node:os";
import { allowedCores, coreNumbers } from "./process-figures.mjs";

/**
 * @typedef {object} Pinning
 * @property {number | null} server the core of the server under test; null: any core
 * @property {number | null} generator the core of the load generator
 * @property {string} words the choice in words
 */

/**
 * Chooses two separate physical cores, one for the server and one for the load generator.
 * @returns {Pinning}
 */
export function choosePinning() {
  const loose = (why) => ({ server: null, generator: null, words: `not pinned to cores (${why}): figures vary more` });
  if (spawnSync("taskset", ["--version"]).error !== undefined) return loose("no taskset here");
  const cores = allowedCores();
  if (cores === null) return loose("no /proc here");
  const [server, ...others] = cores;
  if (others.length === 0)
    return loose("only one core: server and load generator share it, and the ratios are too kind");
  const apart = others.find((core) => !threadSiblings(server).includes(core));
  const generator = apart ?? others[0];
  const shared = apart === undefined ? ", two threads of one core" : "";
  return { server, generator, words: `server on core ${server}, load generator on core ${generator}${shared}` };
}

/** Returns one line about the machine and its current load. @returns {string} */
export function describeMachine() {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  const busy = loadavg()[0]?.toFixed(2);
  return `Node ${process.version}, ${platform()} ${release()} ${arch()}, ${processors.length} x ${model}, load before the run ${busy}`;
}

function threadSiblings(core) {
  try {
    const list = readFileSync(`/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`, "utf8");
    return coreNumbers(list.trim());
  } catch {
    return [];
  }
}
