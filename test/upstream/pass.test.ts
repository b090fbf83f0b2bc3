// Tests of forwarding to a real gateway: bytes in both directions, failures, and the tape.
import { once } from "node:events";
import { statSync } from "node:fs";
import { connect } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { type Test, test } from "tap";
import { runToEnd, start } from "../cli/command.ts";
import { until, waitForEvent } from "../support/waiting.ts";
import { openPass, openRawServer, sendRaw } from "./open-pass.ts";

const ANSWER = [
  "HTTP/1.1 200 OK",
  "Server: Jetty",
  "set-GUID: JSESSIONID=8c2f4f0d-1111-4222-8333-1be75a901234.AgentGateway7",
  "JSON-Type: application/json",
  "content-TYPE: application/json;charset=UTF-8",
  "Transfer-Encoding: chunked",
  "",
  '27\r\n{ "message" : "success", "retcode":"0"}\r\n0\r\n\r\n',
].join("\r\n");

const REQUEST = [
  "PUT /agentgateway/resource/onlineagent/20110?x=1 HTTP/1.1",
  "hOST: 10.1.2.3",
  "Content-Type: application/json; charset=UTF-8",
  "content-LENGTH: 52",
  "X-Own: a, b",
  "Connection: keep-alive",
  "",
  '{"password":"tiger-7","phonenum":"70110","x":"free"}',
].join("\r\n");

test("requests and answers are forwarded byte for byte, with the case and order of headers", async (t) => {
  const real = await openRawServer(t, [ANSWER]);
  const { http } = await openPass(t, real.url);
  const { socket, answer } = await sendRaw(http, REQUEST, "0\r\n\r\n");
  socket.destroy();
  t.strictSame(real.requests, [REQUEST]);
  t.equal(answer, ANSWER);
});

test("the tape has request, answer and times, without secrets and with pseudonyms", async (t) => {
  const real = await openRawServer(t, [ANSWER]);
  const { http, file, readHead, readExchanges, stop } = await openPass(t, real.url);
  const { socket } = await sendRaw(http, REQUEST, "0\r\n\r\n");
  await until(() => readExchanges().length === 1);
  socket.destroy();
  await stop();
  t.equal(statSync(file).mode & 0o777, 0o600);
  t.match(readHead(), { format: "cc-gateway-simulator gateway tape", number: 1, anonymized: true, start: /^20/ });
  const [exchange] = readExchanges();
  t.ok(exchange !== undefined && exchange.from >= 0 && exchange.to >= exchange.from);
  t.hasStrict(exchange, {
    exchange: 1,
    connection: 1,
    end: "answered",
    request: {
      method: "PUT",
      url: "/agentgateway/resource/onlineagent/101?x=1",
      headers: [
        ["hOST", "xxxxxxxx"],
        ["Content-Type", "application/json; charset=UTF-8"],
        ["content-LENGTH", "52"],
        ["X-Own", "xxxx"],
        ["Connection", "keep-alive"],
      ],
      body: '{"password":"***","phonenum":"70001","x":"xxxx"}',
    },
    answer: {
      status: 200,
      headers: [
        ["Server", "xxxxx"],
        ["set-GUID", "JSESSIONID=00000001-0000-4000-8000-000000000000.Node1"],
        ["JSON-Type", "application/json"],
        ["content-TYPE", "application/json;charset=UTF-8"],
        ["Transfer-Encoding", "chunked"],
      ],
      body: '{ "message" : "success", "retcode":"0"}',
    },
  });
});

test("a plain tape keeps names, numbers and texts, but no secret", async (t) => {
  const real = await openRawServer(t, [ANSWER]);
  const { http, readHead, readExchanges } = await openPass(t, real.url, ["--plain-tape"]);
  const { socket } = await sendRaw(http, REQUEST, "0\r\n\r\n");
  await until(() => readExchanges().length === 1);
  socket.destroy();
  t.equal(readHead().anonymized, false);
  const [exchange] = readExchanges();
  t.equal(exchange?.request.url, "/agentgateway/resource/onlineagent/20110?x=1");
  t.equal(exchange?.request.body, '{"password":"***","phonenum":"70110","x":"free"}');
  t.notMatch(JSON.stringify(exchange), /tiger-7|8c2f4f0d/);
});

test("the tape has the side that ended an exchange: the client during an answer, or the gateway before one", async (t) => {
  const cut = ANSWER.slice(0, -12);
  const real = await openRawServer(t, [cut]);
  const { http, readExchanges } = await openPass(t, real.url);
  const first = await sendRaw(http, REQUEST, "retcode");
  first.socket.destroy();
  await until(() => readExchanges().length === 1);
  const second = connect(Number(new URL(http).port), "127.0.0.1").on("error", () => {});
  second.write(REQUEST);
  await waitForEvent(second, "close");
  await until(() => readExchanges().length === 2);
  t.strictSame(
    readExchanges().map(({ end, answer }) => [end, answer?.status ?? null]),
    [
      ["clientGone", 200],
      ["targetFailed", null],
    ],
  );
});

