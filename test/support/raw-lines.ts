// Opens a simulator on HTTP and HTTPS, and raw connections to it that a test can break at any moment.

import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Test } from "tap";
import { sayBusy } from "../../src/core/index.ts";
import { openSimulator } from "../../src/open-simulator.ts";
import { readOptions } from "../../src/options/option-sources.ts";
import { readScript } from "../../src/world/reading/scripts.ts";
import { type Envelope, ROOT } from "./gateway.ts";
import { nextEvent, until, waitFor } from "./waiting.ts";

const CENTER = { queues: [{ id: 25, name: "Support" }], agents: [{ id: 101, name: "Ada", queues: [25] }] };

export type Kind = "http" | "https" | "control";

/** Opens a simulator with agent 101 signed in and its first events fetched. It closes at the end of the test. */
export async function openWithRawConnections(t: Test, settings: object = {}) {
  const flags = { port: "0", "http-port": "0", "control-port": "0", clock: "manual" };
  const read = readOptions({ flags, environment: {} });
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  const script = await readScript({ center: CENTER, settings: { pollHold: "0s", ...settings } });
  if ("problems" in script) throw new Error(script.problems.join("\n"));
  const sim = await openSimulator({
    options: { ...read.options, certsDir: undefined },
    scenario: script.scenario,
    log: { request: undefined, warn: (sentence) => warnings.push(sentence), info: () => {} },
  });
  t.teardown(() => sim.close());
  const warnings: string[] = [];
  const world = sim.defaultWorld;
  const urlOf = (kind: Kind) => ({ http: sim.httpUrl, https: sim.url, control: sim.controlUrl })[kind] ?? "";
  const lines: RawConnection[] = [];
  t.teardown(() => {
    for (const line of lines) line.socket.destroy();
  });
  const line = async (kind: Kind): Promise<RawConnection> => {
    const made = await RawConnection.open(kind, urlOf(kind), sim.ca);
    lines.push(made);
    return made;
  };
  const first = await line("http");
  const body = JSON.stringify({ password: "secret", phonenum: "40038" });
  first.send("PUT", `onlineagent/101`, "", body);
  const guid = /Guid: (\S+)/.exec((await first.answer()).head)?.[1] ?? "";
  const client = {
    sim,
    world,
    line,
    guid,
    poll: (on: RawConnection) => on.send("GET", "agentevent/101", guid),
    /** Polls; returns the reason of the busy state in the event, or undefined without an event. */
    async reason(on: RawConnection): Promise<string | undefined> {
      client.poll(on);
      return reasonOf((await on.answer()).body);
    },
    /** Makes the agent busy, which is an event with the reason. */
    busy: (reason: number) => void world.center.perform(sayBusy, { agent: 101, reason, prolong: false }),
    /** Waits until a poll is held. */
    held: () => until(() => world.isListenedTo),
    /** Returns the warnings about connections. */
    hangUps: () => warnings.filter((sentence) => !sentence.startsWith("Finding")),
    /** Returns the number of polls that repeated an event. */
    repeated: () => world.journal.list({ operation: "getAgentEvent" }).filter(({ repeated }) => repeated).length,
  };
  for (let more = true; more; ) {
    client.poll(first);
    more = (await first.answer()).body.event !== undefined;
  }
  return client;
}

/** Returns the reason of the busy state in an answer's event. */
export function reasonOf({ event }: Envelope): string | undefined {
  return (event?.content as { reason?: string } | null | undefined)?.reason;
}

/** One raw connection. */
export class RawConnection {
  readonly socket: Socket;
  #heard = "";

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("error", () => {});
    socket.setEncoding("utf8").on("data", (part) => {
      this.#heard += part;
    });
  }

  static async open(kind: Kind, url: string, ca: string): Promise<RawConnection> {
    const port = Number(new URL(url).port);
    const socket = kind === "https" ? connectTls({ port, host: "127.0.0.1", ca }) : connect(port, "127.0.0.1");
    await nextEvent(socket, kind === "https" ? "secureConnect" : "connect");
    return new RawConnection(socket);
  }

  send(method: string, path: string, guid: string, body = ""): void {
    const length = body === "" ? "" : `Content-Length: ${body.length}\r\n`;
    this.socket.write(
      `${method} ${ROOT}/${path} HTTP/1.1\r\nHost: x\r\nGuid: ${guid}\r\nContent-Type: application/json\r\n${length}\r\n${body}`,
    );
  }

  /** Waits until the text received satisfies a condition or the connection is closed; returns and clears the text. */
  async hear(isEnough: (heard: string) => boolean): Promise<string> {
    while (!this.socket.closed && !isEnough(this.#heard)) {
      const hasCome = new AbortController();
      const { signal } = hasCome;
      const next = Promise.race([once(this.socket, "data", { signal }), once(this.socket, "close", { signal })]);
      await waitFor(
        next.catch(() => {}),
        () => `nothing more has come than: ${this.#heard}`,
      );
      // The loser of the race would leave its listeners on the socket.
      hasCome.abort();
    }
    const heard = this.#heard;
    this.#heard = "";
    return heard;
  }

  /** Waits for the next whole answer; returns it. */
  async answer(): Promise<{ head: string; body: Envelope }> {
    for (;;) {
      const end = this.#heard.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(this.#heard)?.[1]);
      if (end >= 0 && this.#heard.length >= end + 4 + length) {
        const head = this.#heard.slice(0, end);
        const body = this.#heard.slice(end + 4, end + 4 + length);
        this.#heard = this.#heard.slice(end + 4 + length);
        return { head, body: JSON.parse(body) as Envelope };
      }
      await waitFor(once(this.socket, "data"), () => `no whole answer has come, only: ${this.#heard}`);
    }
  }

  /** Stops reading from the socket. */
  stopReading(): void {
    (this.socket as unknown as { _handle: { readStop(): void } })._handle.readStop();
  }
}
