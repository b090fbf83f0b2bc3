// Opens a simulator on HTTP and HTTPS, and raw connections to it that a test can break at any moment.

import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Test } from "tap";
import { requestBusy } from "../../src/core/index.ts";
import { openSimulator } from "../../src/open-simulator.ts";
import { readOptions } from "../../src/options/option-sources.ts";
import { readScript } from "../../src/world/reading/read-script.ts";
import { type Envelope, ROOT } from "./gateway.ts";
import { until, waitFor, waitForEvent } from "./waiting.ts";

const CENTER = { queues: [{ id: 25, name: "Support" }], agents: [{ id: 101, name: "Ada", queues: [25] }] };

/** A port of a simulator: the gateway over HTTP or HTTPS, or the control API. */
export type Kind = "http" | "https" | "control";

/** Opens a simulator with agent 101 signed in and its first events fetched. It closes at the end of the test. */
export async function openWithRawConnections(t: Test, settings: object = {}) {
  const flags = { port: "0", "http-port": "0", "control-port": "0", clock: "manual" };
  const read = readOptions({ flags, environment: {} });
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  const script = await readScript({ center: CENTER, settings: { pollHold: "0s", ...settings } });
  if ("problems" in script) throw new Error(script.problems.join("\n"));
  const warnings: string[] = [];
  const sim = await openSimulator({
    options: { ...read.options, certsDir: undefined },
    scenario: script.scenario,
    log: { request: undefined, warn: (sentence) => warnings.push(sentence), info: () => {} },
  });
  t.teardown(() => sim.close());
  const world = sim.defaultWorld;
  const urlOf = (kind: Kind) => ({ http: sim.httpUrl, https: sim.url, control: sim.controlUrl })[kind] ?? "";
  const connections: RawConnection[] = [];
  t.teardown(() => {
    for (const connection of connections) connection.socket.destroy();
  });
  const openConnection = async (kind: Kind): Promise<RawConnection> => {
    const connection = await RawConnection.open(kind, urlOf(kind), sim.ca);
    connections.push(connection);
    return connection;
  };
  const first = await openConnection("http");
  const body = JSON.stringify({ password: "secret", phonenum: "40038" });
  first.send("PUT", "onlineagent/101", "", body);
  const guid = /Guid: (\S+)/.exec((await first.readAnswer()).head)?.[1] ?? "";
  const client = {
    sim,
    world,
    openConnection,
    guid,
    poll: (on: RawConnection) => on.send("GET", "agentevent/101", guid),
    /** Polls. Returns the reason of the busy state in the event, or undefined without an event. */
    async pollReason(on: RawConnection): Promise<string | undefined> {
      client.poll(on);
      return reasonOf((await on.readAnswer()).body);
    },
    /** Makes the agent busy, which causes an event with the reason. */
    becomeBusy: (reason: number) => void world.center.perform(requestBusy, { agent: 101, reason, prolong: false }),
    /** Waits until a poll is held. */
    waitForHeldPoll: () => until(() => world.isListenedTo),
    /** Returns the warnings about connections. */
    listConnectionWarnings: () => warnings.filter((sentence) => !sentence.startsWith("Finding")),
    /** Returns the number of polls that repeated an event. */
    countRepeated: () => world.journal.list({ operation: "getAgentEvent" }).filter(({ repeated }) => repeated).length,
  };
  for (let hasMore = true; hasMore; ) {
    client.poll(first);
    hasMore = (await first.readAnswer()).body.event !== undefined;
  }
  return client;
}

/** Returns the reason of the busy state in an answer's event. */
export function reasonOf({ event }: Envelope): string | undefined {
  return (event?.content as { reason?: string } | null | undefined)?.reason;
}

/** A raw connection to a simulator. */
export class RawConnection {
  readonly socket: Socket;
  #received = "";

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("error", () => {});
    socket.setEncoding("utf8").on("data", (part) => {
      this.#received += part;
    });
  }

  /** Connects to a port of a simulator. */
  static async open(kind: Kind, url: string, ca: string): Promise<RawConnection> {
    const port = Number(new URL(url).port);
    const socket = kind === "https" ? connectTls({ port, host: "127.0.0.1", ca }) : connect(port, "127.0.0.1");
    await waitForEvent(socket, kind === "https" ? "secureConnect" : "connect");
    return new RawConnection(socket);
  }

  /** Sends a request below the root of the gateway. */
  send(method: string, path: string, guid: string, body = ""): void {
    const length = body === "" ? "" : `Content-Length: ${body.length}\r\n`;
    this.socket.write(
      `${method} ${ROOT}/${path} HTTP/1.1\r\nHost: x\r\nGuid: ${guid}\r\nContent-Type: application/json\r\n${length}\r\n${body}`,
    );
  }

  /** Waits until the text received satisfies a condition or the connection is closed. Returns and clears the text. */
  async readUntil(isEnough: (received: string) => boolean): Promise<string> {
    while (!this.socket.closed && !isEnough(this.#received)) {
      const arrived = new AbortController();
      const { signal } = arrived;
      const next = Promise.race([once(this.socket, "data", { signal }), once(this.socket, "close", { signal })]);
      await waitFor(
        next.catch(() => {}),
        () => `received nothing more than: ${this.#received}`,
      );
      // The loser of the race would leave its listeners on the socket.
      arrived.abort();
    }
    const received = this.#received;
    this.#received = "";
    return received;
  }

  /** Waits for the next complete answer. Returns its head and its body. */
  async readAnswer(): Promise<{ head: string; body: Envelope }> {
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(this.#received)?.[1]);
      if (end >= 0 && this.#received.length >= end + 4 + length) {
        const head = this.#received.slice(0, end);
        const body = this.#received.slice(end + 4, end + 4 + length);
        this.#received = this.#received.slice(end + 4 + length);
        return { head, body: JSON.parse(body) as Envelope };
      }
      await waitFor(once(this.socket, "data"), () => `received no complete answer, only: ${this.#received}`);
    }
  }

  /** Stops reading from the socket. */
  stopReading(): void {
    (this.socket as unknown as { _handle: { readStop(): void } })._handle.readStop();
  }
}
