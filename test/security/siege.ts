// A simulator under attack: beside it a good client goes on as if nothing were, and what the simulator is made of stays as it was.
import { once } from "node:events";
import { connect } from "node:net";
import type { Test } from "tap";
import { type OpenSimulator, openSimulator } from "../../src/open-simulator.ts";
import { readOptions } from "../../src/options/option-sources.ts";
import { SERVER_TIMES, type ServerTimes } from "../../src/serving/server-options.ts";
import { readScript } from "../../src/world/reading/scripts.ts";
import type { WallClock } from "../../src/world/time/wall.ts";

export type Door = "gateway" | "control";

const CENTER = {
  queues: [{ id: 25, name: "Support" }],
  agents: [
    { id: 101, name: "Ada", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
  ],
};

const ROOT = "/agentgateway/resource";

export class Siege {
  readonly simulator: OpenSimulator;
  /** What a person was told. */
  readonly warnings: string[];
  readonly #token: string | undefined;
  #guid = "";

  constructor(simulator: OpenSimulator, warnings: string[], token: string | undefined) {
    this.simulator = simulator;
    this.warnings = warnings;
    this.#token = token;
  }

  /** The plain port of a door. */
  port(door: Door): number {
    const { httpUrl = "", controlUrl = "" } = this.simulator;
    return Number(new URL(door === "gateway" ? httpUrl : controlUrl).port);
  }

  /** The good client signs in. */
  async settle(): Promise<void> {
    this.#guid = await this.signIn(101);
  }

  /** Signs an agent in; returns its Guid. */
  async signIn(agent: number): Promise<string> {
    const answered = await this.#ask("gateway", "PUT", `${ROOT}/onlineagent/${agent}`, {
      "Content-Type": "application/json",
      body: '{"password":"secret","phonenum":"40038"}',
    });
    return answered.headers.get("guid") ?? "";
  }

  /** What the good client is answered, over both doors. */
  async goodClient(): Promise<unknown[]> {
    const status = await this.#ask("gateway", "GET", `${ROOT}/onlineagent/101/agentstatus`, {
      Guid: this.#guid,
      "Content-Type": "application/json",
    });
    const worlds = await this.#ask("control", "GET", "/worlds");
    return [((await status.json()) as { retcode: string }).retcode, worlds.status];
  }

  /** Everything of the simulator that no attack may change. */
  async state(): Promise<unknown> {
    const world = this.simulator.defaultWorld;
    const read = async (path: string) => (await this.#ask("control", "GET", path)).json();
    const { worlds } = (await read("/worlds")) as { worlds: { requests: number }[] };
    return {
      // The good client's own requests are no change.
      worlds: worlds.map(({ requests: _, ...rest }) => rest),
      agents: await read("/worlds/default/agents"),
      calls: await read("/worlds/default/calls"),
      settings: await read("/worlds/default/settings"),
      faults: await read("/worlds/default/faults"),
      clock: await read("/worlds/default/clock"),
      events: world.center.log.length,
      prototypes: [{}, [], "", () => {}].map((one) => JSON.stringify((one as { polluted?: unknown }).polluted)),
    };
  }

  /** Sends text as it stands, and answers all that comes back until the server hangs up. */
  async speak(door: Door, text: string | Buffer): Promise<string> {
    const socket = connect(this.port(door), "127.0.0.1");
    let heard = "";
    socket.setEncoding("latin1").on("data", (part) => {
      heard += part;
    });
    // A server that has answered may hang up while the rest is still being sent.
    socket.on("error", () => {});
    socket.write(text);
    await once(socket, "close");
    return heard;
  }

  async #ask(
    door: Door,
    method: string,
    path: string,
    { body, ...headers }: Record<string, string> = {},
  ): Promise<Response> {
    const token = door === "control" && this.#token !== undefined ? { Authorization: `Bearer ${this.#token}` } : {};
    const options = { method, headers: { ...token, ...headers }, ...(body === undefined ? {} : { body }) };
    return fetch(`http://127.0.0.1:${this.port(door)}${path}`, options);
  }
}

/** Opens a simulator with both doors over plain HTTP, and the gateway over TLS as well; the test closes it when it ends. */
export async function lay(
  t: Test,
  { token, times = SERVER_TIMES, wall }: { token?: string; times?: ServerTimes; wall?: WallClock } = {},
): Promise<Siege> {
  const flags = {
    port: "0",
    "http-port": "0",
    "control-port": "0",
    clock: "manual",
    ...(token && { "control-token": token }),
  };
  const read = readOptions({ flags, environment: {} });
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  const script = await readScript({ center: CENTER, settings: { supervision: "off" } });
  if ("problems" in script) throw new Error(script.problems.join("\n"));
  const warnings: string[] = [];
  const simulator = await openSimulator({
    options: { ...read.options, certsDir: undefined },
    scenario: script.scenario,
    log: { request: undefined, warn: (sentence) => warnings.push(sentence), info: () => {} },
    times,
    ...(wall && { wall }),
  });
  t.teardown(() => simulator.close());
  const siege = new Siege(simulator, warnings, token);
  await siege.settle();
  return siege;
}

/** A request as text; its connection ends with its answer. */
export function written(method: string, path: string, headers: Record<string, string> = {}, body = ""): string {
  const length = body === "" && method === "GET" ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ Host: "localhost", Connection: "close", ...length, ...headers });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`;
}

/** One attack: what is sent, how it must be answered, and what a person is told; null: nothing, for it is an ordinary mistake. */
export interface Attack {
  readonly is: string;
  readonly on: Door;
  readonly sends: string | Buffer;
  readonly answer: RegExp;
  readonly told: RegExp | null;
}

/** Holds attacks, all at once: each is answered as it must be, a person is told, and nobody else notices. */
export async function withstand(t: Test, siege: Siege, attacks: readonly Attack[]): Promise<void> {
  const before = await siege.state();
  const heard = siege.warnings.length;
  const speaking = attacks.map(async (attack) => ({ attack, answered: await siege.speak(attack.on, attack.sends) }));
  t.strictSame(await siege.goodClient(), ["0", 200], "the good client");
  for (const { attack, answered } of await Promise.all(speaking)) {
    t.match(answered, attack.answer, attack.is);
    t.notMatch(answered, /^HTTP\/1\.1 5/, attack.is);
    t.notMatch(answered, /\n\s+at |node:internal|node_modules|\/src\//, `${attack.is}: nothing of the inside is told`);
  }
  t.strictSame(await siege.state(), before, "what they left behind");
  // What a client does wrong as a client is told as well; that is another matter.
  const lines = siege.warnings.slice(heard).filter((line) => !line.startsWith("Finding "));
  for (const { is, told } of attacks) {
    if (told === null) continue;
    const at = lines.findIndex((line) => told.test(line));
    t.ok(at >= 0, `${is}: told as ${told}`);
    lines.splice(at, 1);
  }
  t.strictSame(lines, [], "nothing else is told");
}
