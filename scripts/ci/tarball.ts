// Checks the package as users get it: packed, installed into an empty folder, started and imported there, on several versions of Node.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { check, hasRegistry, installNode, makeEmptyFolder, ROOT, run, skipCheck } from "./check-helpers.ts";

/** Versions of Node to check, in addition to the one that runs this: the oldest one that the package accepts, and the newer ones. */
const OTHER_NODES = ["20.19.0", 22, 24, 26];
/** The maximum size of an installation. docs/containers.md says how large it is. */
const MAX_SIZE_MB = 10;
/** A minimal program that uses the library. */
const PROGRAM = `
import { startSimulator } from "cc-gateway-simulator";
const sim = await startSimulator({ clock: "manual", scenario: "statistics-example" });
console.log(sim.url, sim.ca.slice(0, 27));
await sim.close();
`;
/** A minimal CommonJS program. It checks that both module systems share the library's error classes. */
const REQUIRING = `
const { startSimulator, StartError } = require("cc-gateway-simulator");
import("cc-gateway-simulator").then(async (imported) => {
  const error = await startSimulator({ clock: "fast" }).catch((error) => error);
  const sim = await startSimulator({ clock: "manual", scenario: "statistics-example" });
  console.log(error instanceof imported.StartError && imported.StartError === StartError, sim.url.slice(0, 18));
  await sim.close();
});
`;
/** A coding agent that starts a simulator and makes a call, with the client of the MCP SDK. */
const CODING_AGENT = `
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
const [command, ...args] = process.argv.slice(2);
const client = new Client({ name: "check", version: "1" });
await client.connect(new StdioClientTransport({ command, args }));
const use = async (name, input) => JSON.parse((await client.callTool({ name, arguments: input })).content[0].text);
await use("start_simulator", { clock: "manual" });
const { call } = await use("call", { to: { agent: 101 } });
console.log(client.getServerVersion().version, call);
await client.close();
`;
/** A scenario that needs faker. */
const FAKED =
  "{ center: { agents: [{ id: 101 }] }, steps: [{ call: { to: { agent: 101 }, data: '{{faker.lorem.words}}' } }] }";
/** A program that plays half a busy hour, saves and restores the world, and prints its hash. */
const HASHED = `
import { startSimulator } from "cc-gateway-simulator";
const sim = await startSimulator({ clock: "manual", scenario: "busy-hour" });
const world = sim.world();
await world.agent(101).signIn();
await world.clock.advance("30m");
await world.restore(await world.snapshot());
console.log(await world.hash());
await sim.close();
`;
/** A program in which a client and a test use a world in many ways. It prints the tape of the world. */
const TAPED = `
import { startSimulator } from "cc-gateway-simulator";
const sim = await startSimulator({ clock: "manual", scenario: "busy-hour", httpPort: 0, settings: { pollHold: "0s" } });
const world = sim.world();
let guid = "";
async function send(method, path, body) {
  const headers = { "Content-Type": "application/json", Guid: guid };
  const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(sim.httpUrl + "/agentgateway/resource/" + path, sent);
  guid = /JSESSIONID=(.*)/.exec(answer.headers.get("set-guid") ?? "")?.[1] ?? guid;
  await answer.text();
}
async function work(minutes) {
  await send("PUT", "onlineagent/101", { password: "wrong", phonenum: "40101" });
  await send("PUT", "onlineagent/101", { password: "secret", phonenum: "40101", autoanswer: false });
  await send("POST", "onlineagent/101/resetskill/true");
  for (let minute = 0; minute < minutes; minute++) {
    await send("GET", "agentevent/101");
    await send("PUT", "voicecall/101/answer");
    if (minute % 3 === 0) await send("POST", "voicecall/101/hold");
    await send("GET", "calldata/101/statistics");
    await world.clock.advance("1m");
  }
}
await work(10);
await world.faults.add({ probability: 0.4, effect: { retcode: "000-004" } });
await world.incomingCall({ from: "13800000001", to: { queue: 25 } });
await work(10);
await world.reset();
await work(5);
process.stdout.write(await (await fetch(sim.controlUrl + "/worlds/default/tape?limit=10000")).text());
await sim.close();
`;
const ANY_PORTS = ["--port", "0", "--control-port", "0", "--log-format", "json"];

if (!hasRegistry()) skipCheck("an installation needs packages, and no registry answers");

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const packs = makeEmptyFolder("pack");
// Packs without a build: `npm ci` has just built the package.
await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", packs]);
const tarball = join(packs, `cc-gateway-simulator-${version}.tgz`);

const folder = makeEmptyFolder("consumer");
writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
// --engine-strict refuses every package that does not accept this Node.
const install = ["install", "--engine-strict", "--no-audit", "--no-fund", "--prefer-offline", tarball];
await run("npm", install, { cwd: folder });
check("an installation has no other package", readdirSync(join(folder, "node_modules")).filter(isPackage), [
  "cc-gateway-simulator",
]);
const sizeMb = Number((await run("du", ["-sm", "node_modules"], { cwd: folder })).split("\t")[0]);
console.log(`An installation has ${sizeMb} MB.`);
check(`an installation has at most ${MAX_SIZE_MB} MB`, sizeMb <= MAX_SIZE_MB, true);

