// Clients that send nothing, or so slowly that it comes to the same: the server hangs up on them and serves the others.
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "tap";
import { SERVER_TIMES } from "../../src/serving/server-options.ts";
import { type Door, lay, type Siege, written } from "./siege.ts";

/** Short enough for a test, and long enough that the good client, which asks beside each bad one, is in time on a busy machine. */
const SHORT = {
  handshake: 2_000,
  headers: 2_000,
  request: 2_500,
  keepAlive: 2_000,
  unreadAnswer: 60_000,
  checkInterval: 30,
};

const DOORS = ["gateway", "control"] as const;
const PATH = { gateway: "/agentgateway/resource/onlineagent/102", control: "/worlds/default/clock" };
const LATE = {
  gateway: /^HTTP\/1\.1 408 Request Timeout\r\n.*The request did not arrive whole in time: send it in one go\.\n$/s,
  control: /^HTTP\/1\.1 408 .*"urn:ccgw:problem:request-timeout"/s,
};

/** Sends text, then one more letter now and then, until the server has had enough. */
async function trickle(siege: Siege, port: number, begin: string, letter: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("latin1").on("data", (part) => {
    heard += part;
  });
  socket.on("error", () => {});
  socket.write(begin);
  const drops = letter === "" ? undefined : setInterval(() => socket.write(letter), 20);
  const [, good] = await Promise.all([once(socket, "close"), siege.goodClient()]).finally(() => clearInterval(drops));
  if (JSON.stringify(good) !== '["0",200]') throw new Error(`The good client was answered ${JSON.stringify(good)}.`);
  return heard;
}

test("headers and bodies that never end", async (t) => {
  const siege = await lay(t, { times: SHORT });
  const before = await siege.state();
  for (const on of DOORS) {
    const port = siege.port(on);
    const body = written("PUT", PATH[on], { "Content-Length": "10000", "Content-Type": "application/json" });
    const kept = written("GET", PATH[on], { Connection: "keep-alive" });
    const heard = await Promise.all([
      trickle(siege, port, "GET / HTTP/1.1\r\nHost: localhost\r\n", ""),
      trickle(siege, port, "GET / HTTP/1.1\r\nX: ", "x"),
      trickle(siege, port, body, ""),
      trickle(siege, port, body, "x"),
      trickle(siege, port, kept, ""),
      trickle(siege, port, "", ""),
    ]);
    t.match(heard, [LATE[on], LATE[on], LATE[on], LATE[on], /^HTTP\/1\.1 200 OK/, /^(?:HTTP\/1\.1 408 .*)?$/s], on);
  }
  t.strictSame(await siege.state(), before);
  t.match(
    siege.warnings.join("\n"),
    "The gateway could not read a request from 127.0.0.1: the request did not arrive whole in time: send it in one go. Answered HTTP 408.",
  );
  t.match(
    siege.warnings.join("\n"),
    "The control API could not read a request from 127.0.0.1: the request did not arrive whole in time: send it in one go. Answered HTTP 408.",
  );
});

test("a TLS handshake that never comes", async (t) => {
  const siege = await lay(t, { times: SHORT });
  await trickle(siege, Number(new URL(siege.simulator.url).port), "", "");
  t.pass("it was ended");
});

test("a hundred of them at once, on each door", async (t) => {
  const siege = await lay(t, { times: SHORT });
  const one = (on: Door) => trickle(siege, siege.port(on), "GET / HTTP/1.1\r\nX: ", "x");
  const heard = await Promise.all(DOORS.flatMap((on) => Array.from({ length: 100 }, () => one(on))));
  t.equal(heard.filter((text) => /^HTTP\/1\.1 408 /.test(text)).length, 200);
});

test("the usual times are bounded, and leave a person the time to type", async (t) => {
  for (const [name, time] of Object.entries(SERVER_TIMES)) {
    t.ok(time >= 10_000 && time <= 120_000, `${name}: ${time} ms`);
  }
  t.ok(SERVER_TIMES.headers <= SERVER_TIMES.request);
});
