// Tests of clients that send nothing, or very slowly: the server closes their connections and serves the others.
import { connect } from "node:net";
import { test } from "tap";
import { SERVER_TIMEOUTS } from "../../src/serving/server-options.ts";
import { waitForEvent } from "../support/waiting.ts";
import { type AttackedSimulator, openAttackedSimulator, type PortName, writeRequest } from "./attacked-simulator.ts";
import { PORTS, PUT_PATH, portOf } from "./raw-requests.ts";

/** Limits that are short enough for a test, and long enough for the requests of the well-behaved client on a busy machine. */
const SHORT_TIMEOUTS = {
  handshakeMs: 2_000,
  headersMs: 2_000,
  requestMs: 2_500,
  keepAliveMs: 2_000,
  unreadAnswerMs: 60_000,
  checkIntervalMs: 30,
};

const TIMEOUT_ANSWERS = {
  gateway: /^HTTP\/1\.1 408 Request Timeout\r\n.*The request did not arrive whole in time: send it in one go\.\n$/s,
  control: /^HTTP\/1\.1 408 .*"urn:ccgw:problem:request-timeout"/s,
};

/**
 * Sends text, and then a letter every 20 ms until the server closes the connection. With an empty letter it sends nothing more.
 *
 * @returns everything that the server sent
 * @throws Error if the server does not serve the well-behaved client meanwhile
 */
async function sendSlowly(target: AttackedSimulator, port: number, text: string, letter: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.setEncoding("latin1").on("data", (part) => {
    received += part;
  });
  socket.on("error", () => {});
  socket.write(text);
  const timer = letter === "" ? undefined : setInterval(() => socket.write(letter), 20);
  const [, goodClient] = await Promise.all([waitForEvent(socket, "close"), target.sendAsGoodClient()]).finally(() =>
    clearInterval(timer),
  );
  if (JSON.stringify(goodClient) !== '["0",200]')
    throw new Error(`The well-behaved client got ${JSON.stringify(goodClient)} instead of ["0",200].`);
  return received;
}

test("headers and bodies that never end are answered with 408", async (t) => {
  const target = await openAttackedSimulator(t, { times: SHORT_TIMEOUTS });
  const before = await target.readState();
  // Both ports are attacked at the same time, because each waits for its limits in real time.
  const attacks = PORTS.map(async (port) => {
    const portNumber = target.portOf(port);
    const requestWithoutBody = writeRequest("PUT", PUT_PATH[port], {
      "Content-Length": "10000",
      "Content-Type": "application/json",
    });
    const answeredRequest = writeRequest("GET", PUT_PATH[port], { Connection: "keep-alive" });
    const received = await Promise.all([
      sendSlowly(target, portNumber, "GET / HTTP/1.1\r\nHost: localhost\r\n", ""),
      sendSlowly(target, portNumber, "GET / HTTP/1.1\r\nX: ", "x"),
      sendSlowly(target, portNumber, requestWithoutBody, ""),
      sendSlowly(target, portNumber, requestWithoutBody, "x"),
      sendSlowly(target, portNumber, answeredRequest, ""),
      sendSlowly(target, portNumber, "", ""),
    ]);
    t.match(
      received,
      [
        TIMEOUT_ANSWERS[port],
        TIMEOUT_ANSWERS[port],
        TIMEOUT_ANSWERS[port],
        TIMEOUT_ANSWERS[port],
        /^HTTP\/1\.1 200 OK/,
        /^(?:HTTP\/1\.1 408 .*)?$/s,
      ],
      port,
    );
  });
  await Promise.all(attacks);
  t.strictSame(await target.readState(), before);
  t.match(
    target.warnings.join("\n"),
    "The gateway could not read a request from 127.0.0.1: the request did not arrive whole in time: send it in one go. Answered HTTP 408.",
  );
  t.match(
    target.warnings.join("\n"),
    "The control API could not read a request from 127.0.0.1: the request did not arrive whole in time: send it in one go. Answered HTTP 408.",
  );
});

test("a connection without a TLS handshake is closed", async (t) => {
  // The well-behaved client uses plain HTTP, so this limit can be shorter.
  const target = await openAttackedSimulator(t, { times: { ...SHORT_TIMEOUTS, handshakeMs: 300 } });
  t.equal(await sendSlowly(target, portOf(target), "", ""), "");
});

test("a hundred simultaneous slow clients on each port are all answered 408", async (t) => {
  const target = await openAttackedSimulator(t, { times: SHORT_TIMEOUTS });
  const attackOnce = (port: PortName) => sendSlowly(target, target.portOf(port), "GET / HTTP/1.1\r\nX: ", "x");
  const received = await Promise.all(PORTS.flatMap((port) => Array.from({ length: 100 }, () => attackOnce(port))));
  t.equal(received.filter((text) => /^HTTP\/1\.1 408 /.test(text)).length, 200);
});

test("the default time limits are between 10 s and 2 min", async (t) => {
  for (const [name, time] of Object.entries(SERVER_TIMEOUTS)) {
    t.ok(time >= 10_000 && time <= 120_000, `${name}: ${time} ms`);
  }
  t.ok(SERVER_TIMEOUTS.headersMs <= SERVER_TIMEOUTS.requestMs);
});
