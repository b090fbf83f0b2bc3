// What both controls read at their start (certificate, the answer to send) and the line they print when they listen.
import { readFileSync } from "node:fs";

/**
 * @typedef {object} ControlConfig
 * @property {string} cert path of the PEM file
 * @property {string} key path of the PEM file
 * @property {string} path the one path that is served
 * @property {{ headers: [string, string][], keepAliveSeconds: number | null, body: string }} answer copied from the simulator
 */

/** The configuration whose path stands on the command line. @returns {ControlConfig & { tls: { cert: Buffer, key: Buffer } }} */
export function readConfig() {
  const config = JSON.parse(readFileSync(process.argv[2], "utf8"));
  return { ...config, tls: { cert: readFileSync(config.cert), key: readFileSync(config.key) } };
}

/**
 * Says where the server listens, in the simulator's own form.
 * @param {import("node:net").Server} server
 */
export function announce(server) {
  console.log(JSON.stringify({ ready: true, gateway: `https://127.0.0.1:${server.address().port}` }));
}
