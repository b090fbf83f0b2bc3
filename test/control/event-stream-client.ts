// Clients of event streams: one reads like a browser, the other only on request.
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Test } from "tap";
import { waitFor, waitForEvent } from "../support/waiting.ts";
import type { ControlApi } from "./control-api.ts";

/** One event of a stream. Events of the world have an id; those of the stream have a name. */
export interface StreamEvent {
  readonly id: string | undefined;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare members of any event.
  readonly data: any;
}

/** Makes a control API listen on a free port until the test ends. Returns the port. */
export async function listen(t: Test, { app }: ControlApi): Promise<number> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  t.teardown(() => app.close());
  return (app.server.address() as AddressInfo).port;
}

/** A reader of an event stream, which keeps all that it has received. */
export class Follower {
  readonly response: IncomingMessage;
  readonly comments: string[] = [];
  readonly events: StreamEvent[] = [];
  readonly #ended: Promise<unknown>;
  #text = "";
  #check = (): void => {};

  constructor(response: IncomingMessage) {
    this.response = response;
    this.#ended = once(response, "close");
    response.setEncoding("utf8").on("data", (part: string) => this.#receive(part));
  }

  /** Waits until `count` events have been received in total. Returns all of them. */
  async untilEvents(count: number): Promise<StreamEvent[]> {
    await this.#untilMet(
      () => this.events.length >= count,
      () => `${this.events.length} of ${count} events have come`,
    );
    return this.events;
  }

  /** Waits until `count` comments have been received in total. Returns all of them. */
  async untilComments(count: number): Promise<string[]> {
    await this.#untilMet(
      () => this.comments.length >= count,
      () => `${this.comments.length} of ${count} comments have come`,
    );
    return this.comments;
  }

  /** Waits for the end of the stream. Returns all events. */
  async untilEnd(): Promise<StreamEvent[]> {
    await waitFor(this.#ended, "the stream has not ended");
    return this.events;
  }

  /** The types of the world's events, and the names of the stream's in parentheses, in order. */
  get types(): string[] {
    return this.events.map(({ name, data }) => (name === "message" ? data.type : `(${name})`));
  }

  #untilMet(condition: () => boolean, missing: () => string): Promise<void> {
    const met = new Promise<void>((resolve) => {
      this.#check = () => condition() && resolve();
      this.#check();
    });
    return waitFor(met, missing);
  }

  #receive(part: string): void {
    this.#text += part;
    const blocks = this.#text.split("\n\n");
    this.#text = blocks.pop() ?? "";
    for (const block of blocks) {
      if (block.startsWith(":")) this.comments.push(block.slice(2));
      else this.events.push(readEvent(block));
    }
    this.#check();
  }
}

/** Opens an event stream. Resolves when the headers have arrived. */
export async function follow(port: number, path: string, headers: Record<string, string> = {}): Promise<Follower> {
  const sent = request({ host: "127.0.0.1", port, path, headers });
  sent.end();
  const [response] = (await waitForEvent(sent, "response")) as [IncomingMessage];
  return new Follower(response);
}

/** Requests an event stream and does not read it until `readUntil` or `readAll`. */
export async function connectWithoutReading(t: Test, port: number, path: string, headers = "") {
  const socket = connect(port, "127.0.0.1");
  t.teardown(() => socket.destroy());
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  return {
    /** Reads until a text has been received. Returns everything received. */
    async readUntil(text: string): Promise<string> {
      let received = "";
      const found = new Promise<void>((resolve) => {
        socket.setEncoding("utf8").on("data", (part: string) => {
          received += part;
          if (part.includes(text) || received.slice(-part.length - text.length).includes(text)) resolve();
        });
        socket.resume();
      });
      await waitFor(found, () => `there is no ${JSON.stringify(text)} in: ${received}`);
      return received;
    },
    /** Reads to the end of the stream. Returns everything received. */
    async readAll(): Promise<string> {
      const parts: Buffer[] = [];
      socket.on("data", (part) => parts.push(part));
      socket.resume();
      await waitForEvent(socket, "close");
      return Buffer.concat(parts).toString();
    },
  };
}

/** Parses one event of a stream. */
function readEvent(block: string): StreamEvent {
  const fields = new Map(
    block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.replace(/^\w+: /, "")]),
  );
  return { id: fields.get("id"), name: fields.get("event") ?? "message", data: JSON.parse(fields.get("data") ?? "") };
}
