// Tests of the opening and closing of ports.
// An extra port closes immediately, even while it opens.
import { lookup } from "node:dns/promises";
import { createServer as createHttpServer, type Server as HttpServer, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect, createServer, type Server, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { Ports } from "../../src/serving/ports.ts";
import { openCertificates } from "../../src/tls/certificates.ts";
import { waitForEvent } from "../support/waiting.ts";

/** Creates a server that counts how often it was closed. */
function createCountingServer() {
  const server = createServer();
  const extra = { server, closed: 0, close: async () => void extra.closed++ };
  return extra;
}

/** Returns a port with an HTTP server, as `Ports.open` needs it. */
const createPort = (server: HttpServer) => ({
  server,
  listen: async () => String(await waitForEvent(server.listen(0, "127.0.0.1"), "listening")),
  close: () => new Promise<void>((resolve) => server.close(() => resolve())),
});

const portOf = (url = "") => Number(new URL(url).port);

/** Connects to a port. Returns `open` or the error code. */
async function tryConnect(port: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  try {
    await waitForEvent(socket, "connect");
    return "open";
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  } finally {
    socket.destroy();
  }
}

test("an extra port opens with a free number, and closing it cuts its connections immediately", async (t) => {
  const ports = new Ports();
  const extra = createCountingServer();
  const port = ports.openExtra("127.0.0.1", async () => extra);
  const url = await port.opened;
  t.match(url ?? "", /^https:\/\/127\.0\.0\.1:\d+$/);
  const socket = connect(portOf(url), "127.0.0.1");
  await waitForEvent(extra.server, "connection");
  port.close();
  port.close();
  await waitForEvent(socket, "close");
  t.strictSame([await tryConnect(portOf(url)), extra.closed], ["ECONNREFUSED", 1]);
});

test("a port that is closed while its server is made or its host is resolved never opens", async (t) => {
  const ports = new Ports();
  const [first, second] = [createCountingServer(), createCountingServer()];
  let finish = (_: typeof first): void => {};
  const slow = ports.openExtra("127.0.0.1", () => new Promise((resolve) => (finish = resolve)));
  slow.close();
  finish(first);
  t.equal(await slow.opened, undefined);
  const { server } = second;
  const listen = server.listen.bind(server);
  // A host name is resolved before the server listens.
  server.listen = ((where: object) => {
    listen(where);
    quick.close();
    return server;
  }) as Server["listen"];
  const quick = ports.openExtra("localhost", async () => second);
  t.equal(await quick.opened, undefined);
  t.strictSame([first.server.listening, second.server.listening], [false, false]);
});

test("opening rejects if the address cannot be used or the server cannot be made, and nothing stays open", async (t) => {
  const ports = new Ports();
  const extra = createCountingServer();
  // 192.0.2.0/24 is reserved for documentation, so no machine has it.
  await t.rejects(ports.openExtra("192.0.2.1", async () => extra).opened, { code: "EADDRNOTAVAIL" });
  t.strictSame([extra.server.listening, extra.closed], [false, 1]);
  const failing = ports.openExtra("127.0.0.1", () => Promise.reject(new Error("no certificate")));
  await t.rejects(failing.opened, { message: "no certificate" });
});

test("extra ports close with the others, and none opens afterwards", async (t) => {
  const ports = new Ports();
  const servers: Server[] = [];
  const make = async () => {
    const extra = createCountingServer();
    servers.push(extra.server);
    return extra;
  };
  await ports.openExtra("127.0.0.1", make).opened;
  await ports.close();
  t.equal(await ports.openExtra("127.0.0.1", make).opened, undefined);
  t.strictSame(
    servers.map(({ listening }) => listening),
    [false, false],
  );
});

test("closing writes pending answers, then calls the callback, and then closes idle connections", async (t) => {
  const ports = new Ports();
  const server = createHttpServer((_, response) => onRequest(response)).unref();
  let onRequest = (_: ServerResponse): void => {};
  const response = new Promise<ServerResponse>((resolve) => (onRequest = resolve));
  const url = await ports.open("http", "127.0.0.1", 0, () => createPort(server));
  const client = connect(portOf(url), "127.0.0.1").resume();
  const order: string[] = [];
  client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const held = await response;
  held.once("finish", () => order.push("answered"));
  const { socket } = held;
  const closed = ports.close(() =>
    order.push(socket?.destroyed === false ? "called back, still open" : "called back, closed"),
  );
  held.end("Done");
  await closed;
  t.strictSame([...order, socket?.destroyed], ["answered", "called back, still open", true]);
});

for (const scheme of ["http", "https"] as const) {
  test(`a connection over ${scheme} without a request is closed before the callback, so that it does not delay closing`, async (t) => {
    const ports = new Ports();
    const { certificates } = await openCertificates({ isInMemory: true });
    const { key, cert, ca } = certificates;
    const server = scheme === "https" ? createSecureServer({ key, cert }) : createHttpServer();
    const port = portOf(await ports.open(scheme, "127.0.0.1", 0, () => createPort(server)));
    const accepted = waitForEvent(server, scheme === "https" ? "secureConnection" : "connection");
    const client = scheme === "https" ? connectSecurely({ port, ca, host: "127.0.0.1" }) : connect(port, "127.0.0.1");
    client.on("error", () => {});
    const [socket] = (await accepted) as [Socket];
    const isDestroyed: boolean[] = [];
    await ports.close(() => isDestroyed.push(socket.destroyed));
    t.strictSame(isDestroyed, [true]);
    client.destroy();
  });
}

test("the host name localhost is served at each of its addresses, and any other host at its own", async (t) => {
  const listened: object[] = [];
  const make = () => {
    const server = createHttpServer();
    return {
      server,
      listen: async (where: { host: string; port: number }) => {
        listened.push({ host: where.host, isFree: where.port === 0 });
        server.listen(where);
        await waitForEvent(server, "listening");
        return "";
      },
      close: async () => void server.close(),
    };
  };
  const ports = new Ports();
  t.teardown(() => ports.close());
  t.match(await ports.open("http", "127.0.0.2", 0, make), /^http:\/\/127\.0\.0\.2:\d+$/);
  t.match(await ports.open("http", "localhost", 0, make), /^http:\/\/localhost:\d+$/);
  const addresses = (await lookup("localhost", { all: true })).map(({ address }) => address);
  t.strictSame(listened, [
    { host: "127.0.0.2", isFree: true },
    ...addresses.map((host, index) => ({ host, isFree: index === 0 })),
  ]);
});

test("a client that stops in the middle of its TLS handshake does not keep a simulator from closing", async (t) => {
  const simulator = await startSimulator();
  const socket = connect(portOf(simulator.url), "127.0.0.1");
  await waitForEvent(socket, "connect");
  // The first bytes of a ClientHello that announces 512 bytes.
  socket.write(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc]));
  const cut = waitForEvent(socket, "close");
  await simulator.close();
  await cut;
  t.ok(socket.closed, "the connection is closed too");
});
