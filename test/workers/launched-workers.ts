// Starts a simulator with two workers as processes, and clients of its common address.
import { Agent } from "node:http";
import { connect } from "node:net";
import type { Test } from "tap";
import { type ConnectedSimulator, connectSimulator } from "../../src/index.ts";
import { launch } from "../processes/launched.ts";
import { Client, ROOT } from "../support/client.ts";
import { waitForEvent } from "../support/waiting.ts";

/** Two agents, and polls that are held until a test makes an event. */
export const SCENARIO = `
name: two agents
settings: { pollHold: 1h, supervision: off }
center:
  queues: [{ id: 25, name: Support }]
  agents: [{ id: 101, name: Ada, queues: [25] }, { id: 102, name: Ben, queues: [25] }]
`;

/** A world that the first worker serves. */
export const FIRST_WORLD = "tests";

/** A world that the second worker serves. */
export const SECOND_WORLD = "b";

interface Ready {
  readonly gateway: string;
  readonly http: string;
  readonly control: string;
  readonly ca: string;
  readonly pid: number;
  readonly workers: readonly {
    readonly replica: string;
    readonly gateway: string;
    readonly control: string;
    readonly pid: number;
  }[];
}

/** Starts the simulator on free ports with a manual clock. It is killed when the test ends. */
export async function launchWorkers(t: Test, more: readonly string[] = []) {
  const folder = t.testdir({ "two.yaml": SCENARIO });
  const ports = ["--port", "0", "--http-port", "0", "--control-port", "0"];
  const options = ["--workers", "2", "--clock", "manual", "--certs-dir", `${folder}/certs`, "--log-format", "json"];
  const launched = launch(t, [`${folder}/two.yaml`, ...ports, ...options, ...more]);
  const ready = JSON.parse(await launched.readLine()) as Ready;
  return { ...launched, ready };
}

/** Connects to a simulator with workers. Returns its handle, and a function that creates clients of its agents. */
export async function connectTo(t: Test, ready: Ready, token?: string) {
  const sim: ConnectedSimulator = await connectSimulator(ready.control, { token });
  const connections = new Agent({ keepAlive: true });
  t.teardown(async () => {
    connections.destroy();
    await sim.close();
  });
  const port = Number(new URL(ready.http).port);
  return {
    sim,
    /** Returns a client of an agent in a world, over the common address. */
    client: (id: number, world?: string) =>
      new Client(id, port, connections, world === undefined ? ROOT : `/w/${world}${ROOT}`),
    /** Creates a world, unless it exists. Returns its handle. */
    ensureWorld: async (name: string) => {
      await fetch(`${ready.control}/worlds/${name}`, {
        method: "PUT",
        body: JSON.stringify({ scenario: SCENARIO, clock: "manual" }),
      });
      return sim.world(name);
    },
    /** Sends text unchanged, and closes the sending side if `isHalfClosed`. Returns everything until the connection closes. */
    async sendText(text: string, isHalfClosed = false): Promise<string> {
      const socket = connect(port, "127.0.0.1");
      let received = "";
      socket.setEncoding("latin1").on("data", (part) => {
        received += part;
      });
      if (isHalfClosed) socket.end(text);
      else socket.write(text);
      await waitForEvent(socket, "close");
      return received;
    },
  };
}
