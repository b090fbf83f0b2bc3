// Tests of the simulator's HTTP requests: informational responses, retries after a reset, checked addresses, other dispatchers and aborts.
import { createServer, type Server, type Socket } from "node:net";
import { type Test, test } from "tap";
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from "undici";
import { Connections, type OutgoingRequest, readText } from "../../src/runtime/outgoing-requests.ts";
import { waitForEvent } from "../support/waiting.ts";

const ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

/** Starts a server that calls `answer` for each request of each connection. Returns its URL. */
async function startServer(
  t: Test,
  answer: (socket: Socket, connection: number, request: number) => void,
): Promise<URL> {
  let connections = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const connection = ++connections;
    let requests = 0;
    open.add(socket);
    socket.on("error", () => {}).on("data", () => answer(socket, connection, ++requests));
  });
  await waitForEvent(server.listen(0, "127.0.0.1"), "listening");
  t.teardown(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const { port } = server.address() as { port: number };
  return new URL(`http://127.0.0.1:${port}/events`);
}

const { signal } = new AbortController();
const createPost = (url: URL, isRepeatable = true): OutgoingRequest => ({
  method: "POST",
  url,
  headers: [["Guid", "x"]],
  body: "{}",
  signal,
  isRepeatable,
});

/** Sends a request. Returns the text of the response. */
async function sendAndRead(connections: Connections, request: OutgoingRequest): Promise<string | undefined> {
  return readText(await connections.send(request), signal);
}

test("informational responses before the response are skipped", async (t) => {
  const url = await startServer(t, (socket) =>
    socket.write(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 x\r\n\r\n${ANSWER}`),
  );
  t.equal(await sendAndRead(new Connections(), createPost(url)), "ok");
});

test("a request on a kept connection that is reset before the first byte is sent again", async (t) => {
  const received: string[] = [];
  const url = await startServer(t, (socket, connection, request) => {
    received.push(`${connection}.${request}`);
    if (request === 1) socket.write(ANSWER);
    else socket.resetAndDestroy();
  });
  const connections = new Connections();
  t.strictSame(
    [await sendAndRead(connections, createPost(url)), await sendAndRead(connections, createPost(url))],
    ["ok", "ok"],
  );
  t.strictSame(received, ["1.1", "1.2", "2.1"]);
});

test("a reset makes a request fail if its connection is new, if a byte has arrived, or if it is not repeatable", async (t) => {
  const fresh = await startServer(t, (socket) => socket.resetAndDestroy());
  await t.rejects(sendAndRead(new Connections(), createPost(fresh)), { code: "ECONNRESET" });

  const partial = await startServer(t, (socket, _, request) => {
    if (request === 1) socket.write(ANSWER);
    else socket.write("HTTP/1.1 2", () => socket.destroy());
  });
  for (const [url, isRepeatable] of [
    [partial, true],
    [await startServer(t, (socket, _, request) => (request === 1 ? socket.write(ANSWER) : socket.destroy())), false],
  ] as const) {
    const connections = new Connections();
    await sendAndRead(connections, createPost(url, isRepeatable));
    await t.rejects(sendAndRead(connections, createPost(url, isRepeatable)), { code: "ECONNRESET" });
  }
});

test("every address of a name is checked, and there is no connection to a refused address", async (t) => {
  let reached = 0;
  const url = await startServer(t, (socket) => {
    reached++;
    socket.write(ANSWER);
  });
  const checked: string[] = [];
  const refusing = new Connections(async (address, port) => {
    checked.push(address);
    return `no way to ${port}`;
  });
  const named = new URL(`http://localhost:${url.port}/`);
  for (const target of [url, named]) {
    await t.rejects(sendAndRead(refusing, createPost(target)), {
      name: "RefusedAddress",
      message: `no way to ${url.port}`,
    });
  }
  t.equal(reached, 0);
  t.ok(checked.every((address) => /^(?:127\.0\.0\.1|::1)$/.test(address)) && checked.length >= 2, checked.join());
  const refusingOthers = new Connections(async (address) => (address === "127.0.0.1" ? undefined : "no"));
  t.equal(await sendAndRead(refusingOthers, createPost(named)), "ok");
});

test("the global dispatcher of the program does not affect requests", async (t) => {
  const url = await startServer(t, (socket) => socket.write(ANSWER));
  const before = getGlobalDispatcher();
  const mock = new MockAgent();
  mock.disableNetConnect();
  setGlobalDispatcher(mock);
  t.teardown(() => setGlobalDispatcher(before));
  await t.rejects(fetch(url), { message: "fetch failed" });
  t.equal(await sendAndRead(new Connections(), createPost(url)), "ok");
});

test("the signal aborts a request, and the reading of an incomplete response", async (t) => {
  const url = await startServer(t, (socket, connection) => {
    if (connection === 2) socket.write(ANSWER.slice(0, -1));
  });
  for (const round of [1, 2]) {
    const controller = new AbortController();
    const connections = new Connections();
    const answered = connections.send({ ...createPost(url), signal: controller.signal });
    const read = answered.then((answer) => {
      controller.abort(new Error("over"));
      return readText(answer, controller.signal);
    });
    if (round === 1) setImmediate(() => controller.abort(new Error("over")));
    await t.rejects(read, { message: "over" });
  }
});
