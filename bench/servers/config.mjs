// Reads the configuration of a control, and prints its ready line.
import { readFileSync } from "node:fs";

/**
 * @typedef {object} ControlConfig
 * @property {string} cert path of the PEM file
 * @property {string} key path of the PEM file
 * @property {string} path the only path that is served
 * @property {{ headers: [string, string][], keepAliveSeconds: number | null, body: string }} answer copied from the simulator
 */

/** Reads the configuration at the path on the command line. @returns {ControlConfig & { tls: { cert: Buffer, key: Buffer } }} */
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
