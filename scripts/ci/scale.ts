// Checks three replicas behind HAProxy with their worlds in Redis: replicas are killed, stopped and suspended, and Redis fails in each of its ways.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Cluster, LEASE_MS, NAMES, type ReplicaName } from "../scale/cluster.ts";
import { checkWorld, hashOf } from "../scale/kept-worlds.ts";
import { ScriptedAgent } from "../scale/scripted-agent.ts";
import { readHistories } from "../scale/stored-history.ts";
import { check, skipCheck } from "./check-helpers.ts";

for (const program of ["redis-server", "haproxy"]) {
  if (spawnSync("which", [program]).status !== 0) skipCheck(`${program} is not installed`);
}

const { values } = parseArgs({
  options: {
    worlds: { type: "string", default: "60" },
    agents: { type: "string", default: "5" },
    kills: { type: "string", default: "6" },
    seed: { type: "string", default: "1" },
    /** The longest time, in seconds, in which a client may get no other answer than 000-004. On a busy machine a replica starts late. */
    gap: { type: "string", default: String((3 * LEASE_MS) / 1_000) },
  },
});
const [worldCount, agentCount, kills] = [values.worlds, values.agents, values.kills].map(Number) as [
  number,
  number,
  number,
];

const cluster = await Cluster.start();
process.once("exit", () => cluster.stop());
const { gateway, control: controlPort } = cluster.entry;
const control = `http://127.0.0.1:${controlPort}`;
const controlFaults: string[] = [];

/** Sends a request of the control API until it is answered other than 503, which must have Retry-After. */
async function send(method: string, path: string, body?: object): Promise<number> {
  for (;;) {
    // A connection can end with the replica behind it.
    const response = await fetch(control + path, { method, ...(body && { body: JSON.stringify(body) }) }).catch(
      () => undefined,
    );
    await response?.arrayBuffer().catch(() => undefined);
    if (response === undefined) continue;
    if (response.status !== 503) {
      if (response.status >= 500) controlFaults.push(`${method} ${path}: ${response.status}`);
      return response.status;
    }
    if (!response.headers.has("retry-after")) controlFaults.push(`${method} ${path}: 503 without Retry-After`);
    await sleep(200);
  }
}

const center = {
  agents: Array.from({ length: agentCount }, (_, i) => ({ id: 101 + i, password: "secret", queues: [25] })),
  queues: [{ id: 25 }],
};
const worlds = Array.from({ length: worldCount }, (_, i) => `world-${i + 1}`);
const order = { clock: "manual", scenario: { center, settings: { pollHold: "2s", supervision: "off" } } };
const created = await Promise.all(worlds.map((name) => send("PUT", `/worlds/${name}`, order)));
check("every world is created once", new Set(created), new Set([201]));

const connections = new Agent({
  keepAlive: true,
  ca: readFileSync(cluster.caFile),
  maxSockets: Number.POSITIVE_INFINITY,
});
const origin = `https://127.0.0.1:${gateway}`;
const agents = worlds.flatMap((world) =>
  center.agents.map(({ id }) => new ScriptedAgent({ origin, connections, world, id })),
);
const running = Promise.all(agents.map((agent) => agent.run()));
let calling = true;
const calls = (async () => {
  for (let i = 0; calling; i++) {
    await send("POST", `/worlds/${worlds[i % worlds.length]}/calls`, { to: { queue: 25 } });
    await send("POST", `/worlds/${worlds[i % worlds.length]}/clock/advance`, { by: "5s" });
    await sleep(20);
  }
})();

let random = Number(values.seed);
const pick = (): ReplicaName => {
  random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
  return NAMES[random % NAMES.length] ?? "a";
};

/** What happened, and when (milliseconds since the start of the process). */
const phases: { readonly what: string; readonly at: number }[] = [{ what: "the start", at: 0 }];
function begin(what: string): void {
  phases.push({ what, at: performance.now() });
}

await sleep(3_000);
begin(`${kills} replicas killed and started again`);
for (let i = 0; i < kills; i++) {
  const name = pick();
  await cluster.signal(name, "SIGKILL");
  await sleep(1_000);
  await cluster.startReplica(name);
  await sleep(3_000);
}

begin("a replica suspended past its leases and continued");
await cluster.signal("b", "SIGSTOP");
await sleep(2 * LEASE_MS);
await cluster.signal("b", "SIGCONT");
await sleep(LEASE_MS);

begin("a replica stopped and started again");
await cluster.signal("c", "SIGTERM");
await sleep(1_000);
await cluster.startReplica("c");
await sleep(1_000);

const redis = (...command: string[]) => spawnSync("redis-cli", ["-p", String(cluster.redisPort), ...command]);
begin("Redis silent for a second");
redis("client", "pause", "1000");
await sleep(1_500);
begin("Redis full");
redis("config", "set", "maxmemory", "1");
await sleep(1_000);
redis("config", "set", "maxmemory", "0");
await sleep(1_000);
begin("Redis stopped and started again");
await cluster.stopRedis();
await cluster.startRedis();
await sleep(LEASE_MS + 1_000);

calling = false;
await calls;
for (const agent of agents) agent.stop();
await running;

const answered = agents.reduce((sum, agent) => sum + [...agent.answered.values()].reduce((one, n) => one + n, 0), 0);
const events = agents.reduce((sum, agent) => sum + agent.events, 0);
console.log(`  ${answered} inputs and ${events} polls answered`);
const gaps = agents.flatMap((agent) => agent.gaps);
const longest = phases.map(({ what, at }, i) => {
  const end = phases[i + 1]?.at ?? Number.POSITIVE_INFINITY;
  const begun = gaps.filter(({ from }) => from >= at && from < end);
  const ms = begun.reduce((max, { from, to }) => Math.max(max, to - from), 0);
  console.log(`  ${what}: longest time without an answer ${ms === 0 ? "below 2500" : Math.round(ms)} ms`);
  return ms;
});
const kinds = new Map<string, number>();
for (const warning of cluster.warnings) {
  const { message = warning } = JSON.parse(warning.slice(warning.indexOf("{"))) as { readonly message?: string };
  const kind = message.replace(/world-\d+/, "world").replace(/\d+/g, "N");
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
}
for (const [kind, count] of kinds) console.log(`  warned ${count} times: ${kind}`);
check(
  "no client sees another status than 200, or loses its session",
  [...new Set(agents.flatMap((agent) => agent.faults))].slice(0, 10),
  [],
);
check("the control API has no 5xx but 503 with Retry-After", controlFaults, []);
check(
  `every client continues within ${values.gap} s, with leases of ${LEASE_MS / 1_000} s`,
  longest.filter((ms) => ms > Number(values.gap) * 1_000),
  [],
);
const hashes = new Map<string, string>();
for (const world of worlds) hashes.set(world, await hashOf(control, world));
const histories = await readHistories(cluster.redisFolder, "ccgw:");
const problems: string[] = [];
for (const [world, hash] of hashes) {
  const its = agents.filter(({ place }) => place.world === world);
  problems.push(...(await checkWorld(world, hash, histories.get(world), its)));
}
check("no answered input is lost, and every world is what its lines say", problems, []);
cluster.stop();
process.exit(0);
