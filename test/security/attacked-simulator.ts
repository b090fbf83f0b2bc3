// Opens a simulator for attacks, and checks that an attack neither disturbs a well-behaved client nor changes the state.
import { connect } from "node:net";
import type { Test } from "tap";
import { type OpenSimulator, openSimulator } from "../../src/open-simulator.ts";
import { readOptions } from "../../src/options/option-sources.ts";
import { SERVER_TIMEOUTS, type ServerTimeouts } from "../../src/serving/server-options.ts";
import { readScript } from "../../src/world/reading/read-script.ts";
import type { WallClock } from "../../src/world/time/wall.ts";
import { ROOT } from "../support/client.ts";
import { waitForEvent } from "../support/waiting.ts";

/** The ports that are attacked. */
export type PortName = "gateway" | "control";

const CENTER = {
  queues: [{ id: 25, name: "Support" }],
  agents: [
    { id: 101, name: "Ada", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
  ],
};

/** A simulator with a well-behaved client, which tests use between attacks. */
export class AttackedSimulator {
  readonly simulator: OpenSimulator;
  /** The warnings of the log so far. */
  readonly warnings: string[];
  readonly #token: string | undefined;
  #guid = "";

  constructor(simulator: OpenSimulator, warnings: string[], token: string | undefined) {
    this.simulator = simulator;
    this.warnings = warnings;
    this.#token = token;
  }

  /** Returns the number of a plain HTTP port. */
  portOf(port: PortName): number {
    const { httpUrl = "", controlUrl = "" } = this.simulator;
    return Number(new URL(port === "gateway" ? httpUrl : controlUrl).port);
  }

  /** Signs in agent 101, the well-behaved client. */
  async signInGoodClient(): Promise<void> {
    this.#guid = await this.signIn(101);
  }

  /** Signs an agent in. Returns its Guid. */
  async signIn(agent: number): Promise<string> {
    const answered = await this.#send("gateway", "PUT", `${ROOT}/onlineagent/${agent}`, {
      "Content-Type": "application/json",
      body: '{"password":"secret","phonenum":"40038"}',
    });
    return answered.headers.get("guid") ?? "";
  }

  /** Sends a request of the well-behaved client to each port. Returns the gateway's retcode and the control API's status. */
  async sendAsGoodClient(): Promise<unknown[]> {
    const status = await this.#send("gateway", "GET", `${ROOT}/onlineagent/101/agentstatus`, {
      Guid: this.#guid,
      "Content-Type": "application/json",
    });
    const worlds = await this.#send("control", "GET", "/worlds");
    return [((await status.json()) as { retcode: string }).retcode, worlds.status];
  }

  /** Returns all the state that an attack must not change. */
  async readState(): Promise<unknown> {
    const world = this.simulator.defaultWorld;
    const read = async (path: string) => (await this.#send("control", "GET", path)).json();
    const { worlds } = (await read("/worlds")) as { worlds: { requests: number }[] };
    return {
      // The requests of the well-behaved client change this number.
      worlds: worlds.map(({ requests: _, ...rest }) => rest),
      agents: await read("/worlds/default/agents"),
      calls: await read("/worlds/default/calls"),
      settings: await read("/worlds/default/settings"),
      faults: await read("/worlds/default/faults"),
      clock: await read("/worlds/default/clock"),
      events: world.center.log.length,
      prototypes: [{}, [], "", () => {}].map((value) => JSON.stringify((value as { polluted?: unknown }).polluted)),
    };
  }

  /** Sends text unchanged. Returns everything that the server sends until it closes the connection. */
  async sendText(port: PortName, text: string | Buffer): Promise<string> {
    const socket = connect(this.portOf(port), "127.0.0.1");
    let received = "";
    socket.setEncoding("latin1").on("data", (part) => {
      received += part;
    });
    // The server may close the connection after its answer, while the rest is still being sent.
    socket.on("error", () => {});
    socket.write(text);
    await waitForEvent(socket, "close");
    return received;
  }

  async #send(
    port: PortName,
    method: string,
    path: string,
    { body, ...headers }: Record<string, string> = {},
  ): Promise<Response> {
    const token = port === "control" && this.#token !== undefined ? { Authorization: `Bearer ${this.#token}` } : {};
    const options = { method, headers: { ...token, ...headers }, ...(body === undefined ? {} : { body }) };
    return fetch(`http://127.0.0.1:${this.portOf(port)}${path}`, options);
  }
}

/** Opens a simulator with both ports over plain HTTP, and the gateway also over TLS. It closes at the end of the test. */
export async function openAttackedSimulator(
  t: Test,
  {
    token,
    times = SERVER_TIMEOUTS,
    wall,
    flags: moreFlags = {},
  }: { token?: string; times?: ServerTimeouts; wall?: WallClock; flags?: Readonly<Record<string, string>> } = {},
): Promise<AttackedSimulator> {
  const flags = {
    port: "0",
    "http-port": "0",
    "control-port": "0",
    clock: "manual",
    ...(token && { "control-token": token }),
    ...moreFlags,
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
  const target = new AttackedSimulator(simulator, warnings, token);
  await target.signInGoodClient();
  return target;
}

/** Returns a request as text. The server closes the connection after its answer. */
export function writeRequest(method: string, path: string, headers: Record<string, string> = {}, body = ""): string {
  const length = body === "" && method === "GET" ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ Host: "localhost", Connection: "close", ...length, ...headers });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`;
}

/** One attack. `answer` matches the server's answer, `warning` a line of the log; null: an ordinary mistake, which is not logged. */
export interface Attack {
  readonly name: string;
  readonly port: PortName;
  readonly text: string | Buffer;
  readonly answer: RegExp;
  readonly warning: RegExp | null;
}

/** Sends attacks in parallel. Checks the answers and warnings, the well-behaved client, and that the state is unchanged. */
export async function checkAttacks(t: Test, target: AttackedSimulator, attacks: readonly Attack[]): Promise<void> {
  const before = await target.readState();
  const loggedBefore = target.warnings.length;
  const sending = attacks.map(async (attack) => ({
    attack,
    answered: await target.sendText(attack.port, attack.text),
  }));
  t.strictSame(await target.sendAsGoodClient(), ["0", 200], "the well-behaved client is served");
  const wrongAnswers = (await Promise.all(sending)).filter(
    ({ attack, answered }) =>
      !attack.answer.test(answered) ||
      /^HTTP\/1\.1 5/.test(answered) ||
      /\n\s+at |node:internal|node_modules|\/src\//.test(answered),
  );
  // One comparison for all attacks: thousands of assertions would take the test runner longer than the attacks.
  t.strictSame(wrongAnswers, [], "every attack gets its answer, never a 5xx or internals");
  t.strictSame(await target.readState(), before, "the state is unchanged");
  // Findings about clients are not part of this check.
  const lines = target.warnings.slice(loggedBefore).filter((line) => !line.startsWith("Finding "));
  const notLogged: Attack[] = [];
  for (const attack of attacks) {
    const at = lines.findIndex((line) => attack.warning?.test(line));
    if (at >= 0) lines.splice(at, 1);
    else if (attack.warning !== null) notLogged.push(attack);
  }
  t.strictSame(notLogged, [], "every attack is logged");
  t.strictSame(lines, [], "nothing else is logged");
}
