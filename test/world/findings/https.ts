// A simulator over real HTTPS whose wall clock a test moves, and a client as programs are: it follows new Guids and keeps its connection.
import type { IncomingMessage } from "node:http";
import { Agent as Connections, request } from "node:https";
import { gzipSync } from "node:zlib";
import type { Test } from "tap";
import { type OpenSimulator, openSimulator } from "../../../src/open-simulator.ts";
import { readOptions } from "../../../src/options/option-sources.ts";
import { readScript } from "../../../src/world/reading/scripts.ts";
import { type Envelope, ROOT, START } from "../../support/gateway.ts";
import { nextEvent } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";

const CENTER = {
  queues: [{ id: 25, name: "Support" }],
  agents: [
    { id: 101, name: "Ada", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
  ],
};

/** Opens a simulator at the pace of a wall clock that stands still until it is told; the test closes it when it ends. */
export async function openHttps(t: Test, settings: object = {}): Promise<{ sim: OpenSimulator; wall: FakeWall }> {
  const read = readOptions({ flags: { port: "0", "control-port": "off", clock: "1x" }, environment: {} });
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  const script = await readScript({ center: CENTER, settings: { pollHold: "0s", ...settings } });
  if ("problems" in script) throw new Error(script.problems.join("\n"));
  const wall = new FakeWall(START);
  const sim = await openSimulator({
    options: { ...read.options, certsDir: undefined },
    scenario: script.scenario,
    log: { request: undefined, warn: () => {}, info: () => {} },
    wall,
  });
  t.teardown(() => sim.close());
  return { sim, wall };
}

export interface Sending {
  body?: unknown;
  /** The Guid to show in place of the present one. */
  guid?: string | undefined;
  /** Whether it is sent with a Content-Type, and on the connection that is kept. */
  typed?: boolean;
  /** Another Content-Type than the documented one. */
  type?: string;
  /** Whether the body is compressed. */
  zipped?: boolean;
  keeps?: boolean;
}

function zip(text: string, zipped: boolean): Buffer {
  return zipped ? gzipSync(text) : Buffer.from(text);
}

export class HttpsClient {
  readonly id: number;
  /** The Guids that it got, newest last. */
  readonly guids: string[] = [];
  readonly #sim: OpenSimulator;
  readonly #connections: Connections;

  constructor(t: Test, sim: OpenSimulator, id: number) {
    this.id = id;
    this.#sim = sim;
    this.#connections = new Connections({ keepAlive: true, maxSockets: 2 });
    t.teardown(() => this.#connections.destroy());
  }

  /** Sends a request, `{}` in its path being the agent's id; answers the envelope. */
  async ask(method: string, path: string, sending: Sending = {}): Promise<Envelope> {
    const { body, guid = this.guids.at(-1), typed = true, keeps = true } = sending;
    const { type = "application/json; charset=UTF-8", zipped = false } = sending;
    const text = body === undefined ? undefined : zip(JSON.stringify(body), zipped);
    const sent = request(`${this.#sim.url}${ROOT}/${path.replace("{}", String(this.id))}`, {
      ca: this.#sim.ca,
      method,
      agent: keeps ? this.#connections : false,
      headers: {
        ...(typed && { "Content-Type": type }),
        ...(zipped && { "Content-Encoding": "gzip" }),
        ...(guid !== undefined && { Guid: guid }),
        ...(text !== undefined && { "Content-Length": String(text.length) }),
      },
    });
    sent.end(text);
    const [response] = (await nextEvent(sent, "response")) as [IncomingMessage];
    let answer = "";
    for await (const part of response.setEncoding("utf8")) answer += part;
    const given = response.headers["guid"] as string | undefined;
    if (given !== undefined) this.guids.push(given);
    return JSON.parse(answer) as Envelope;
  }

  signIn(details: object = {}, path = "onlineagent/{}"): Promise<Envelope> {
    return this.ask("PUT", path, { body: { password: "secret", phonenum: "40038", ...details } });
  }

  /** Polls until nothing is left, and then pauses as it should. */
  async pollAll(wall: FakeWall): Promise<string[]> {
    const types: string[] = [];
    for (;;) {
      const { retcode, event } = await this.ask("GET", "agentevent/{}");
      if (retcode !== "0") throw new Error(`A poll was answered ${retcode}.`);
      if (event === undefined) break;
      types.push(event.eventType);
    }
    wall.pass(250);
    return types;
  }
}
