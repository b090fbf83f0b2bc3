// Opens replicas of a simulator in one process, with a store that they share, and clients that reach any of them.
import { Agent, type Agent as Connections } from "node:http";
import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import type { Test } from "tap";
import { openInProcess } from "../../src/control/plugin.ts";
import { buildGatewayServerOptions, Cors, Deliveries, gatewayPlugin } from "../../src/gateway/plugin.ts";
import { prepareWorld } from "../../src/replay/prepare-world.ts";
import { replayTo } from "../../src/replay/replay-to.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import { Replica } from "../../src/store/replica.ts";
import { openNoPort } from "../../src/world/faults/fault-port.ts";
import type { World } from "../../src/world/world.ts";
import { Worlds } from "../../src/world/worlds.ts";
import { Client, ROOT } from "../support/client.ts";
import { openWorld } from "../support/gateway.ts";
import { FakeWall } from "../support/wall.ts";
import { MemoryStore, SharedStore } from "./memory-store.ts";

/** The origin of web pages that may use the gateways. */
export const PAGE = "http://crm.test";

/** The duration of a lease, in milliseconds. */
export const LEASE_MS = 2_000;

/** The number of records between two checkpoints. */
export const CHECKPOINT_EVERY = 4;
/** The minimum length of the lines between two bases, in characters: about four lines. */
const MIN_LINES_LENGTH = 1_000;

const CENTER = {
  queues: [{ id: 25, name: "Support" }],
  agents: [
    { id: 101, name: "Ada", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo", queues: [25] },
  ],
};

/** The scenario of the worlds of these tests. Polls are not held. */
export const SCENARIO = { name: "test", settings: { pollHold: "0s" }, center: CENTER };

/** Opens a store, with a function that opens replicas on it. All share one wall clock, which `settle` moves. */
export function openStore(t: Test) {
  const wall = new FakeWall(1_767_603_600_000);
  const shared = new SharedStore(wall);
  const connections = new Agent({ keepAlive: true });
  t.teardown(() => connections.destroy());
  /** Awaits a promise. The wall clock moves until the promise has settled, so that pauses end. */
  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let isSettled = false;
    promise.then(
      () => (isSettled = true),
      () => (isSettled = true),
    );
    for (let turns = 0; !isSettled; turns++) {
      await waitForNextTurn();
      if (turns % 20 === 19) wall.advance(20);
    }
    return promise;
  };
  return {
    wall,
    shared,
    settle,
    openReplica: (name: string, lease = LEASE_MS) => openReplica(t, { name, lease, wall, shared, connections, settle }),
  };
}

interface ReplicaParts {
  readonly name: string;
  /** The duration of a lease, in milliseconds. */
  readonly lease: number;
  readonly wall: FakeWall;
  readonly shared: SharedStore;
  readonly connections: Connections;
  readonly settle: <T>(promise: Promise<T>) => Promise<T>;
}

/** Opens a replica with a gateway on a free port, and its control API in the process. It closes when the test ends. */
async function openReplica(t: Test, { name, lease, wall, shared, connections, settle }: ReplicaParts) {
  const warnings: string[] = [];
  const warn = (sentence: string) => warnings.push(sentence);
  const store = new MemoryStore(shared);
  const openedDefaults: World[] = [];
  const deliveries = new Deliveries(warn);
  const worlds = new Worlds({ wall, onDeliveryNeeded: (world) => void deliveries.of(world) });
  const replica = new Replica({
    name,
    holder: `${name}#1`,
    store,
    worlds,
    leaseDuration: lease,
    wall,
    prepare: async (kept) => {
      const prepared = await prepareWorld(kept);
      if ("problem" in prepared) return prepared;
      return { ...prepared, serve: (served) => prepared.serve({ ...served, checkpointEvery: CHECKPOINT_EVERY }) };
    },
    minLinesLength: MIN_LINES_LENGTH,
    openDefault: async () => {
      const world = await openWorld({}, "default");
      openedDefaults.push(world);
      return world;
    },
    portOpener: () => openNoPort,
    warn,
  });
  worlds.keeper = replica;
  await settle(replica.open());
  const host = {
    enter: (world?: string) => worlds.enter(world),
    fetch: (world?: string) => worlds.fetch(world)?.then((fetched) => typeof fetched === "boolean"),
    logRequest: undefined,
    warn,
  };
  const parts = { host, deliveries, cors: new Cors([PAGE]) };
  const app = Fastify(buildGatewayServerOptions(parts)).register(gatewayPlugin, parts);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const addresses = () => ({ gateway: `http://127.0.0.1:${port}` });
  const inProcess = openInProcess({ worlds, ca: "", isReady: () => true, addresses, replayTo });
  t.teardown(async () => {
    store.isCut = true;
    inProcess.close();
    const closed = app.close();
    app.server.closeAllConnections();
    await closed;
    worlds.close();
  });
  /** Sends a request to the control API. Returns the status, the body and the headers of the answer. */
  const sendToControl = async (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string, body?: unknown) => {
    const sent = inProcess.request({ method, url, body, accept: "*/*", signal: undefined });
    const { status, body: answer, headers } = await settle(sent);
    return { status, body: answer as Record<string, unknown>, headers };
  };
  return {
    replica,
    store,
    worlds,
    warnings,
    /** The default worlds that the replica has created. */
    openedDefaults,
    sendToControl,
    deliveries,
    /** Returns a client of an agent in a world. `guid`: that of its session. */
    client(id: number, world: string, guid?: string): Client {
      const client = new Client(id, port, connections, `/w/${world}${ROOT}`);
      if (guid !== undefined) client.guid = guid;
      return client;
    },
    readHash: async (world: string) => (await sendToControl("GET", `/worlds/${world}/hash`)).body["hash"],
    /** Ends the replica like a killed process: it sends nothing more to the store or to clients. */
    kill(): void {
      store.isCut = true;
    },
  };
}

/** Opens two replicas. The first has the world `tests`, in which agent 101 has signed in and fetched its first events. */
export async function openTwoReplicas(t: Test) {
  const opened = openStore(t);
  const first = await opened.openReplica("one");
  await first.sendToControl("POST", "/worlds", { name: "tests", clock: "manual", scenario: SCENARIO });
  const ada = first.client(101, "tests");
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.pollAll();
  const second = await opened.openReplica("two");
  return { ...opened, first, second, ada, adaAtSecond: second.client(101, "tests", ada.guid) };
}
