// Requests of our own: over connections of their own, to addresses that were checked, once more where a kept connection was reset.
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { type Test, test } from "tap";
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from "undici";
import { Connections, type OutgoingRequest, readText } from "../../src/runtime/outgoing-requests.ts";

const ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

/** A server that answers each request of each connection by what it is told. */
async function serve(t: Test, answer: (socket: Socket, connection: number, request: number) => void): Promise<URL> {
  let connections = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const connection = ++connections;
    let requests = 0;
    open.add(socket);
    socket.on("error", () => {}).on("data", () => answer(socket, connection, ++requests));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  t.teardown(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const { port } = server.address() as { port: number };
  return new URL(`http://127.0.0.1:${port}/events`);
}

const { signal } = new AbortController();
const post = (url: URL, isRepeatable = true): OutgoingRequest => ({
  method: "POST",
  url,
  headers: [["Guid", "x"]],
  body: "{}",
  signal,
  isRepeatable,
});

async function said(connections: Connections, request: OutgoingRequest): Promise<string | undefined> {
  return readText(await connections.send(request), signal);
}

test("an unasked 100 Continue, or another of its kind, goes before the answer", async (t) => {
  const url = await serve(t, (socket) => socket.write(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 x\r\n\r\n${ANSWER}`));
  t.equal(await said(new Connections(), post(url)), "ok");
});

test("a kept connection that is reset before any byte has come is replaced at once", async (t) => {
  const seen: string[] = [];
  const url = await serve(t, (socket, connection, request) => {
    seen.push(`${connection}.${request}`);
    if (request === 1) socket.write(ANSWER);
    else socket.resetAndDestroy();
  });
  const connections = new Connections();
  t.strictSame([await said(connections, post(url)), await said(connections, post(url))], ["ok", "ok"]);
  t.strictSame(seen, ["1.1", "1.2", "2.1"]);
});

test("a reset of a fresh connection, behind a first byte, or of what is not to be repeated, is a failure", async (t) => {
  const fresh = await serve(t, (socket) => socket.resetAndDestroy());
  await t.rejects(said(new Connections(), post(fresh)), { code: "ECONNRESET" });

  const behind = await serve(t, (socket, _, request) => {
    if (request === 1) socket.write(ANSWER);
    else socket.write("HTTP/1.1 2", () => socket.destroy());
  });
  for (const [url, isRepeatable] of [
    [behind, true],
    [await serve(t, (socket, _, request) => (request === 1 ? socket.write(ANSWER) : socket.destroy())), false],
  ] as const) {
    const connections = new Connections();
    await said(connections, post(url, isRepeatable));
    await t.rejects(said(connections, post(url, isRepeatable)), { code: "ECONNRESET" });
  }
});

test("the address is checked that a name leads to, and nothing is connected to that is refused", async (t) => {
  let reached = 0;
  const url = await serve(t, (socket) => {
    reached++;
    socket.write(ANSWER);
  });
  const checked: string[] = [];
  const refusing = new Connections(async (address, port) => {
    checked.push(address);
    return `no way to ${port}`;
  });
  const named = new URL(`http://localhost:${url.port}/`);
  for (const one of [url, named]) {
    await t.rejects(said(refusing, post(one)), { name: "RefusedAddress", message: `no way to ${url.port}` });
  }
  t.equal(reached, 0);
  t.ok(checked.every((address) => /^(?:127\.0\.0\.1|::1)$/.test(address)) && checked.length >= 2, checked.join());
  const some = new Connections(async (address) => (address === "127.0.0.1" ? undefined : "no"));
  t.equal(await said(some, post(named)), "ok");
});

test("the program's dispatcher has no part in it", async (t) => {
  const url = await serve(t, (socket) => socket.write(ANSWER));
  const before = getGlobalDispatcher();
  const mock = new MockAgent();
  mock.disableNetConnect();
  setGlobalDispatcher(mock);
  t.teardown(() => setGlobalDispatcher(before));
  await t.rejects(fetch(url), { message: "fetch failed" });
  t.equal(await said(new Connections(), post(url)), "ok");
});

test("the signal ends a request, and the reading of an answer that stops in the middle", async (t) => {
  const url = await serve(t, (socket, connection) => {
    if (connection === 2) socket.write(ANSWER.slice(0, -1));
  });
  for (const _ of [1, 2]) {
    const stop = new AbortController();
    const connections = new Connections();
    const answered = connections.send({ ...post(url), signal: stop.signal });
    const read = answered.then((answer) => {
      stop.abort(new Error("over"));
      return readText(answer, stop.signal);
    });
    if (_ === 1) setImmediate(() => stop.abort(new Error("over")));
    await t.rejects(read, { message: "over" });
  }
});
