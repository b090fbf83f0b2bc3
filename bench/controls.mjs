// Starts the controls: bare servers that use the simulator's certificate, and send copies of its answers to the measured requests.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "./child.mjs";
import { buildStatisticsHeaders, findLeaf, requestOnce, STATISTICS_PATH, signIn, startSubject } from "./subject.mjs";

const FILES = {
  https: fileURLToPath(new URL("servers/bare-https.mjs", import.meta.url)),
  fastify: fileURLToPath(new URL("servers/bare-fastify.mjs", import.meta.url)),
  holding: fileURLToPath(new URL("servers/holding-https.mjs", import.meta.url)),
};
// Node writes these three headers itself.
const WRITTEN_BY_NODE = new Set(["date", "connection", "keep-alive"]);

/**
 * The input of the controls, from a first start of the simulator.
 * @typedef {object} Prepared
 * @property {string} certsDir the folder of the certificates
 * @property {string} ca PEM text
 * @property {string} config path of the configuration of the controls
 * @property {string} body the body of the copied answer
 */

/**
 * Starts the simulator once, to create certificates and to copy its answer to a query of statistics.
 * @param {string} workspace an empty folder
 * @returns {Promise<Prepared>}
 */
export async function prepareControls(workspace) {
  const certsDir = join(workspace, "certs");
  const subject = await startSubject({ certsDir });
  try {
    const ca = readFileSync(subject.ready.ca, "utf8");
    const guid = await signIn(subject.ready.gateway, ca);
    const answer = await requestOnce(subject.ready.gateway, ca, STATISTICS_PATH, {
      headers: buildStatisticsHeaders(guid),
    });
    if (answer.status !== 200 || JSON.parse(answer.body).retcode !== "0") {
      throw new Error(`the simulator refuses the request that the benchmark measures: ${answer.status} ${answer.body}`);
    }
    const config = join(workspace, "control.json");
    writeFileSync(config, JSON.stringify({ ...findLeaf(certsDir), path: STATISTICS_PATH, answer: copyAnswer(answer) }));
    return { certsDir, ca, config, body: answer.body };
  } finally {
    await subject.stop();
  }
}

/**
 * Returns the part of an answer that a control copies.
 * @param {{ headers: [string, string][], body: string }} answer
 * @returns {{ headers: [string, string][], keepAliveSeconds: number | null, body: string }}
 */
export function copyAnswer({ headers, body }) {
  return { headers: selectHeaders(headers), keepAliveSeconds: readKeepAliveSeconds(headers), body };
}

/**
 * Starts a control, and waits until it is ready.
 * @param {"https" | "fastify" | "holding"} kind the library that it uses; `holding` uses node:https and holds polls
 * @param {Pick<Prepared, "config">} prepared
 * @param {number | null} [core] the processor core that it runs on; any by default
 * @returns {Promise<import("./child.mjs").Server>}
 */
export function startControl(kind, prepared, core = null) {
  return startServer([FILES[kind], prepared.config], { core });
}

function selectHeaders(headers) {
  return headers.filter(([name]) => !WRITTEN_BY_NODE.has(name.toLowerCase()));
}

/** Returns the timeout of the header Keep-Alive, in seconds; null without one. */
function readKeepAliveSeconds(headers) {
  const seconds = headers.find(([name]) => name.toLowerCase() === "keep-alive")?.[1].match(/timeout=(\d+)/)?.[1];
  return seconds === undefined ? null : Number(seconds);
}
