// Checks replicas behind HAProxy with their worlds in Redis: replicas are killed, stopped, suspended, added, cut off and removed, and Redis fails.
import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { checkAllocations } from "../scale/allocations.ts";
import { Cluster, LEASE_MS, NAMES, type ReplicaName } from "../scale/cluster.ts";
import { Workload } from "../scale/workload.ts";
import { check, skipCheck } from "./check-helpers.ts";

for (const program of ["redis-server", "haproxy"]) {
  if (spawnSync("which", [program]).status !== 0) skipCheck(`${program} is not installed`);
}

const { values } = parseArgs({
  options: {
    worlds: { type: "string", default: "60" },
    agents: { type: "string", default: "5" },
    kills: { type: "string", default: "6" },
    /** Kills a replica every 5 s for this many minutes, instead of all other failures. */
    minutes: { type: "string" },
    seed: { type: "string", default: "1" },
    /** The longest time, in seconds, in which a client may get no other answer than 000-004 while the store works: three leases. */
    gap: { type: "string", default: String((3 * LEASE_MS) / 1_000) },
  },
});

/** The time between two kills of a long run (milliseconds). */
const KILL_EVERY_MS = 5_000;

/** The time from a kill to the restart of the replica (milliseconds). */
const RESTART_AFTER_MS = 1_000;

/** How often a long run prints its progress (milliseconds). */
const PROGRESS_EVERY_MS = 30_000;

const cluster = await Cluster.start();
const workload = new Workload(cluster, Number(values.worlds), Number(values.agents));
await workload.start();
await workload.recover();

let random = Number(values.seed);
const pickReplica = (): ReplicaName => {
  random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
  return NAMES[random % NAMES.length] ?? "a";
};

async function killAndRestart(): Promise<void> {
  const name = pickReplica();
  workload.noteKill(name);
  await cluster.signal(name, "SIGKILL");
  await sleep(RESTART_AFTER_MS);
  await cluster.startReplica(name);
}

if (values.minutes === undefined) await failInAllWays();
else await killForMinutes(Number(values.minutes));
await workload.stop();

const tooLong = workload.report(Number(values.gap) * 1_000);
const kinds = new Map<string, number>();
for (const line of cluster.warnings) {
  const { msg } = JSON.parse(line) as { readonly msg: string };
  if (msg.includes("Finding ")) continue;
  const kind = msg.replace(/world-\d+/, "...").replace(/\d+/g, "N");
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
}
for (const [kind, count] of kinds) console.log(`  ${count} times: ${kind}`);
await workload.check();
// In a long run, kills can follow each other too fast for a world to continue, so the wait has no limit.
if (values.minutes === undefined) {
  check(`every client continues within ${values.gap} s, with leases of ${LEASE_MS / 1_000} s`, tooLong, []);
}
process.exit(0);

async function killForMinutes(minutes: number): Promise<void> {
  const end = performance.now() + minutes * 60_000;
  let count = 0;
  let printedAt = performance.now();
  const progress = setInterval(() => {
    const longest = `longest time without an answer ${workload.longestSince(printedAt)} ms`;
    console.log(`  ${count} replicas killed, ${workload.counts}, ${longest}`);
    printedAt = performance.now();
  }, PROGRESS_EVERY_MS);
  await workload.runPhase(`a replica killed every ${KILL_EVERY_MS / 1_000} s`, async () => {
    for (; performance.now() < end; count++) {
      const next = sleep(KILL_EVERY_MS);
      await killAndRestart();
      await next;
    }
  });
  clearInterval(progress);
  console.log(`  ${count} replicas killed in ${minutes} minutes`);
}

async function failInAllWays(): Promise<void> {
  await checkAllocations(cluster, workload);
  for (let i = 1; i <= Number(values.kills); i++) await workload.runPhase(`kill ${i}`, killAndRestart);
  await workload.runPhase("a replica suspended beyond its leases and resumed", async () => {
    await cluster.signal("b", "SIGSTOP");
    await sleep(2 * LEASE_MS);
    await cluster.signal("b", "SIGCONT");
  });
  await workload.runPhase("a replica stopped and started again", async () => {
    await cluster.signal("c", "SIGTERM");
    await sleep(RESTART_AFTER_MS);
    await cluster.startReplica("c");
  });
  await workload.runPhase("a replica added", async () => {
    await cluster.startReplica("d");
    await cluster.startHaproxy([...NAMES, "d"]);
  });
  const { namespace } = cluster;
  if (typeof namespace === "string") console.log(`  left out: a replica cut off in a network namespace (${namespace})`);
  else {
    await workload.runPhase("a replica disconnected beyond its leases and connected again", async () => {
      namespace.disconnect();
      await sleep(2 * LEASE_MS);
      namespace.reconnect();
    });
  }
  await workload.runPhase("a replica removed", async () => {
    await cluster.startHaproxy(NAMES);
    await cluster.signal("d", "SIGTERM");
  });
  const redis = (...command: string[]) => spawnSync("redis-cli", ["-p", String(cluster.redisPort), ...command]);
  const failStore = (what: string, outageMs: number, begin: () => unknown, end: () => unknown) =>
    workload.runPhase(
      what,
      async () => {
        await begin();
        await sleep(outageMs);
        await end();
      },
      outageMs,
    );
  const shortOutageMs = 1_000;
  const limitMemory = (bytes: string) => () => redis("config", "set", "maxmemory", bytes);
  await failStore(
    "Redis silent for a second",
    shortOutageMs,
    () => redis("client", "pause", String(shortOutageMs)),
    () => {},
  );
  await failStore("Redis full for a second", shortOutageMs, limitMemory("1"), limitMemory("0"));
  await failStore(
    "Redis stopped beyond the leases and started again",
    1.5 * LEASE_MS,
    () => cluster.stopRedis(),
    () => cluster.startRedis(),
  );
}
