// Defines the peers: general mock servers that answer the measured GET with the body of the simulator's answer.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  buildMockoonEnvironment,
  buildMountebankImposters,
  buildPrismDocument,
  buildWiremockMapping,
  readKeyAndCertificate,
} from "./documents.mjs";
import { readInstalledVersion, readProgramVersion } from "./install.mjs";
import { findFreePort } from "./start-peer.mjs";

/**
 * The input of a start of a peer.
 * @typedef {object} StartInput
 * @property {string} installed the folder of `installPeers`
 * @property {string} files an empty folder for the configuration of this start
 * @property {number} port
 * @property {string} config path of the configuration of the controls
 * @property {string} certsDir the folder of the certificates
 * @property {import("./documents.mjs").FixedAnswer} answer
 * @property {string} leaf path of the PEM file with certificate and key
 *
 * A peer.
 * @typedef {object} Peer
 * @property {string} id
 * @property {string} label
 * @property {string} packageName in npm's registry
 * @property {string} how the setup, in words
 * @property {boolean} isSecure whether it can serve HTTPS
 * @property {string} [servername] the name in its certificate, if that has no address
 * @property {() => string | null} explainMissing returns which required programs this machine lacks, or null
 * @property {(input: StartInput) => Promise<{ program: string, args: string[] }>} command
 *   writes the configuration, and returns the command that starts the peer
 */

const findScript = (name) => fileURLToPath(new URL(`../servers/${name}`, import.meta.url));
const createNodeCommand = (...args) => ({ program: process.execPath, args });
const explainNothing = () => null;

/** @type {Peer[]} */
export const PEERS = [
  {
    id: "mockttp",
    label: "mockttp",
    packageName: "mockttp",
    how: "`forGet(...).always().thenReply(...)`; it signs its own RSA certificate for localhost",
    isSecure: true,
    servername: "localhost",
    explainMissing: explainNothing,
    command: async ({ config, installed, port, certsDir }) =>
      createNodeCommand(
        findScript("mockttp.mjs"),
        config,
        installed,
        String(port),
        join(certsDir, "ca.pem"),
        join(certsDir, "ca.key"),
      ),
  },
  {
    id: "wiremock",
    label: "WireMock",
    packageName: "wiremock",
    how: "the standalone jar with one mapping and `--use-chunked-encoding never`",
    isSecure: true,
    explainMissing: () => {
      const absent = ["java", "openssl"].filter(
        (program) => readProgramVersion(program, VERSION_OPTIONS[program]) === null,
      );
      return absent.length === 0 ? null : `it needs ${absent.join(" and ")}, which this machine doesn't have`;
    },
    command: prepareWireMock,
  },
  {
    id: "json-server",
    label: "json-server",
    packageName: "json-server",
    how: "its library on a node:https server, because its command line serves HTTP only; without its log",
    isSecure: true,
    explainMissing: explainNothing,
    command: async ({ config, installed, port }) =>
      createNodeCommand(findScript("json-server.mjs"), config, installed, String(port)),
  },
  {
    id: "prism",
    label: "Prism (plain HTTP)",
    packageName: "@stoplight/prism-cli",
    how: "`prism mock --verboseLevel warn` with the answer as an example; it can't serve HTTPS, so it is measured over HTTP",
    isSecure: false,
    explainMissing: explainNothing,
    command: async ({ installed, files, port, answer }) => {
      const document = writeJson(files, "openapi.json", buildPrismDocument(answer));
      const options = ["--host", "127.0.0.1", "--port", String(port), "--verboseLevel", "warn"];
      return createNodeCommand(
        findInside(installed, "@stoplight/prism-cli/dist/index.js"),
        "mock",
        ...options,
        document,
      );
    },
  },
  {
    id: "mockoon",
    label: "Mockoon",
    packageName: "@mockoon/cli",
    how: "`mockoon-cli start --disable-log-to-file --disable-admin-api`, one route without templating",
    isSecure: true,
    explainMissing: explainNothing,
    command: async ({ installed, files, port, answer, leaf }) => {
      const tls = { port, certPath: leaf, keyPath: leaf };
      const data = writeJson(files, "mockoon.json", buildMockoonEnvironment(answer, tls));
      const options = ["--disable-log-to-file", "--disable-admin-api"];
      return createNodeCommand(findInside(installed, "@mockoon/cli/bin/run.js"), "start", "--data", data, ...options);
    },
  },
  {
    id: "mountebank",
    label: "mountebank",
    packageName: "@mbtest/mountebank",
    how: "`mb start --nologfile --loglevel warn`, one imposter with one stub that keeps connections open",
    isSecure: true,
    explainMissing: explainNothing,
    command: async ({ installed, files, port, answer, leaf }) => {
      const { key, cert } = readKeyAndCertificate(readFileSync(leaf, "utf8"));
      const imposters = writeJson(files, "imposters.json", buildMountebankImposters(answer, { port, cert, key }));
      const admin = ["--port", String(await findFreePort()), "--localOnly", "--pidfile", join(files, "mb.pid")];
      const options = ["--configfile", imposters, "--nologfile", "--loglevel", "warn"];
      return createNodeCommand(findInside(installed, "@mbtest/mountebank/bin/mb"), "start", ...admin, ...options);
    },
  },
];

