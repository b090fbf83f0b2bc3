// A gateway client of one agent over real connections.
import { type Agent as Connections, type IncomingMessage, request } from "node:http";
import { waitForEvent } from "./waiting.ts";

/** The root of every interface's path. */
export const ROOT = "/agentgateway/resource";

/** The JSON envelope of every answer. */
export interface Envelope {
  message: string;
  retcode: string;
  result?: unknown;
  event?: { eventType: string; workNo: string; content: unknown; eventGenTime?: number };
}

/** A received answer. */
export class Reply {
  readonly status: number;
  readonly text: string;
  readonly #rawHeaders: readonly string[];

  constructor(status: number, rawHeaders: readonly string[], text: string) {
    this.status = status;
    this.text = text;
    this.#rawHeaders = rawHeaders;
  }

  /** Returns a header by its exact, case-sensitive name. */
  header(name: string): string | undefined {
    const index = this.#rawHeaders.findIndex((part, i) => i % 2 === 0 && part === name);
    return index < 0 ? undefined : this.#rawHeaders[index + 1];
  }

  get headerNames(): string[] {
    return this.#rawHeaders.filter((_, i) => i % 2 === 0);
  }

  get body(): Envelope {
    return JSON.parse(this.text) as Envelope;
  }
}

/** The optional parts of a request. */
export interface RequestParts {
  headers?: Record<string, string | string[]>;
  /** Text is sent unchanged, any other value as JSON. */
  body?: unknown;
}

/** A gateway client of one agent, over kept-alive connections. */
export class Client {
  readonly id: number | string;
  /** The Guid that is sent with each request; undefined: none. */
  guid: string | undefined;
  /** Whether a new Guid in the answer to a poll replaces the stored one. */
  storesNewGuid = true;
  readonly #port: number;
  readonly #connections: Connections;
  /** The root of every interface's path; it includes the world. */
  readonly #root: string;

  constructor(id: number | string, port: number, connections: Connections, root = ROOT) {
    this.id = id;
    this.#root = root;
    this.#port = port;
    this.#connections = connections;
  }

  /** Sends a request. A path without a leading slash is relative to the root; `{}` in it is the agent's id. */
  async send(method: string, path: string, { headers, body }: RequestParts = {}): Promise<Reply> {
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const sent = this.start(method, path, { ...lengthOf(text, headers), ...headers });
    sent.end(text);
    const [response] = (await waitForEvent(sent, "response")) as [IncomingMessage];
    let answer = "";
    for await (const part of response.setEncoding("utf8")) answer += part;
    return new Reply(response.statusCode ?? 0, response.rawHeaders, answer);
  }

  /** Opens a request. The caller writes its body and ends it. */
  start(method: string, path: string, headers: RequestParts["headers"] = {}) {
    const guid = this.guid === undefined ? {} : { Guid: this.guid };
    return request({
      port: this.#port,
      host: "127.0.0.1",
      agent: this.#connections,
      method,
      path: path.startsWith("/") ? path : `${this.#root}/${path.replace("{}", String(this.id))}`,
      headers: { "Content-Type": "application/json; charset=UTF-8", ...guid, ...headers },
    });
  }

  async get(path: string): Promise<Envelope> {
    return (await this.send("GET", path)).body;
  }

  async post(path: string, body?: unknown): Promise<Envelope> {
    return (await this.send("POST", path, { body })).body;
  }

  async put(path: string, body?: unknown): Promise<Envelope> {
    return (await this.send("PUT", path, { body })).body;
  }

  async delete(path: string): Promise<Envelope> {
    return (await this.send("DELETE", path)).body;
  }

  /** Signs in, or forces the sign-in, and stores the Guid. */
  async signIn(body: object = {}, how: "login" | "forcelogin" = "login"): Promise<Reply> {
    const reply = await this.send("PUT", `onlineagent/{}${how === "login" ? "" : "/forcelogin"}`, {
      body: { password: "secret", phonenum: "40038", ...body },
    });
    this.guid = readGuid(reply) ?? this.guid;
    return reply;
  }

  async poll(): Promise<Envelope> {
    return (await this.pollForReply()).body;
  }

  async pollForReply(): Promise<Reply> {
    const reply = await this.send("GET", "agentevent/{}");
    if (this.storesNewGuid) this.guid = readGuid(reply) ?? this.guid;
    return reply;
  }

  /**
   * Fetches all waiting events, oldest first, as rows of type and content. Polls must not be held.
   *
   * @throws Error if a poll is not answered with retcode 0
   */
  async pollAll(): Promise<[eventType: string, content: unknown][]> {
    const rows: [string, unknown][] = [];
    for (;;) {
      const { retcode, event } = await this.poll();
      if (retcode !== "0") throw new Error(`A poll of agent ${this.id} was answered ${retcode}.`);
      if (event === undefined) return rows;
      rows.push([event.eventType, event.content]);
    }
  }

  /** Fetches all waiting events. Returns only their types. */
  async pollTypes(): Promise<string[]> {
    return (await this.pollAll()).map(([eventType]) => eventType);
  }
}

/** Returns the header Content-Length, which Node omits for methods that usually have no body; empty if no length is to be sent. */
function lengthOf(text: string | undefined, headers: RequestParts["headers"] = {}): Record<string, string> {
  if (text === undefined || "Transfer-Encoding" in headers) return {};
  return { "Content-Length": String(Buffer.byteLength(text)) };
}

/** Returns the Guid that an answer sets; undefined if it sets none. */
function readGuid(reply: Reply): string | undefined {
  return reply.header("Set-GUID")?.replace("JSESSIONID=", "");
}
