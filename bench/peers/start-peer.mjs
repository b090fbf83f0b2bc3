// Starts a peer, which prints no ready line, and waits for its first answer.
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { spawnProgram, stop } from "../child.mjs";
import { describeEnd } from "../report/process-end.mjs";
import { requestOnce } from "../subject.mjs";

const FIRST_ANSWER_TIMEOUT_MS = 120_000;
const RETRY_MS = 3;
const MAX_STDERR_CHARACTERS = 2_000;

/**
 * The command that starts a peer.
 * @typedef {object} Command
 * @property {string} program
 * @property {readonly string[]} args
 * @property {string} address of the server, such as `https://127.0.0.1:40001`
 * @property {string} path that it answers
 * @property {string} ca PEM text
 * @property {string} [servername] the name in the certificate, if it has no address
 * @property {string} home the folder that the peer sees as the home of its user
 */

/**
 * Starts a peer and waits until its first answer is complete.
 * @param {Command} command
 * @param {number | null} core the processor core that it runs on; null for any
 * @returns {Promise<import("../child.mjs").Server & { answeredAt: number }>} `answeredAt`: `performance.now()` after the answer.
 *   Rejects with its stderr if it ends or does not answer in time
 */
export async function startPeer(command, core) {
  const { program, args, home } = command;
  const spawnedAt = performance.now();
  const child = spawnProgram(program, args, { core, stdio: ["ignore", "ignore", "pipe"], env: { HOME: home } });
  let stderr = "";
  let ended = null;
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr = (stderr + text).slice(-MAX_STDERR_CHARACTERS);
  });
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, signal) => {
    ended = `it ended (${describeEnd(code, signal)})`;
  });
  while (!(await hasAnswered(command))) {
    const isLate = performance.now() - spawnedAt > FIRST_ANSWER_TIMEOUT_MS;
    if (ended === null && !isLate) {
      await sleep(RETRY_MS);
      continue;
    }
    await stop(child);
    throw new Error(`no answer: ${ended ?? `waited ${FIRST_ANSWER_TIMEOUT_MS / 1000} s`}. ${stderr.trim()}`);
  }
  const answeredAt = performance.now();
  return { pid: child.pid, spawnedAt, answeredAt, ready: { gateway: command.address }, stop: () => stop(child) };
}

/** Returns a port that is free at this moment. @returns {Promise<number>} */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// An early request can find a closed port, or a server that has not read its configuration yet.
async function hasAnswered({ address, ca, path, servername }) {
  try {
    return (await requestOnce(address, ca, path, { servername })).status === 200;
  } catch {
    return false;
  }
}
