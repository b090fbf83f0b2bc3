// Restores mutated snapshots in a simulator, and checks that each is refused with a reason or makes a working world.
import Fastify from "fastify";
import { buildControlServerOptions, controlPlugin } from "../../src/control/plugin.ts";
import { buildGatewayServerOptions, Deliveries, gatewayPlugin } from "../../src/gateway/plugin.ts";
import { replayTo } from "../../src/replay/replay-to.ts";
import { readScript } from "../../src/world/reading/read-script.ts";
import { World } from "../../src/world/world.ts";
import { Worlds } from "../../src/world/worlds.ts";
import { createSeededRandom, forge, type Json, mutate } from "./forging.ts";

/** A scenario whose snapshots have many kinds of members: autopilots, traffic, parallel steps, faults. */
const BUSY = {
  settings: { pollHold: "0s", statisticsSince: "midnight", unknownAgents: "admit" },
  variables: { prefix: "139" },
  center: {
    phoneRange: { from: "40000", to: "49999" },
    queues: [
      { id: 25, name: "Support", record: true, overflow: 26 },
      { id: 26, name: "Sales" },
    ],
    ivrs: [{ id: 7, name: "Menu", time: "20s" }],
    numbers: [{ number: "139*", ring: "5s", does: "answer", talk: { p50: "1m", p95: "2m" } }],
    agents: [
      { ids: "101-104", queues: [25, 26] },
      { ids: "201-203", queues: [25], autopilot: { talk: ["1m", "2m"], wrapUp: "10s" } },
    ],
  },
  steps: [
    { history: { agents: [104], since: "2h", callsPerHour: 6 } },
    { traffic: { queue: 25, callsPerHour: [{ from: "00:00", to: "24:00", rate: 60 }], talk: { exponential: "3m" } } },
    { traffic: { agents: [203], gap: "1m", talk: "30s", patience: "20s" } },
    { fault: { agents: [101], times: 3, effect: { retcode: "100-007" } } },
    {
      parallel: [
        [{ repeat: { every: "20s", steps: [{ wait: "7s" }] } }],
        [{ waitFor: { agent: 101, state: "busy", timeout: "8h" } }],
        [{ call: { to: { queue: 25 }, from: "{{prefix}}00000001", talk: "5m", as: "first" } }, { at: "23:00" }],
      ],
    },
  ],
};

/** The result of one mutation. `outcome` is the failed answer if the mutation is neither refused nor works. */
export interface MutationResult {
  readonly what: string;
  readonly outcome: "refused" | "works" | string;
}

/** Opens a simulator without ports, and takes snapshots of a world at several moments. */
export async function openMutations() {
  const script = await readScript(BUSY);
  if ("problems" in script) throw new Error(script.problems.join("\n"));
  const deliveries = new Deliveries();
  const worlds = new Worlds({ onDeliveryNeeded: (world) => void deliveries.of(world) });
  worlds.add(await World.open({ name: "default", scenario: script.scenario, clock: { kind: "manual" } }));
  const api = Fastify(buildControlServerOptions());
  await api.register(controlPlugin, {
    worlds,
    ca: "",
    token: undefined,
    isReady: () => true,
    replayTo,
    addresses: () => ({ gateway: "" }),
  });
  const host = { enter: (name?: string) => worlds.enter(name), logRequest: undefined, warn: () => {} };
  const gateway = Fastify(buildGatewayServerOptions({ host, deliveries })).register(gatewayPlugin, {
    host,
    deliveries,
  });
  const sendToControlApi = (method: string, path: string, body?: unknown) =>
    api.inject({
      method: method as "GET",
      url: `/worlds/default${path}`,
      ...(body === undefined ? {} : { payload: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  let guid = "";
  const sendToGateway = async (method: string, path: string, body: unknown = {}) => {
    const headers = { "content-type": "application/json", guid };
    const url = `/agentgateway/resource/${path}`;
    return gateway.inject({
      method: method as "GET",
      url,
      headers,
      ...(method === "GET" ? {} : { payload: JSON.stringify(body) }),
    });
  };

  const snapshots: Json[] = [];
  const takeSnapshot = async () => snapshots.push((await sendToControlApi("GET", "/snapshot")).json());
  await takeSnapshot();
  guid = String(
    (await sendToGateway("PUT", "onlineagent/101", { password: "secret", phonenum: "40038" })).headers["guid"],
  );
  await sendToGateway("POST", "onlineagent/101/resetskill/true");
  for (let i = 0; i < 3; i++) {
    await sendToControlApi("POST", "/clock/advance", { by: "97s" });
    await sendToGateway("PUT", "voicecall/101/answer");
    await takeSnapshot();
  }
  await sendToGateway("POST", "voicecall/101/hold");
  await takeSnapshot();
  await sendToGateway("POST", "onlineagent/101/rest/600/1");
  await sendToControlApi("PATCH", "/agents/102", { signedIn: true, state: "rest" });
  await sendToControlApi("PATCH", "/agents/103", { signedIn: true, statistics: { set: { talktime: 5 } } });
  await takeSnapshot();

  for (const snapshot of snapshots) {
    const { statusCode, body } = await sendToControlApi("PUT", "/snapshot", snapshot);
    if (statusCode !== 200) throw new Error(`An unchanged snapshot was refused: ${body}`);
  }

  /** Mutates a snapshot by a seed, restores it, and sends requests to the world. */
  async function tryMutation(seed: number): Promise<MutationResult> {
    const draw = createSeededRandom(seed);
    let what = "";
    const forged = forge(snapshots[draw(snapshots.length)], (world) => {
      for (let more = 1; more > 0; more = Math.max(0, draw(4) - 2)) what += `${what && ", "}${mutate(world, draw)}`;
    });
    const put = await sendToControlApi("PUT", "/snapshot", forged);
    if (put.statusCode === 400 && !put.body.includes("cannot be checked")) return { what, outcome: "refused" };
    const answers = [put];
    answers.push(await sendToControlApi("POST", "/clock/advance", { by: "61s" }));
    answers.push(await sendToGateway("GET", "agentevent/101"), await sendToGateway("GET", "calldata/101/statistics"));
    answers.push(
      await sendToControlApi("GET", "/agents"),
      await sendToControlApi("GET", "/calls"),
      await sendToControlApi("GET", "/scenario"),
    );
    answers.push(
      await sendToControlApi("GET", "/agents/201/statistics"),
      await sendToControlApi("POST", "/calls", { to: { queue: 25 } }),
    );
    answers.push(
      await sendToControlApi("POST", "/clock/advance", { by: "10m" }),
      await sendToControlApi("GET", "/snapshot"),
    );
    answers.push(await sendToControlApi("POST", "/reset"));
    const unexpected = answers.find(
      ({ statusCode, body }) => statusCode >= 400 && !/urn:ccgw:problem:(refused|invalid-input)"/.test(body),
    );
    const unavailable = answers.find(({ body }) => body.includes('"000-004"'));
    const failed = unexpected ?? unavailable;
    return { what, outcome: failed === undefined ? "works" : `${failed.statusCode} ${failed.body.slice(0, 300)}` };
  }

  return {
    tryMutation,
    close: async () => {
      worlds.close();
      await Promise.all([api.close(), gateway.close()]);
    },
  };
}
