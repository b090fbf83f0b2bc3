// A client that follows events as browsers do, and one that does not read.
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Test } from "tap";
import type { Door } from "./door.ts";

/** One event of a stream: the stream's own have a name, the world's have an id. */
export interface Followed {
  readonly id: string | undefined;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a story compares members of whatever came.
  readonly data: any;
}

/** Has a door listen on a free port, until the test ends. */
export async function listen(t: Test, { app }: Door): Promise<number> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  t.teardown(() => app.close());
  return (app.server.address() as AddressInfo).port;
}

export class Follower {
  readonly response: IncomingMessage;
  readonly comments: string[] = [];
  /** Ids of the world's events, names of the stream's. */
  readonly events: Followed[] = [];
  readonly #ended: Promise<unknown>;
  #text = "";
  #look = (): void => {};

  constructor(response: IncomingMessage) {
    this.response = response;
    this.#ended = once(response, "close");
    response.setEncoding("utf8").on("data", (part: string) => this.#take(part));
  }

  /** Waits until so many events have come in all. */
  async until(count: number): Promise<Followed[]> {
    await this.#so(() => this.events.length >= count);
    return this.events;
  }

  async untilComment(count: number): Promise<string[]> {
    await this.#so(() => this.comments.length >= count);
    return this.comments;
  }

  async end(): Promise<Followed[]> {
    await this.#ended;
    return this.events;
  }

  /** The types of the world's events, in order, and the names of the stream's own. */
  get types(): string[] {
    return this.events.map(({ name, data }) => (name === "message" ? data.type : `(${name})`));
  }

  #so(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => condition() && resolve();
      this.#look();
    });
  }

  #take(part: string): void {
    this.#text += part;
    const blocks = this.#text.split("\n\n");
    this.#text = blocks.pop() ?? "";
    for (const block of blocks) {
      if (block.startsWith(":")) this.comments.push(block.slice(2));
      else this.events.push(readEvent(block));
    }
    this.#look();
  }
}

/** Follows the events of a world; answers once the headers are there. */
export async function follow(port: number, path: string, headers: Record<string, string> = {}): Promise<Follower> {
  const asked = request({ host: "127.0.0.1", port, path, headers });
  asked.end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  return new Follower(response);
}

/** Asks for the events of a world and reads nothing of what comes. */
export async function neglect(t: Test, port: number, path: string, headers = "") {
  const socket = connect(port, "127.0.0.1");
  t.teardown(() => socket.destroy());
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  return {
    /** Reads now, until a text has come. */
    async readUntil(text: string): Promise<string> {
      let heard = "";
      await new Promise<void>((resolve) => {
        socket.setEncoding("utf8").on("data", (part: string) => {
          heard += part;
          if (part.includes(text) || heard.slice(-part.length - text.length).includes(text)) resolve();
        });
        socket.resume();
      });
      return heard;
    },
    /** Reads all of it now, up to its end. */
    async readAll(): Promise<string> {
      const parts: Buffer[] = [];
      socket.on("data", (part) => parts.push(part));
      socket.resume();
      await once(socket, "close");
      return Buffer.concat(parts).toString();
    },
  };
}

function readEvent(block: string): Followed {
  const fields = new Map(
    block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.replace(/^\w+: /, "")]),
  );
  return { id: fields.get("id"), name: fields.get("event") ?? "message", data: JSON.parse(fields.get("data") ?? "") };
}
