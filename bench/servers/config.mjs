// Reads the configuration of a server that the simulator is compared with, and prints its ready line.
import { readFileSync } from "node:fs";

/**
 * An answer copied from the simulator.
 * @typedef {{ headers: [string, string][], keepAliveSeconds: number | null, body: string }} CopiedAnswer
 *
 * The configuration of a server. For the parts `sign-ins` and `polls` it has `signIn` and `polls`, for the others `path` and `answer`.
 * @typedef {object} ServerConfig
 * @property {string} cert path of the PEM file
 * @property {string} key path of the PEM file
 * @property {string} [path] of the measured request
 * @property {CopiedAnswer} [answer] to the measured request
 * @property {CopiedAnswer} [signIn] to a sign-in
 * @property {CopiedAnswer[]} [polls] to the first polls of a connection
 * @property {Record<string, { answer: CopiedAnswer, event: CopiedAnswer }>} [changes] to requests for another state, by the last part of
 *   their path, with the answer to the held poll of the agent
 * @property {{ answer: CopiedAnswer, ms: number }} [hold] to a poll that has been held for a time (milliseconds); without it, a poll is held
 *   until its connection ends
 */

/**
 * Reads the configuration whose path is the first argument of the command line.
 * @returns {ServerConfig & { tls: { cert: Buffer, key: Buffer } }} `tls`: the contents of the PEM files
 */
export function readConfig() {
  const config = JSON.parse(readFileSync(process.argv[2], "utf8"));
  return { ...config, tls: { cert: readFileSync(config.cert), key: readFileSync(config.key) } };
}

/**
 * Prints the address of the server in the form of the simulator's ready line.
 * @param {import("node:net").Server} server
 */
export function announce(server) {
  console.log(JSON.stringify({ ready: true, gateway: `https://127.0.0.1:${server.address().port}` }));
}
