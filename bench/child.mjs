// Starts and ends the child processes of the benchmark, optionally pinned to a core.
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { describeEnd } from "./report/process-end.mjs";

const READY_TIMEOUT_MS = 20_000;
const LOG_READ_INTERVAL_MS = 5;
const STOP_TIMEOUT_MS = 3_000;
const MAX_STDERR_CHARACTERS = 4_000;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

/**
 * Starts node with the given arguments. The pid is that of node, even if node is pinned, because taskset replaces itself with node.
 * @param {readonly string[]} args
 * @param {{ core: number | null, stdio: import("node:child_process").StdioOptions }} how `core`: the core that it runs on; null for any
 * @returns {import("node:child_process").ChildProcess}
 */
export function spawnNode(args, how) {
  return spawnProgram(process.execPath, args, how);
}

/**
 * Starts a program like `spawnNode`.
 * @param {string} program a path, or a name to look for in PATH
 * @param {readonly string[]} args
 * @param {{ core: number | null, stdio: import("node:child_process").StdioOptions, env?: Record<string, string> }} how
 *   `env`: environment variables to add
 * @returns {import("node:child_process").ChildProcess}
 */
export function spawnProgram(program, args, { core, stdio, env = {} }) {
  const [command, ...before] = core === null ? [program] : ["taskset", "-c", String(core), program];
  const child = spawn(command, [...before, ...args], { stdio, env: { ...createPlainEnvironment(), ...env } });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/**
 * A server that is ready.
 * @typedef {object} Server
 * @property {number} pid
 * @property {number} spawnedAt `performance.now()` just before the spawn
 * @property {{ gateway: string, control?: string, ca?: string, workers?: { gateway: string, pid: number }[] }} ready the parsed ready line
 * @property {() => Promise<void>} stop ends the process
 */

/**
 * Starts a server and waits for its line `{"ready":true,...}` on stdout.
 * @param {readonly string[]} args arguments of node
 * @param {{ core?: number | null, log?: string }} [how] `log`: a file that takes stdout
 * @returns {Promise<Server>} rejects with its stderr if it ends or is not ready in time
 */
export async function startServer(args, { core = null, log } = {}) {
  const out = log === undefined ? "pipe" : openSync(log, "a");
  const spawnedAt = performance.now();
  const child = spawnNode(args, { core, stdio: ["ignore", out, "pipe"] });
  if (typeof out === "number") closeSync(out);
  try {
    const ready = await readReadyLine(child, log);
    return { pid: child.pid, spawnedAt, ready, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw new Error(`node ${args.join(" ")}: ${error.message}`);
  }
}

/**
 * Ends a child with SIGTERM, and with SIGKILL if it doesn't end.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<void>}
 */
export async function stop(child) {
  if (!running.has(child) || child.pid === undefined) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(force);
}

function readReadyLine(child, log) {
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr = (stderr + text).slice(-MAX_STDERR_CHARACTERS);
  });
  return new Promise((resolve, reject) => {
    const settle = (act) => (value) => {
      clearTimeout(timer);
      clearInterval(look);
      act(value);
    };
    const fail = settle((why) => reject(new Error(stderr.trim() === "" ? why : `${why}; it wrote: ${stderr.trim()}`)));
    const done = settle(resolve);
    const timer = setTimeout(() => fail(`was not ready within ${READY_TIMEOUT_MS / 1000} s`), READY_TIMEOUT_MS);
    const look =
      log === undefined ? undefined : setInterval(() => search(readFileSync(log, "utf8"), done), LOG_READ_INTERVAL_MS);
    if (child.stdout !== null) searchStream(child.stdout, done);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) => fail(`ended (${describeEnd(code, signal)}) before it was ready`));
  });
}

// The pipe is read to its end, so that the child never blocks.
function searchStream(stream, done) {
  const decoder = new StringDecoder("utf8");
  let text = "";
  let found = false;
  stream.on("data", (chunk) => {
    if (found) return;
    text += decoder.write(chunk);
    found = search(text, done);
  });
}

function search(text, done) {
  const line = text
    .split("\n")
    .slice(0, -1)
    .find((each) => each.startsWith('{"ready":true'));
  if (line === undefined) return false;
  done(JSON.parse(line));
  return true;
}

// The simulator under test must not read options from the user's environment.
function createPlainEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CCGW_")));
}