const VERSION_OPTIONS = { java: "--version", openssl: "version" };

/**
 * Returns the version of a peer, with that of the Java that runs it if there is one.
 * @param {Peer} peer
 * @param {string} installed the folder of `installPeers`
 * @returns {string}
 */
export function versionOf({ id, packageName }, installed) {
  const version = readInstalledVersion(installed, packageName);
  return id === "wiremock" ? `${version}, Java ${readProgramVersion("java", VERSION_OPTIONS.java)}` : version;
}

/**
 * Chooses a port for a peer, and writes the configuration of the peer into a new folder.
 * @param {Peer} peer
 * @param {{ workspace: string, installed: string, prepared: import("../controls.mjs").Prepared }} place
 * @returns {Promise<import("./start-peer.mjs").Command>}
 */
export async function prepareStart(peer, { workspace, installed, prepared }) {
  const { cert: leaf, path } = JSON.parse(readFileSync(prepared.config, "utf8"));
  const files = mkdtempSync(join(workspace, `${peer.id}-`));
  const port = await findFreePort();
  const { certsDir, config, body, ca } = prepared;
  const command = await peer.command({ installed, files, port, config, certsDir, leaf, answer: { path, body } });
  const address = `${peer.isSecure ? "https" : "http"}://127.0.0.1:${port}`;
  return { ...command, address, path, ca, servername: peer.servername, home: files };
}

async function prepareWireMock({ installed, files, port, answer, leaf }) {
  const keys = join(files, "keys.p12");
  const password = "password";
  const output = ["-out", keys, "-passout", `pass:${password}`, "-name", "benchmark"];
  execFileSync("openssl", ["pkcs12", "-export", "-in", leaf, "-inkey", leaf, ...output]);
  mkdirSync(join(files, "mappings"));
  writeJson(files, "mappings/statistics.json", buildWiremockMapping(answer));
  const jar = findInside(
    installed,
    `wiremock/build/wiremock-standalone-${readInstalledVersion(installed, "wiremock")}.jar`,
  );
  const tls = ["--https-port", String(port), "--https-keystore", keys, "--keystore-type", "PKCS12"];
  const passwords = ["--keystore-password", password, "--key-manager-password", password];
  const address = ["--bind-address", "127.0.0.1", "--disable-http", "--root-dir", files];
  // The load generator reads only answers with a Content-Length.
  const answers = ["--use-chunked-encoding", "never"];
  return { program: "java", args: ["-jar", jar, ...address, ...tls, ...passwords, ...answers] };
}

const findInside = (installed, path) => join(installed, "node_modules", path);

function writeJson(folder, name, value) {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}
