// Opens a gateway on a real port, with one world and a manual clock, and its clients.

import { Agent as Connections } from "node:http";
import { type AddressInfo, connect } from "node:net";
import Fastify, { type FastifyInstance } from "fastify";
import type { Test } from "tap";
import { beginIncomingCall, type CallId, hangUpAsCustomer, Refusal } from "../../src/core/index.ts";
import type { PushRules } from "../../src/gateway/events/push-hosts.ts";
import {
  buildGatewayServerOptions,
  Cors,
  Deliveries,
  gatewayPlugin,
  type RequestLine,
} from "../../src/gateway/plugin.ts";
import type { WallClock } from "../../src/world/time/wall.ts";
import { World, type WorldOptions } from "../../src/world/world.ts";
import { Worlds } from "../../src/world/worlds.ts";
import { Client, ROOT } from "./client.ts";
import { CUSTOMER_NUMBER } from "./telephone.ts";
import { readTestSource } from "./test-scenario.ts";
import { until, waitForEvent } from "./waiting.ts";

export { START } from "./center.ts";
export { Client, type Envelope, Reply, type RequestParts, ROOT } from "./client.ts";

/** The default number of a customer. */
export const CUSTOMER = CUSTOMER_NUMBER;

const CENTER = {
  vdn: { id: 1, name: "Demo" },
  queues: [
    { id: 25, name: "Support" },
    { id: 26, name: "Sales" },
  ],
  agents: [
    { id: 101, name: "Ada", queues: [25, 26] },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo", queues: [] },
  ],
};

/** The differences of a gateway from the default one. */
export interface Arrangement {
  /** As in a scenario. `pollHold` is 0s by default: polls are not held. */
  settings?: Record<string, unknown>;
  /** Members that replace those of the default center: queues 25 and 26; agents 101, 102 (only queue 25) and 103 (no queue). */
  center?: Record<string, unknown>;
  steps?: readonly unknown[];
  /** Origins of pages that may use the gateway from a browser. */
  corsOrigin?: readonly string[];
  /** The world's wall clock; the real one by default. */
  wall?: WallClock;
  /** The number of records on the tape between two automatic checkpoints; 0: none. */
  checkpointEvery?: number;
  /** The hosts that events may be pushed to; by default this machine. */
  pushRules?: PushRules;
  /** The YAML of a whole scenario, instead of settings, center and steps. */
  yaml?: string;
  /** Gets the outcome of each expectation. */
  onOutcome?: NonNullable<WorldOptions["onOutcome"]>;
}

/** Opens a world with a manual clock from the members of a scenario. */
export async function openWorld(
  { settings, center, steps, yaml, ...options }: Arrangement = {},
  name = "default",
): Promise<World> {
  const object = {
    name: "test",
    settings: { pollHold: "0s", ...settings },
    center: { ...CENTER, ...center },
    ...(steps === undefined ? {} : { steps }),
  };
  const source = yaml === undefined ? { object, name: "test" } : { text: yaml, file: "test.yaml" };
  return World.open({ name, scenario: await readTestSource(source), clock: { kind: "manual" }, ...options });
}

/** A gateway as the clients of one world use it. */
export type Gateway = Omit<Awaited<ReturnType<typeof openGateway>>, "open">;

/** Opens a gateway over plain HTTP on a free port. It closes when the test ends. */
export async function openGateway(t: Test, arrangement: Arrangement = {}) {
  const world = await openWorld(arrangement);
  const warnings: string[] = [];
  const deliveries = new Deliveries((sentence) => warnings.push(sentence), arrangement.pushRules);
  const worlds = new Worlds({ onDeliveryNeeded: (world) => void deliveries.of(world) });
  worlds.add(world);
  const lines: RequestLine[] = [];
  const host = {
    enter: (name?: string) => worlds.enter(name),
    logRequest: (line: RequestLine) => lines.push(line),
    warn: (sentence: string) => warnings.push(sentence),
  };
  const cors = arrangement.corsOrigin === undefined ? undefined : new Cors(arrangement.corsOrigin);
  const parts = { host, deliveries, cors };
  const app = Fastify(buildGatewayServerOptions(parts)).register(gatewayPlugin, parts);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const connections = new Connections({ keepAlive: true });
  t.teardown(async () => {
    connections.destroy();
    const closed = app.close();
    // A client that abandoned a request may have closed only its sending side, and the answer may be delayed for minutes.
    app.server.closeAllConnections();
    await closed;
    worlds.close();
  });

  const viewFrom = (world: World, root?: string) =>
    gatewayOfWorld({ app, port, worlds, deliveries, warnings, lines, connections }, world, root);
  return {
    ...viewFrom(world),
    /** Opens another world on the same port, for tests that must not affect each other. It closes with the gateway. */
    async open(name: string, arrangement: Arrangement = {}) {
      const another = await openWorld(arrangement, name);
      worlds.add(another);
      return viewFrom(another, `/w/${name}${ROOT}`);
    },
  };
}

interface Parts {
  readonly app: FastifyInstance;
  readonly port: number;
  readonly worlds: Worlds;
  readonly deliveries: Deliveries;
  readonly warnings: string[];
  readonly lines: RequestLine[];
  readonly connections: Connections;
}

/** Returns the gateway as the clients of a world use it, below that world's root. */
function gatewayOfWorld({ connections, ...parts }: Parts, world: World, root = ROOT) {
  const { center } = world;
  const { port, deliveries } = parts;
  const client = (id: number | string) => new Client(id, port, connections, root);
  return {
    ...parts,
    world,
    center,
    /** Returns a client of an agent that has not signed in. */
    client,
    /** Signs an agent in to all its queues and fetches its first events. Returns its client. */
    async signInAgent(id: number, body: object = {}): Promise<Client> {
      const agent = client(id);
      await agent.signIn(body);
      await agent.post("onlineagent/{}/resetskill/true");
      await agent.pollAll();
      return agent;
    },
    /** Creates a call of a customer. Returns its id. */
    call(to: { agent: number } | { queue: number }, from = CUSTOMER): CallId {
      const call = center.perform(beginIncomingCall, { from, to });
      if (call instanceof Refusal) throw new Error(call.sentence);
      return call;
    },
    hangUpAsCustomer: (call: CallId) => center.perform(hangUpAsCustomer, { call }),
    /** Advances the manual clock by seconds. */
    advance: (seconds: number) => world.advance(seconds * 1_000),
    /** Waits until exactly `polls` polls are held. */
    waitForHeldPolls: (polls: number) => until(() => deliveries.of(world).heldPolls === polls),
    /** Sends text unchanged. Returns everything received until the server closes the connection. */
    async sendRaw(text: string): Promise<string> {
      const socket = connect(port, "127.0.0.1");
      let received = "";
      socket.setEncoding("latin1").on("data", (part) => {
        received += part;
      });
      // The server may close the connection after its answer, while the rest is still being sent.
      socket.on("error", () => {});
      socket.write(text, "latin1");
      await waitForEvent(socket, "close");
      return received;
    },
  };
}
