// Checks worlds that are allocated for tests behind HAProxy, through the control API and through the library.
import { spawnSync } from "node:child_process";
import { connectSimulator, type Scenario } from "../../src/index.ts";
import { check } from "../ci/check-helpers.ts";
import { type Cluster, NAMES, TOKEN } from "./cluster.ts";
import type { ScriptedAgent } from "./scripted-agent.ts";
import type { Workload } from "./workload.ts";

/** The number of worlds: enough that each replica gets some of them. */
const COUNT = 30;

const ID = 101;
const SCENARIO: Scenario = {
  center: { agents: [{ id: ID, password: "secret", queues: [25] }], queues: [{ id: 25 }] },
  settings: { pollHold: "2s", supervision: "off" },
};
const ORDER = { clock: "manual", scenario: SCENARIO } as const;

/** Allocates worlds, uses them through HAProxy, and deletes them. */
export async function checkAllocations(cluster: Cluster, workload: Workload): Promise<void> {
  const sent = Array.from({ length: COUNT }, () => workload.send("POST", "/allocations", ORDER));
  const allocated = await Promise.all(sent);
  const names = allocated.map(({ body }) => String(body["name"]));
  check("every allocation is answered 201", new Set(allocated.map(({ status }) => status)), new Set([201]));
  check(
    "the url of an allocated world is below --public-url",
    allocated.map(({ body }) => body["url"]),
    names.map((name) => `${workload.origin}/w/${name}`),
  );
  const ownerOf = (name: string): string => sendToRedis(cluster, "get", `ccgw:{${name}}:lease`);
  check("no replica has an allocated world before its first request", new Set(names.map(ownerOf)), new Set([""]));

  const agents = names.map((world) => workload.createAgent(world, ID));
  await Promise.all(agents.map((agent) => agent.signIn()));
  check("its agents sign in", new Set(agents.map(signInsOf)), new Set([1]));
  // On a busy machine a lease of 2 s can run out. A world without a lease has no replica until its next request.
  const replicaOf = (name: string): string | undefined => ownerOf(name).split("#")[0] || undefined;
  const served = names.map(replicaOf);
  check(
    "every replica serves some of them",
    new Set(served.filter((replica) => replica !== undefined)),
    new Set(NAMES),
  );
  const read = await Promise.all(names.map((name) => workload.send("GET", `/worlds/${name}`)));
  check("the control API has them", new Set(read.map(({ status }) => status)), new Set([200]));
  const after = names.map(replicaOf);
  const moved = names.filter((_, i) => served[i] !== undefined && after[i] !== undefined && served[i] !== after[i]);
  check("both ports of a world lead to the same replica", moved, []);
  await Promise.all(names.map((name) => workload.send("DELETE", `/worlds/${name}`)));
  const left = names.map((name) => sendToRedis(cluster, "exists", `ccgw:{${name}}:base`, `ccgw:{${name}}:lines`));
  check("nothing is left of a deleted world", new Set(left), new Set(["0"]));
  await checkLibrary(workload);
}

async function checkLibrary(workload: Workload): Promise<void> {
  const simulator = await connectSimulator(workload.control, { token: TOKEN });
  const world = await simulator.allocate(ORDER);
  check("the library allocates a world", world.url, `${workload.origin}/w/${world.name}`);
  const agent = workload.createAgent(world.name, ID);
  await agent.signIn();
  check("its agent signs in", signInsOf(agent), 1);
  const { body } = await workload.send("GET", `/worlds/${world.name}/agents/${ID}`);
  check("and the control API shows it", body["session"] === null, false);
  await world.delete();
  const { status } = await workload.send("GET", `/worlds/${world.name}`);
  check("after its test, the world is gone", status, 404);
  await simulator.close();
}

function signInsOf(agent: ScriptedAgent): number | undefined {
  return agent.answered.get("login");
}

/** Sends a command to the Redis of a cluster, and returns its answer. */
function sendToRedis({ redisPort }: Cluster, ...command: string[]): string {
  return spawnSync("redis-cli", ["-p", String(redisPort), ...command], { encoding: "utf8" }).stdout.trim();
}
