// Finds the files of the simulator under test, starts it, signs an agent in, and builds the measured request.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "./child.mjs";

let root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Makes the benchmark measure an installed package instead of the build of this repository.
 * @param {string} folder the folder of the package
 */
export function setMeasuredPackage(folder) {
  root = resolve(folder);
}

/** Returns the path of a file of the measured package. @param {string} path @returns {string} */
export function findPackageFile(path) {
  return join(root, path);
}

const findMainFile = () => findPackageFile("dist/cli/main.js");
const findScenarioFile = () => findPackageFile("scenarios/statistics-example.yaml");

/** The path that is measured: the statistics of agent 101. */
export const STATISTICS_PATH = "/agentgateway/resource/calldata/101/statistics";
const SIGN_IN_PATH = "/agentgateway/resource/onlineagent/101";
const CONTENT_TYPE = "application/json; charset=UTF-8";

/** Returns a sentence about a missing file that a measurement needs, or null. @returns {string | null} */
export function explainMissingFile() {
  if (!existsSync(findMainFile())) return `there is no ${findMainFile()}: run \`npm run build\` first`;
  return existsSync(findScenarioFile()) ? null : `there is no ${findScenarioFile()}, which the benchmark plays`;
}

/**
 * Starts the simulator with free ports.
 * @param {{ certsDir: string, core?: number | null, logLevel?: "warn" | "info", log?: string }} how `log`: a file that takes stdout
 * @returns {Promise<import("./child.mjs").Server>} when it is ready
 */
export function startSubject({ certsDir, core = null, logLevel = "warn", log }) {
  const ports = ["--port", "0", "--control-port", "0", "--auth-mode", "static"];
  const logging = ["--log-level", logLevel, "--log-format", "json"];
  const args = [findMainFile(), "serve", findScenarioFile(), ...ports, ...logging, "--certs-dir", certsDir];
  return startServer(args, log === undefined ? { core } : { core, log });
}

/**
 * Finds the certificate and key that the simulator created, for the controls.
 * @param {string} certsDir
 * @returns {{ cert: string, key: string }} paths of PEM files
 * @throws {Error} if there is no server certificate with its key
 */
export function findLeaf(certsDir) {
  const files = readdirSync(certsDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
  const leaves = files
    .filter(({ text }) => text.includes("-----BEGIN CERTIFICATE-----"))
    .map(({ path, text }) => ({ path, certificate: new X509Certificate(text) }))
    .filter(({ certificate }) => !certificate.ca);
  const keys = files
    .filter(({ text }) => text.includes("PRIVATE KEY-----"))
    .map(({ path, text }) => ({ path, key: createPrivateKey(text) }));
  for (const leaf of leaves) {
    const leafKey = keys.find(({ key }) => leaf.certificate.checkPrivateKey(key));
    if (leafKey !== undefined) return { cert: leaf.path, key: leafKey.path };
  }
  throw new Error(`${certsDir} has no server certificate with its key after a first start`);
}

/**
 * Signs agent 101 in.
 * @param {string} gateway URL without a trailing slash
 * @param {string} ca PEM text
 * @returns {Promise<string>} the Guid of its session
 */
export async function signIn(gateway, ca) {
  const body = JSON.stringify({ password: "secret", phonenum: "40038" });
  const answer = await requestOnce(gateway, ca, SIGN_IN_PATH, {
    method: "PUT",
    headers: { "Content-Type": CONTENT_TYPE },
    body,
  });
  const guid = answer.headers.find(([name]) => name.toLowerCase() === "set-guid")?.[1].match(/^JSESSIONID=(.+)$/)?.[1];
  if (guid === undefined) throw new Error(`the sign-in returned no Guid: ${answer.status} ${answer.body}`);
  return guid;
}

/**
 * Sends one request on a new connection.
 * @param {string} gateway
 * @param {string} ca PEM text
 * @param {string} path
 * @param {{ method?: string, headers?: Record<string, string>, body?: string, servername?: string }} [what]
 *   `servername`: the name in the certificate
 * @returns {Promise<{ status: number, headers: [string, string][], body: string }>} headers as spelled on the wire.
 *   Rejects if the connection fails
 */
export function requestOnce(gateway, ca, path, { method = "GET", headers = {}, body = "", servername } = {}) {
  const { Agent, request } = gateway.startsWith("https:") ? https : http;
  // Keep-alive is on, because the load uses it too, and it changes the headers of the answer.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const length = body === "" ? {} : { "Content-Length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const tls = servername === undefined ? { ca } : { ca, servername };
    const options = { method, ...tls, agent, headers: { ...headers, ...length } };
    const sent = request(`${gateway}${path}`, options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: pairHeaders(response.rawHeaders), body: text }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  }).finally(() => agent.destroy());
}

/**
 * Returns the statistics request of a signed-in agent as text.
 * @param {string} gateway
 * @param {string} guid
 * @returns {string}
 */
export function buildStatisticsRequest(gateway, guid) {
  const { host } = new URL(gateway);
  return `GET ${STATISTICS_PATH} HTTP/1.1\r\nHost: ${host}\r\nGuid: ${guid}\r\nContent-Type: ${CONTENT_TYPE}\r\n\r\n`;
}

/** Returns the headers of a statistics request. @param {string} guid @returns {Record<string, string>} */
export function buildStatisticsHeaders(guid) {
  return { Guid: guid, "Content-Type": CONTENT_TYPE };
}

function pairHeaders(rawHeaders) {
  return Array.from({ length: rawHeaders.length / 2 }, (_, at) => [rawHeaders[at * 2], rawHeaders[at * 2 + 1]]);
}