test("a gateway that cannot be reached ends the connections of clients, and the log gives the reason", async (t) => {
  const folder = t.testdir({ http: {}, https: {} });
  for (const protocol of ["http", "https"]) {
    const { http, waitForText } = await openPass(t, `${protocol}://127.0.0.1:9`, [], `${folder}/${protocol}`);
    const client = connect(Number(new URL(http).port), "127.0.0.1").on("error", () => {});
    client.write(REQUEST);
    await once(client, "close");
    t.match(await waitForText("--upstream"), /--upstream: nothing listens at 127\.0\.0\.1:9/);
  }
});

/** Starts a simulator as the real gateway, with a certificate of a separate CA. */
async function openSecure(
  t: Test,
): Promise<{ readonly gateway: string; readonly ca: string; readonly folder: string }> {
  const folder = t.testdir({ "quiet.yaml": "center: { agents: [ { id: 101 } ] }\n", trusting: {}, distrusting: {} });
  const ports = ["--port", "0", "--control-port", "0", "--clock", "manual"];
  const real = start(["serve", `${folder}/quiet.yaml`, ...ports, "--certs-dir", `${folder}/real`]);
  t.teardown(async () => {
    real.signal("SIGTERM");
    await real.ended;
  });
  return { ...JSON.parse(await real.ready), folder };
}

/** Signs agent 101 in. Returns the retcode. */
async function signIn(http: string): Promise<string> {
  const body = JSON.stringify({ password: "secret", phonenum: "40101" });
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${http}/agentgateway/resource/onlineagent/101`, { method: "PUT", headers, body });
  return ((await answer.json()) as { retcode: string }).retcode;
}

test("over TLS, the certificate of the gateway is checked by its CA, and the log names the option to use", async (t) => {
  const { gateway, ca, folder } = await openSecure(t);
  const trusting = await openPass(t, gateway, ["--upstream-ca", ca], `${folder}/trusting`);
  t.equal(await signIn(trusting.http), "0");
  const distrusting = await openPass(t, gateway, [], `${folder}/distrusting`);
  await t.rejects(signIn(distrusting.http));
  t.match(
    await distrusting.waitForText("--upstream-ca"),
    /the certificate of .* is not accepted: .*; use --upstream-ca with the file of its CA/,
  );
});

test("over TLS, a client that resets its connection ends only its own connection to the gateway", async (t) => {
  const { gateway, ca, folder } = await openSecure(t);
  const pass = await openPass(t, gateway, ["--upstream-ca", ca], `${folder}/trusting`);
  const tcp = connect(Number(new URL(pass.gateway).port), "127.0.0.1");
  const client = tlsConnect({ socket: tcp, rejectUnauthorized: false }).on("error", () => {});
  client.write("GET /agentgateway/resource/onlineagent/101/agentstatus HTTP/1.1\r\nHost: a\r\n\r\n");
  await waitForEvent(client, "data");
  tcp.resetAndDestroy();
  t.equal(await signIn(pass.http), "0");
});

test("an unchecked certificate is accepted with a warning", async (t) => {
  const real = await openSecure(t);
  const { http, waitForText } = await openPass(t, real.gateway, ["--upstream-insecure"]);
  t.equal(await signIn(http), "0");
  t.match(
    await waitForText("--upstream-insecure"),
    /--upstream-insecure: the certificate of 127\.0\.0\.1:\d+ is not checked/,
  );
});

test("a stop ends held requests, and their exchanges are on the tape", async (t) => {
  const real = await openRawServer(t, [ANSWER.slice(0, -12)]);
  const { http, stop, readExchanges } = await openPass(t, real.url);
  const { socket } = await sendRaw(http, REQUEST, "retcode");
  const { exitCode } = await stop();
  socket.destroy();
  t.equal(exitCode, 0);
  t.hasStrict(readExchanges(), [{ exchange: 1, answer: { status: 200 }, end: "stopped" }]);
});

test("options that contradict --upstream are refused", async (t) => {
  const problemsOf = async (...options: readonly string[]) =>
    (await runToEnd(["serve", ...options])).err.trim().split("\n");
  t.strictSame(await problemsOf("--upstream-ca", "a.pem", "--plain-tape"), [
    "--upstream-ca is given without --upstream: use both, or neither",
    "--plain-tape is given without --upstream: use both, or neither",
  ]);
  t.strictSame(
    await problemsOf(
      "--upstream",
      "https://a",
      "--upstream-ca",
      "a.pem",
      "--upstream-insecure",
      "--plain-tape",
      "--workers",
      "2",
    ),
    [
      "--upstream-ca is given with --upstream-insecure: leave out one of the two",
      "--plain-tape is given without --tape: use both, or neither",
      "--workers is given with --upstream: leave out one of the two",
    ],
  );
  t.match(await problemsOf("--upstream", "https://a/path"), [/^--upstream: "https:\/\/a\/path" is not a valid URL/]);
  t.match(await problemsOf("--upstream", "https://a", "--upstream-ca", "/no/such.pem", "--port", "0"), [
    /^--upstream-ca: \/no\/such\.pem: /,
  ]);
});
