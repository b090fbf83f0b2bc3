// Tests that the connections to targets end together with a client's connection.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { test } from "tap";
import { connectionsOf } from "../../src/forwarding/client-connections.ts";

test("the connection to a target ends before the next request of a client whose connection failed", async (t) => {
  const server = createServer((socket) => socket.on("error", () => {})).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  const open = async (): Promise<Socket> => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    await once(socket, "connect");
    return socket;
  };
  const client = await open();
  const toTarget = await open();
  const target = { connect: () => toTarget, toTargetHeaders: () => [], toClientHeaders: () => [] };
  connectionsOf(client).connect(target);
  let isClosed = false;
  client.once("close", () => {
    isClosed = true;
  });
  client.destroy(new Error("read ECONNRESET"));
  await new Promise<void>((resolve) => process.nextTick(resolve));
  // Node reads the next request of the client before it emits `close`.
  t.strictSame([isClosed, toTarget.destroyed], [false, true]);
});
