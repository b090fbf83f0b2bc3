// Opens a simulator over real HTTPS with a fake wall clock, and a client that follows new Guids and keeps its connection.
import type { IncomingMessage } from "node:http";
import { Agent as Connections, request } from "node:https";
import { gzipSync } from "node:zlib";
import type { Test } from "tap";
import { type OpenSimulator, openSimulator } from "../../../src/open-simulator.ts";
import { readOptions } from "../../../src/options/option-sources.ts";
import { readScript } from "../../../src/world/reading/read-script.ts";
import { type Envelope, ROOT, START } from "../../support/gateway.ts";
import { waitForEvent } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";

const CENTER = {
  queues: [{ id: 25, name: "Support" }],
  agents: [
    { id: 101, name: "Ada", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
  ],
};

/** Opens a simulator whose worlds follow a fake wall clock, which the test advances. The simulator closes when the test ends. */
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

/** The options of a request. */
export interface RequestOptions {
  body?: unknown;
  /** The Guid to send in place of the present one. */
  guid?: string | undefined;
  /** Whether the request has a Content-Type; true by default. */
  hasContentType?: boolean;
  /** A Content-Type other than the documented one. */
  contentType?: string;
  /** Whether the body is compressed with gzip. */
  isCompressed?: boolean;
  /** Whether the request uses the persistent connection; true by default. */
  keepsConnection?: boolean;
}

function encodeBody(text: string, isCompressed: boolean): Buffer {
  return isCompressed ? gzipSync(text) : Buffer.from(text);
}

/** A client of an agent. */
export class HttpsClient {
  readonly id: number;
  /** The Guids that the client has received, newest last. */
  readonly guids: string[] = [];
  readonly #sim: OpenSimulator;
  readonly #connections: Connections;

  constructor(t: Test, sim: OpenSimulator, id: number) {
    this.id = id;
    this.#sim = sim;
    this.#connections = new Connections({ keepAlive: true, maxSockets: 2 });
    t.teardown(() => this.#connections.destroy());
  }

  /** Sends a request; `{}` in its path stands for the agent's id. Returns the envelope of the answer. */
  async send(method: string, path: string, options: RequestOptions = {}): Promise<Envelope> {
    const { body, guid = this.guids.at(-1), hasContentType = true, keepsConnection = true } = options;
    const { contentType = "application/json; charset=UTF-8", isCompressed = false } = options;
    const text = body === undefined ? undefined : encodeBody(JSON.stringify(body), isCompressed);
    const sent = request(`${this.#sim.url}${ROOT}/${path.replace("{}", String(this.id))}`, {
      ca: this.#sim.ca,
      method,
      agent: keepsConnection ? this.#connections : false,
      headers: {
        ...(hasContentType && { "Content-Type": contentType }),
        ...(isCompressed && { "Content-Encoding": "gzip" }),
        ...(guid !== undefined && { Guid: guid }),
        ...(text !== undefined && { "Content-Length": String(text.length) }),
      },
    });
    sent.end(text);
    const [response] = (await waitForEvent(sent, "response")) as [IncomingMessage];
    let answer = "";
    for await (const part of response.setEncoding("utf8")) answer += part;
    const newGuid = response.headers["guid"] as string | undefined;
    if (newGuid !== undefined) this.guids.push(newGuid);
    return JSON.parse(answer) as Envelope;
  }

  /** Signs the agent in. `details`: members of the body. */
  signIn(details: object = {}, path = "onlineagent/{}"): Promise<Envelope> {
    return this.send("PUT", path, { body: { password: "secret", phonenum: "40038", ...details } });
  }

  /** Polls until no event is left, and then pauses for 250 ms. Returns the types of the events. */
  async pollAll(wall: FakeWall): Promise<string[]> {
    const types: string[] = [];
    for (;;) {
      const { retcode, event } = await this.send("GET", "agentevent/{}");
      if (retcode !== "0") throw new Error(`A poll got retcode ${retcode} instead of 0.`);
      if (event === undefined) break;
      types.push(event.eventType);
    }
    wall.advance(250);
    return types;
  }
}
