// Clients that ask for much and read nothing: they hold neither memory nor a connection for ever.
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "tap";
import { SERVER_TIMES } from "../../src/serving/server-options.ts";
import { FakeWall } from "../support/wall.ts";
import { lay, type Siege } from "./siege.ts";

const { answer, look } = SERVER_TIMES;

/** Asks for the description so often that the connection cannot hold the answers, and reads none of them. */
async function neglect(port: number) {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.pause();
  socket.on("error", () => {});
  socket.write("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(60));
  return socket;
}

/** Lets time pass until a client is cut off, and answers what is said about it. */
async function passUntilCut({ warnings }: Siege, wall: FakeWall): Promise<string> {
  const cut = () => warnings.find((warning) => warning.includes("read nothing of its answers"));
  while (cut() === undefined) {
    wall.pass(look);
    await new Promise((resolve) => setTimeout(resolve, 5));
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
    `127.0.0.1:${localPort} read nothing of its answers for ${answer / 1_000} s`,
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
  for (let i = 0; i < 20; i++) wall.pass(look);
  socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  socket.resume();
  await closed;
  t.strictSame(siege.warnings, []);
});
