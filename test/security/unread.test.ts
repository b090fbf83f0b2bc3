// Clients that ask for much and read nothing: they hold neither memory nor a connection for ever.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { test } from "tap";
import { SERVER_TIMES } from "../../src/serving/server-options.ts";
import { FakeWall } from "../support/wall.ts";
import { lay, type Siege } from "./siege.ts";

const { unreadAnswer, checkInterval } = SERVER_TIMES;

/** Asks for the description so often that the connection cannot hold the answers, and reads none of them. */
async function neglect(port: number) {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.pause();
  socket.on("error", () => {});
  socket.write("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(60));
  return socket;
}

const STATE = "GET /agentgateway/resource/onlineagent/101/agentstatus HTTP/1.1\r\nHost: localhost\r\n\r\n";

/** So many requests are sent at once. Over TLS, Node refuses more that it has not answered yet (HPE_PAUSED). */
const AT_ONCE = 40;

/** Connects a client to the gateway that reads nothing. `more` asks again, once all it asked before has been answered. */
async function neglectGateway(siege: Siege, scheme: "http" | "https"): Promise<{ socket: Socket; more: () => void }> {
  const { url, ca, defaultWorld } = siege.simulator;
  const isSecure = scheme === "https";
  const socket = isSecure
    ? connectSecurely({ port: Number(new URL(url).port), host: "127.0.0.1", ca })
    : connect(siege.port("gateway"), "127.0.0.1");
  await once(socket, isSecure ? "secureConnect" : "connect");
  socket.pause();
  socket.on("error", () => {});
  let asked = defaultWorld.journal.count;
  const more = (): void => {
    if (defaultWorld.journal.count < asked) return;
    asked += AT_ONCE;
    socket.write(STATE.repeat(AT_ONCE));
  };
  return { socket, more };
}

/** Lets time pass until a client is cut off, and answers what is said about it. */
async function passUntilCut({ warnings }: Siege, wall: FakeWall, more = () => {}): Promise<string> {
  const cut = () => warnings.find((warning) => warning.includes("read nothing of its answers"));
  while (cut() === undefined) {
    more();
    wall.pass(checkInterval);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return cut() ?? "";
}

test("a client that never reads is cut off, and the log says so", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const siege = await lay(t, { wall });
  const socket = await neglect(siege.port("control"));
  const { localPort } = socket;
  t.match(
    await passUntilCut(siege, wall),
    `127.0.0.1:${localPort} read nothing of its answers for ${unreadAnswer / 1_000} s`,
  );
  socket.resume();
  await once(socket, "close");
  t.pass("it was ended");
});

test("a client that waits for its answer, is left alone", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const siege = await lay(t, { wall });
  const socket = connect(siege.port("control"), "127.0.0.1");
  await once(socket, "connect");
  const closed = once(socket, "close");
  for (let i = 0; i < 20; i++) wall.pass(checkInterval);
  socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  socket.resume();
  await closed;
  t.strictSame(siege.warnings, []);
});

for (const scheme of ["http", "https"] as const) {
  test(`a client of the gateway that never reads is cut off over ${scheme} too, and holds no memory until then`, async (t) => {
    const wall = new FakeWall(1_800_000_000_000);
    const siege = await lay(t, { wall });
    const { socket, more } = await neglectGateway(siege, scheme);
    const { localPort } = socket;
    const told = await passUntilCut(siege, wall, more);
    t.match(told, `127.0.0.1:${localPort} read nothing of its answers for ${unreadAnswer / 1_000} s`);
    const left = Number(/(\d+) bytes were left/.exec(told)?.[1]);
    t.ok(left < 1_048_576, `${left} bytes of answers waited: the gateway reads no request while answers wait`);
    socket.resume();
    await once(socket, "close");
    t.strictSame(await siege.goodClient(), ["0", 200]);
  });
}
