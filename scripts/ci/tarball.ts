// The package as users get it: packed, installed into an empty folder, started and imported there, on every Node that it is for.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { emptyFolder, hasRegistry, hold, leaveOut, nodeOf, ROOT, run } from "./ground.ts";

/** Nodes beside the one that runs this. */
const OTHER_NODES = [22, 24, 26];
/** MB of an installation on a disk, with all it brings along; docs/containers.md states the figure. */
const LARGEST = 60;
/** A test of somebody else's, in short. */
const PROGRAM = `
import { startSimulator } from "cc-gateway-simulator";
const sim = await startSimulator({ clock: "manual", scenario: "statistics-example" });
console.log(sim.url, sim.ca.slice(0, 27));
await sim.close();
`;
const ANY_PORTS = ["--port", "0", "--control-port", "0", "--log-format", "json"];

if (!hasRegistry()) leaveOut("an installation brings packages along, and no registry answers");

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const packs = emptyFolder("pack");
// What is built is packed as it is: `npm ci` has just built it.
await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", packs]);
const tarball = join(packs, `cc-gateway-simulator-${version}.tgz`);

const folder = emptyFolder("consumer");
writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], { cwd: folder });
const size = Number((await run("du", ["-sm", "node_modules"], { cwd: folder })).split("\t")[0]);
console.log(`An installation has ${size} MB.`);
hold(`an installation has at most ${LARGEST} MB`, size <= LARGEST, true);

const elsewhere = emptyFolder("npx");
await starts("npx, straight from the tarball", elsewhere, [
  "npx",
  "--yes",
  // Its own cache: npx keeps every package that it has run.
  "--cache",
  emptyFolder("npx-cache"),
  "--package",
  tarball,
  "ccgw",
]);

writeFileSync(join(folder, "program.mjs"), PROGRAM);
await tried(process.execPath);
for (const major of OTHER_NODES) {
  const node = await nodeOf(major);
  if (node === undefined) continue;
  await tried(node);
  // The README's session with curl and its snippet, on that Node from end to end.
  await run(node, ["--import", "tsx", "test/docs/readme.test.ts"], { env: withNode(node) });
  hold(`Node ${major}: everything that the README shows runs`, true, true);
}

async function tried(node: string): Promise<void> {
  const name = `Node ${(await run(node, ["--version"])).trim()}`;
  await starts(name, folder, [node, join(folder, "node_modules/cc-gateway-simulator/dist/cli/main.js")]);
  const printed = await run(node, ["program.mjs"], { cwd: folder });
  hold(
    `${name}: a program imports it`,
    printed.replace(/:\d+ /, ":PORT "),
    "https://127.0.0.1:PORT -----BEGIN CERTIFICATE-----\n",
  );
}

/** Starts it in a folder, is answered over HTTPS by its CA, and ends it. */
async function starts(how: string, cwd: string, [program = "", ...argv]: readonly string[]): Promise<void> {
  const child = spawn(program, [...argv, ...ANY_PORTS], { cwd, stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  if (done === true) throw new Error(`${how}: it ended before it was ready`);
  const { gateway, ca, pid } = JSON.parse(value);
  hold(`${how}: it starts, and answers over HTTPS`, await statusOf(gateway, readFileSync(ca, "utf8")), 200);
  // npx does not pass signals on everywhere, so the simulator itself is told.
  process.kill(pid, "SIGTERM");
  for await (const _ of lines);
  hold(`${how}: it ends when it is told to`, (await closed)[0], 0);
}

function statusOf(gateway: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${gateway}/agentgateway/resource/calldata/101/statistics`, { ca, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}

/** The environment in which programs that look for Node find this one. */
function withNode(node: string): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env["PATH"]}` };
}
