// Describes the machine, and chooses the cores of the server and the load generator.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, platform, release } from "node:os";
import { listAllowedCores, parseCoreNumbers } from "./process-figures.mjs";

/**
 * The processor cores of the server and the load generator.
 * @typedef {object} Pinning
 * @property {number | null} server the core of the server under test; null: any core
 * @property {number | null} generator the core of the load generator; null: any core
 * @property {string} words the choice in words
 */

/**
 * Chooses a core for the server and another one for the load generator, on separate physical cores if there are two. Without `taskset`,
 * /proc or a second core, neither process is pinned.
 * @returns {Pinning}
 */
export function choosePinning() {
  const unpinned = (why) => ({
    server: null,
    generator: null,
    words: `not pinned to cores (${why}): figures vary more`,
  });
  if (spawnSync("taskset", ["--version"]).error !== undefined) return unpinned("taskset is not installed");
  const cores = listAllowedCores();
  if (cores === null) return unpinned("there is no /proc");
  const [server, ...others] = cores;
  if (others.length === 0)
    return unpinned("server and load generator share the only core, which makes the ratios too favorable");
  const separateCore = others.find((core) => !readThreadSiblings(server).includes(core));
  const generator = separateCore ?? others[0];
  const shared = separateCore === undefined ? ", two threads of one core" : "";
  return { server, generator, words: `server on core ${server}, load generator on core ${generator}${shared}` };
}

/** Returns one line about the machine and its current load. @returns {string} */
export function describeMachine() {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  const load = loadavg()[0]?.toFixed(2);
  return `Node ${process.version}, ${platform()} ${release()} ${arch()}, ${processors.length} x ${model}, load before the run ${load}`;
}

function readThreadSiblings(core) {
  try {
    const list = readFileSync(`/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`, "utf8");
    return parseCoreNumbers(list.trim());
  } catch {
    return [];
  }
}
