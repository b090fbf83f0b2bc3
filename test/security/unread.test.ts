// Tests of clients that send many requests and read nothing: the simulator limits their memory, and disconnects them.
import { connect, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { test } from "tap";
import { SERVER_TIMEOUTS } from "../../src/serving/server-options.ts";
import { until, waitForEvent } from "../support/waiting.ts";
import { FakeWall } from "../support/wall.ts";
import { type AttackedSimulator, openAttackedSimulator } from "./attacked-simulator.ts";

const { unreadAnswerMs, checkIntervalMs } = SERVER_TIMEOUTS;

/** The start of the wall clock, in milliseconds since 1970. */
const NOW = 1_800_000_000_000;

/** Requests the API description so often that the answers exceed the buffers of the connection, and reads none. */
async function requestWithoutReading(port: number) {
  const socket = connect(port, "127.0.0.1");
  await waitForEvent(socket, "connect");
  socket.pause();
  socket.on("error", () => {});
  socket.write("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(60));
  return socket;
}

/** A request for the state of an agent. */
const STATE = "GET /agentgateway/resource/onlineagent/101/agentstatus HTTP/1.1\r\nHost: localhost\r\n\r\n";

/** The number of requests sent at once. Over TLS, Node refuses more unanswered ones (HPE_PAUSED). */
const REQUESTS_PER_BATCH = 40;

/** Connects a client that reads nothing to the gateway. `sendMore` sends further requests once the earlier ones are answered. */
async function connectWithoutReading(
  target: AttackedSimulator,
  scheme: "http" | "https",
): Promise<{ socket: Socket; sendMore: () => void }> {
  const { url, ca, defaultWorld } = target.simulator;
  const isSecure = scheme === "https";
  const socket = isSecure
    ? connectSecurely({ port: Number(new URL(url).port), host: "127.0.0.1", ca })
    : connect(target.portOf("gateway"), "127.0.0.1");
  await waitForEvent(socket, isSecure ? "secureConnect" : "connect");
  socket.pause();
  socket.on("error", () => {});
  let sent = defaultWorld.journal.count;
  const sendMore = (): void => {
    if (defaultWorld.journal.count < sent) return;
    sent += REQUESTS_PER_BATCH;
    socket.write(STATE.repeat(REQUESTS_PER_BATCH));
  };
  return { socket, sendMore };
}

/** Advances the wall clock until a client is cut off. Returns the warning about it. */
async function advanceUntilCutOff(
  { warnings }: AttackedSimulator,
  wall: FakeWall,
  sendMore = () => {},
): Promise<string> {
  const findWarning = () => warnings.find((warning) => warning.includes("did not read its answers"));
  await until(async () => {
    if (findWarning() !== undefined) return true;
    sendMore();
    wall.advance(checkIntervalMs);
    // The operating system needs real time to take bytes for a client: without it, a client that reads would be cut off, too.
    await new Promise((resolve) => setTimeout(resolve, 1));
    return false;
  });
  return findWarning() ?? "";
}

test("a client that never reads is cut off with a warning", async (t) => {
  const wall = new FakeWall(NOW);
  const target = await openAttackedSimulator(t, { wall });
  const socket = await requestWithoutReading(target.portOf("control"));
  const { localPort } = socket;
  t.match(
    await advanceUntilCutOff(target, wall),
    `127.0.0.1:${localPort} did not read its answers for ${unreadAnswerMs / 1_000} s`,
  );
  socket.resume();
  await waitForEvent(socket, "close");
  t.ok(socket.closed, "the connection was closed");
});

test("an idle client that reads its answers is not cut off", async (t) => {
  const wall = new FakeWall(NOW);
  const target = await openAttackedSimulator(t, { wall });
  const socket = connect(target.portOf("control"), "127.0.0.1");
  await waitForEvent(socket, "connect");
  const closed = waitForEvent(socket, "close");
  for (let i = 0; i < 20; i++) wall.advance(checkIntervalMs);
  socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  socket.resume();
  await closed;
  t.strictSame(target.warnings, []);
});

for (const scheme of ["http", "https"] as const) {
  test(`a gateway client that never reads is cut off over ${scheme}, and the gateway buffers less than 1 MiB for it`, async (t) => {
    const wall = new FakeWall(NOW);
    const target = await openAttackedSimulator(t, { wall });
    const { socket, sendMore } = await connectWithoutReading(target, scheme);
    const { localPort } = socket;
    const warning = await advanceUntilCutOff(target, wall, sendMore);
    t.match(warning, `127.0.0.1:${localPort} did not read its answers for ${unreadAnswerMs / 1_000} s`);
    const left = Number(/(\d+) bytes were left/.exec(warning)?.[1]);
    t.ok(left < 1_048_576, `${left} bytes of answers waited: the gateway reads no requests while answers wait`);
    socket.resume();
    await waitForEvent(socket, "close");
    t.strictSame(await target.sendAsGoodClient(), ["0", 200]);
  });
}
