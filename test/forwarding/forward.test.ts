// Tests of forwarding: bytes in both directions, connections, and failures.
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { type Test, test } from "tap";
import { forward } from "../../src/forwarding/forward.ts";
import type { ForwardTarget } from "../../src/forwarding/forward-target.ts";
import { withoutNames } from "../../src/forwarding/forwarded-headers.ts";
import { until, untilReceived, waitForEvent } from "../support/waiting.ts";

async function listen(t: Test, server: ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** Opens a target whose connections the test answers, and a server that forwards requests to it. */
async function openForwarding(t: Test) {
  const connections: { readonly socket: Socket; readonly getText: () => string }[] = [];
  const port = await listen(
    t,
    createTcpServer((socket) => {
      let text = "";
      socket.on("error", () => {});
      socket.on("data", (part) => {
        text += part.toString("latin1");
      });
      connections.push({ socket, getText: () => text });
    }),
  );
  const target: ForwardTarget = {
    connect: () => connect(port, "127.0.0.1"),
    toTargetHeaders: ({ rawHeaders }) => withoutNames(rawHeaders, () => false),
    toClientHeaders: ({ rawHeaders }, response) => {
      response.removeHeader("Connection");
      response.removeHeader("Transfer-Encoding");
      return rawHeaders;
    },
  };
  const front = createServer((request, response) => forward(request, response, target));
  const frontPort = await listen(t, front);
  const openClient = () => {
    let text = "";
    const socket = connect(frontPort, "127.0.0.1").on("error", () => {});
    t.teardown(() => socket.destroy());
    socket.on("data", (part) => {
      text += part.toString("latin1");
    });
    const waitForText = (wanted: string) => untilReceived(socket, "data", () => text, wanted);
    return { socket, getText: () => text, waitForText };
  };
  const waitForConnection = async (index: number) => {
    await until(() => connections[index] !== undefined);
    return connections[index] as (typeof connections)[number];
  };
  return { openClient, waitForConnection, count: () => connections.length };
}

const GET = "GET /a?b=c HTTP/1.1\r\nhOST: x\r\nX-A: 1\r\nx-a: \xe9\r\n\r\n";
const HI = "HTTP/1.1 200 Fine by me\r\nX-B: 1\r\nx-b: \xe9\r\ncontent-LENGTH: 2\r\n\r\nhi";

test("requests without a body and answers are forwarded byte for byte, over one connection", async (t) => {
  const { openClient, waitForConnection, count } = await openForwarding(t);
  const client = openClient();
  for (const turn of [1, 2, 3]) {
    client.socket.write(GET, "latin1");
    const { socket, getText } = await waitForConnection(0);
    await until(() => getText().length >= GET.length * turn);
    socket.write(HI, "latin1");
    await until(() => client.getText().length >= HI.length * turn);
  }
  const { getText } = await waitForConnection(0);
  t.strictSame([client.getText(), getText(), count()], [HI.repeat(3), GET.repeat(3), 1]);
});

test("a request without a length is forwarded without a length", async (t) => {
  const { openClient, waitForConnection } = await openForwarding(t);
  const request = "POST / HTTP/1.1\r\nHost: x\r\n\r\n";
  openClient().socket.write(request);
  const { getText } = await waitForConnection(0);
  await until(() => getText().endsWith("\r\n\r\n"));
  t.equal(getText(), request);
});

test("bodies in chunks are forwarded with their trailers", async (t) => {
  const { openClient, waitForConnection } = await openForwarding(t);
  const client = openClient();
  const request = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-T: 1\r\n\r\n";
  client.socket.write(request);
  const { socket, getText } = await waitForConnection(0);
  await until(() => getText().endsWith("1\r\n\r\n"));
  const answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nho\r\n0\r\nX-U: 2\r\n\r\n";
  socket.write(answer);
  await client.waitForText("2\r\n\r\n");
  t.strictSame([getText(), client.getText()], [request, answer]);
});

test("informational answers are forwarded before the answer", async (t) => {
  const { openClient, waitForConnection } = await openForwarding(t);
  const client = openClient();
  client.socket.write(GET, "latin1");
  const { socket, getText } = await waitForConnection(0);
  await until(() => getText().length > 0);
  const answer = `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${HI}`;
  socket.write(answer, "latin1");
  await client.waitForText("hi");
  t.equal(client.getText(), answer);
});

test("parts of an answer arrive as they are sent", async (t) => {
  const { openClient, waitForConnection } = await openForwarding(t);
  const client = openClient();
  client.socket.write(GET, "latin1");
  const { socket } = await waitForConnection(0);
  socket.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
  await client.waitForText("ab");
  socket.write("cd");
  await client.waitForText("abcd");
  t.match(client.getText(), /\r\n\r\nabcd$/);
});

test("a large answer waits for a slow client, and the next request follows", async (t) => {
  const { openClient, waitForConnection } = await openForwarding(t);
  const client = openClient();
  client.socket.pause();
  client.socket.write(GET, "latin1");
  const { socket, getText } = await waitForConnection(0);
  const length = 8 * 1024 * 1024;
  await until(() => getText().length > 0);
  socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`);
  socket.write(Buffer.alloc(length, 120));
  client.socket.resume();
  await until(() => client.getText().length > length);
  client.socket.write(GET, "latin1");
  await until(() => getText().length === GET.length * 2);
  socket.write(HI, "latin1");
  await until(() => client.getText().endsWith("hi"));
  const [head = "", body = ""] = client.getText().slice(0, -HI.length).split("\r\n\r\n");
  t.strictSame([head, body === "x".repeat(length)], [`HTTP/1.1 200 OK\r\nContent-Length: ${length}`, true]);
});

test("a connection that the target closes after its answer is not used again", async (t) => {
  const { openClient, waitForConnection, count } = await openForwarding(t);
  const client = openClient();
  client.socket.write(GET, "latin1");
  const first = await waitForConnection(0);
  await until(() => first.getText().length > 0);
  const ended = waitForEvent(first.socket, "end");
  first.socket.write(HI, "latin1");
  await client.waitForText("hi");
  first.socket.end();
  await ended;
  client.socket.write(GET, "latin1");
  const second = await waitForConnection(1);
  await until(() => second.getText().length > 0);
  t.equal(count(), 2);
});

test("after an answer that ends with its connection, the client's connection ends too", async (t) => {
  const { openClient, waitForConnection } = await openForwarding(t);
  const client = openClient();
  client.socket.write(GET, "latin1");
  const { socket } = await waitForConnection(0);
  socket.end("HTTP/1.1 200 OK\r\n\r\nall of it");
  await waitForEvent(client.socket, "end");
  t.equal(client.getText(), "HTTP/1.1 200 OK\r\n\r\nall of it");
});

test("an invalid answer, or one that Node refuses to send, ends only the client's connection", async (t) => {
  const { openClient, waitForConnection } = await openForwarding(t);
  const answers = [
    "hello\r\n\r\n",
    "HTTP/1.1 101 No\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTrailer: X\r\nContent-Length: 0\r\n\r\n",
  ];
  for (const [index, answer] of answers.entries()) {
    const client = openClient();
    client.socket.write(GET, "latin1");
    const { socket } = await waitForConnection(index);
    socket.write(answer);
    await waitForEvent(client.socket, "close");
    t.equal(client.getText(), "");
  }
});

test("when a client closes its sending side, the connection to the target gets its end too", async (t) => {
  const { openClient, waitForConnection } = await openForwarding(t);
  const client = openClient();
  client.socket.end(GET, "latin1");
  const { socket, getText } = await waitForConnection(0);
  await waitForEvent(socket, "end");
  t.equal(getText(), GET);
});
