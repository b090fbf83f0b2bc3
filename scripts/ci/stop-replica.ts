// Checks how a replica with many worlds stops: it answers every held poll, releases every lease, and ends within 2 s.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findFreePorts, waitUntilPrinted } from "../scale/processes.ts";
import { ScriptedAgent } from "../scale/scripted-agent.ts";
import { check, makeEmptyFolder, ROOT, skipCheck } from "./check-helpers.ts";

if (spawnSync("which", ["redis-server"]).status !== 0) skipCheck("redis-server is not installed");

const { values } = parseArgs({
  options: {
    worlds: { type: "string", default: "999" },
    /** The longest time from SIGTERM to the end of the process (milliseconds). */
    limit: { type: "string", default: "2000" },
  },
});
const [redisPort = 0, gateway = 0, control = 0] = await findFreePorts(3);
const folder = makeEmptyFolder("stop");
for (const name of ["redis", "certs"]) mkdirSync(join(folder, name));
const redis = spawn(
  "redis-server",
  ["--port", String(redisPort), "--bind", "127.0.0.1", "--dir", join(folder, "redis"), "--save", ""],
  { stdio: ["ignore", "pipe", 2] },
);
process.once("exit", () => redis.kill("SIGKILL"));
await waitUntilPrinted(redis, "Ready to accept connections");
const options = {
  port: gateway,
  "control-port": control,
  "certs-dir": join(folder, "certs"),
  store: `redis://127.0.0.1:${redisPort}`,
  "log-format": "json",
  "log-level": "error",
};
const argv = Object.entries(options).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
const replica = spawn(process.execPath, ["dist/cli/main.js", ...argv], { cwd: ROOT, stdio: ["ignore", "pipe", 2] });
process.once("exit", () => replica.kill("SIGKILL"));
await waitUntilPrinted(replica, '"ready":true');

const worlds = Array.from({ length: Number(values.worlds) }, (_, i) => `world-${i + 1}`);
const scenario = {
  center: { agents: [{ id: 101, password: "secret", queues: [25] }], queues: [{ id: 25 }] },
  settings: { pollHold: "2m", supervision: "off" },
};
for (const name of worlds) {
  const body = JSON.stringify({ scenario });
  const { status } = await fetch(`http://127.0.0.1:${control}/worlds/${name}`, { method: "PUT", body });
  if (status !== 201) throw new Error(`${name} was not created: ${status}`);
}
const connections = new Agent({ keepAlive: true, ca: readFileSync(join(folder, "certs", "ca.pem")) });
const agents = worlds.map(
  (world) => new ScriptedAgent({ origin: `https://127.0.0.1:${gateway}`, connections, world, id: 101 }),
);
for (const agent of agents) await agent.signIn();
const polls = agents.map((agent) => agent.pollUntilEmpty());
/** Returns the number of held polls, from the metrics. */
const countHeldPolls = async (): Promise<number> => {
  const text = await (await fetch(`http://127.0.0.1:${control}/metrics`)).text();
  return [...text.matchAll(/^ccgw_held_polls\{.*\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
};
while ((await countHeldPolls()) < agents.length) await new Promise((resolve) => setTimeout(resolve, 100));

const began = performance.now();
replica.kill("SIGTERM");
const answersInTime = Promise.all(polls).then((answers) => ({ answers, ms: performance.now() - began }));
const [code] = (await once(replica, "exit")) as [number | null];
const tookMs = performance.now() - began;
const { answers, ms } = await answersInTime;
console.log(
  `  ${worlds.length} worlds: last poll answered after ${Math.round(ms)} ms, ended after ${Math.round(tookMs)} ms`,
);
const leases = spawnSync("redis-cli", ["-p", String(redisPort), "keys", "*:lease"], { encoding: "utf8" }).stdout.trim();
check("the process ends with exit code 0", code, 0);
check("every held poll is answered without an event", new Set(answers), new Set(["0"]));
check("every lease is released", leases, "");
check(`it ends within ${values.limit} ms`, tookMs <= Number(values.limit), true);
process.exit(0);