const elsewhere = makeEmptyFolder("npx");
await checkStart("npx, straight from the tarball", elsewhere, [
  "npx",
  "--yes",
  // A separate cache, because npx keeps every package that it has run.
  "--cache",
  makeEmptyFolder("npx-cache"),
  "--package",
  tarball,
  "ccgw",
]);

// The SDK is an optional peer dependency, which users of `ccgw mcp` install themselves.
const withSdk = makeEmptyFolder("mcp");
writeFileSync(join(withSdk, "package.json"), '{ "name": "with-sdk", "private": true, "type": "module" }\n');
await run("npm", [...install, "@modelcontextprotocol/sdk"], { cwd: withSdk });
writeFileSync(join(withSdk, "agent.mjs"), CODING_AGENT);

writeFileSync(join(folder, "program.mjs"), PROGRAM);
writeFileSync(join(folder, "requiring.cjs"), REQUIRING);
writeFileSync(join(folder, "faked.yaml"), FAKED);
writeFileSync(join(folder, "hashed.mjs"), HASHED);
const hash = await run(process.execPath, ["hashed.mjs"], { cwd: folder });
writeFileSync(join(folder, "taped.mjs"), TAPED);
writeFileSync(join(folder, "session.ndjson"), await run(process.execPath, ["taped.mjs"], { cwd: folder }));
const MAIN = join(folder, "node_modules/cc-gateway-simulator/dist/cli/main.js");
const replayed = await run(process.execPath, [MAIN, "replay", "session.ndjson", "--json"], { cwd: folder });
await checkOn(process.execPath);
await checkMissingSdk();
for (const wanted of OTHER_NODES) {
  const node = await installNode(wanted);
  if (node === undefined) continue;
  await checkOn(node);
  // Runs the session with curl and the snippet of the README on that Node.
  await run(node, ["--import", "tsx", "test/docs/readme.test.ts"], { env: createEnvironment(node) });
  check(`Node ${wanted}: all commands and code of the README run`, true, true);
}

/** Checks the error message of `ccgw mcp` in the folder of the consumer, which does not have the SDK. */
async function checkMissingSdk(): Promise<void> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, "mcp"], { cwd: folder, encoding: "utf8" });
  const sentence = "ccgw mcp needs the package @modelcontextprotocol/sdk: npm install @modelcontextprotocol/sdk\n";
  check(
    "without the MCP SDK, ccgw mcp names the command that installs it",
    [status, stdout, stderr],
    [2, "", sentence],
  );
}

async function checkOn(node: string): Promise<void> {
  const name = `Node ${(await run(node, ["--version"])).trim()}`;
  await checkStart(name, folder, [node, MAIN]);
  const printed = await run(node, ["program.mjs"], { cwd: folder });
  check(
    `${name}: a program imports it`,
    printed.replace(/:\d+ /, ":PORT "),
    "https://127.0.0.1:PORT -----BEGIN CERTIFICATE-----\n",
  );
  const required = await run(node, ["requiring.cjs"], { cwd: folder });
  check(`${name}: require() and import() give a program the same classes`, required, "true https://127.0.0.1:\n");
  const main = "node_modules/cc-gateway-simulator/dist/cli/main.js";
  const answered = await run(node, ["agent.mjs", node, main, "mcp"], { cwd: withSdk });
  check(`${name}: ccgw mcp serves a coding agent`, answered, `${version} 1767603600-1\n`);
  const played = await run(node, [MAIN, "run", "faked.yaml", "--json"], { cwd: folder });
  check(`${name}: a scenario that needs faker runs, with the seed 1`, JSON.parse(played).seed, 1);
  for (const place of [
    { TZ: "Asia/Shanghai", LC_ALL: "C" },
    { TZ: "America/New_York", LC_ALL: "tr_TR.UTF-8" },
  ]) {
    const env = { ...process.env, ...place };
    check(
      `${name}: equal worlds have the same hash in ${place.TZ}`,
      await run(node, ["hashed.mjs"], { cwd: folder, env }),
      hash,
    );
    check(
      `${name}: a tape of Node ${process.versions.node} replays to the same hash in ${place.TZ}`,
      await run(node, [MAIN, "replay", "session.ndjson", "--json"], { cwd: folder, env }),
      replayed,
    );
  }
}

function isPackage(name: string): boolean {
  return !name.startsWith(".");
}

/** Starts the simulator in a folder, sends it a request over HTTPS with its CA, and ends it. */
async function checkStart(how: string, cwd: string, [program = "", ...argv]: readonly string[]): Promise<void> {
  const child = spawn(program, [...argv, ...ANY_PORTS], { cwd, stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  if (done === true) throw new Error(`${how}: it ended before it was ready`);
  const { gateway, ca, pid } = JSON.parse(value);
  check(`${how}: it starts and answers over HTTPS`, await requestStatus(gateway, readFileSync(ca, "utf8")), 200);
  // npx does not pass signals on everywhere, so the signal goes to the simulator.
  process.kill(pid, "SIGTERM");
  for await (const _ of lines);
  check(`${how}: SIGTERM ends it with exit code 0`, (await closed)[0], 0);
}

function requestStatus(gateway: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${gateway}/agentgateway/resource/calldata/101/statistics`, { ca, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}

/** Returns an environment whose PATH begins with the folder of a Node installation. */
function createEnvironment(node: string): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env["PATH"]}` };
}
