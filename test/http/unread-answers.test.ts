// Tests that connections of clients that read nothing are cut, over TLS and plain HTTP, and those of slow clients are not.
import { createServer as createPlainServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { type Test, test } from "tap";
import { countTakenBytes, UnreadAnswers } from "../../src/http/unread-answers.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import { openCertificates } from "../../src/tls/certificates.ts";
import { collectGarbage, measureHeapInUse } from "../support/heap.ts";
import { until, waitForEvent } from "../support/waiting.ts";
import { FakeWall } from "../support/wall.ts";

const MAX_UNREAD_MS = 60_000;
const CHECK_INTERVAL_MS = 10_000;
const MIB = 1_048_576;

/** An answer of 32 MiB: far more than the system's buffers. Over TLS, Node sends it as one chunk. */
const LARGE = Buffer.alloc(32 * MIB, "x");

const { certificates } = await openCertificates({ isInMemory: true });

/** Opens a server with the large answer, and a client that requests it and reads nothing. `socket` is the server's side. */
async function openWithUnreadAnswer(t: Test, scheme: "http" | "https") {
  const connections = new Set<Socket>();
  const options = { key: certificates.key, cert: certificates.cert };
  const server: Server = scheme === "https" ? createSecureServer(options) : createPlainServer();
  server.on("request", (_request, response) => response.end(LARGE));
  server.on(scheme === "https" ? "secureConnection" : "connection", (socket) => connections.add(socket));
  server.listen(0, "127.0.0.1");
  await waitForEvent(server, "listening");
  t.teardown(() => server.close());
  const wall = new FakeWall(0);
  const warnings: string[] = [];
  const warn = (sentence: string): void => void warnings.push(sentence);
  const unread = new UnreadAnswers(connections, {
    unreadAnswerMs: MAX_UNREAD_MS,
    checkIntervalMs: CHECK_INTERVAL_MS,
    wall,
    warn,
  });
  unread.begin();
  const { port } = server.address() as AddressInfo;
  const client = scheme === "https" ? connectSecurely({ port, ca: certificates.ca, host: "127.0.0.1" }) : connect(port);
  t.teardown(() => client.destroy());
  await waitForEvent(client, scheme === "https" ? "secureConnect" : "connect");
  client.pause();
  client.on("error", () => {});
  client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await waitForEvent(server, "request");
  const [socket] = connections;
  if (socket === undefined) throw new Error("no client has connected");
  return { client, socket, wall, warnings };
}

/** Resolves when the system's buffers are full. */
async function fillBuffers(socket: Socket): Promise<void> {
  for (let before = -1; before !== countTakenBytes(socket); ) {
    before = countTakenBytes(socket);
    for (let i = 0; i < 20; i++) await waitForNextTurn();
  }
}

/** Reads a number of bytes, and at most one chunk more. */
async function read(client: Socket, bytes: number): Promise<void> {
  let left = bytes;
  client.resume();
  while (left > 0) left -= ((await waitForEvent(client, "data")) as [Buffer])[0].length;
  client.pause();
}

for (const scheme of ["http", "https"] as const) {
  test(`over ${scheme}, the connection of a client that reads nothing is cut after a minute, and the answer is dropped`, async (t) => {
    const { client, socket, wall, warnings } = await openWithUnreadAnswer(t, scheme);
    await fillBuffers(socket);
    wall.advance(MAX_UNREAD_MS);
    t.strictSame(warnings, [], "the connection is not cut before");
    const { remotePort, writableLength } = socket;
    wall.advance(CHECK_INTERVAL_MS);
    const sentence = `127.0.0.1:${remotePort} did not read its answers for 60 s: the connection is cut, ${writableLength} bytes were left.`;
    t.strictSame([warnings, socket.destroyed], [[sentence], true]);
    client.resume();
    await waitForEvent(client, "close");
  });

  test(`over ${scheme}, the connection of a client that reads a large answer slowly is not cut`, async (t) => {
    const { client, socket, wall, warnings } = await openWithUnreadAnswer(t, scheme);
    await fillBuffers(socket);
    const whole = socket.writableLength;
    for (let minutes = 0; minutes < 3; minutes++) {
      wall.advance(MAX_UNREAD_MS - CHECK_INTERVAL_MS);
      const taken = countTakenBytes(socket);
      await until(async () => {
        if (countTakenBytes(socket) === taken) await read(client, 2 * MIB);
        return countTakenBytes(socket) !== taken;
      });
      await fillBuffers(socket);
      wall.advance(CHECK_INTERVAL_MS);
    }
    t.strictSame([warnings, socket.destroyed], [[], false]);
    t.equal(socket.writableLength, whole, "Node still counts the whole answer as waiting");
  });
}

test("over TLS, cut connections keep no memory", async (t) => {
  const cutOne = async (): Promise<void> => {
    const { client, socket, wall } = await openWithUnreadAnswer(t, "https");
    await fillBuffers(socket);
    wall.advance(MAX_UNREAD_MS + 2 * CHECK_INTERVAL_MS);
    client.resume();
    await waitForEvent(client, "close");
  };
  // Memory outside the heap is freed by finalizers, which run in later turns of the event loop.
  const measureMemory = async (): Promise<number> => {
    for (let turn = 0; turn < 10; turn++) {
      collectGarbage();
      await waitForNextTurn();
    }
    return measureHeapInUse() + process.memoryUsage().external;
  };
  await cutOne();
  const before = await measureMemory();
  for (let i = 0; i < 5; i++) await cutOne();
  const grown = (await measureMemory()) - before;
  t.ok(grown < 16 * MIB, `five answers of 32 MiB left ${grown} bytes`);
});
