// Tests of behavior that all requests share: paths, methods, bodies, and answers to unreadable requests.
import { connect } from "node:net";
import { test } from "tap";
import { ROUTES } from "../../src/control/router.ts";
import { waitForEvent } from "../support/waiting.ts";
import { openControlApi } from "./control-api.ts";
import { listen } from "./event-stream-client.ts";

test("requests for health and the certificate are answered", async (t) => {
  const { send } = await openControlApi();
  const health = await send("GET", "/healthz");
  t.strictSame([health.status, health.type, health.body], [200, "application/json", { status: "ready" }]);
  const ca = await send("GET", "/ca.pem");
  t.strictSame([ca.status, ca.type, ca.body], [200, "application/x-pem-file", "-----BEGIN CERTIFICATE-----\n"]);
  const head = await send("HEAD", "/healthz");
  t.strictSame([head.status, head.body], [200, ""]);
});

test("a request for health is answered with 503 until every port is open", async (t) => {
  const { send } = await openControlApi({ isReady: false });
  t.strictSame((await send("GET", "/healthz")).body, {
    type: "urn:ccgw:problem:not-ready",
    title: "The simulator is not ready",
    status: 503,
    detail: "Not all ports of the simulator are open. Try again in a moment.",
  });
});

test("an unknown path is answered with 404 and the known paths", async (t) => {
  const { send } = await openControlApi();
  for (const url of ["/page", "/world", "/worlds/default/agent", "/worlds/default/calls/1/2/3"]) {
    const { status, body } = await send("GET", url);
    t.equal(status, 404, url);
    t.match(body.detail, /The control API has .*\/worlds\/\{world\}\/clock\/advance/);
  }
  const { body } = await send("GET", "/agentgateway/resource/onlineagent/101");
  t.equal(body.detail, "This is the control API. Send the request to the gateway: GET /simulator returns its URL.");
});

test("any request to an unknown world is answered with 404", async (t) => {
  const { send } = await openControlApi();
  const ofWorlds = ROUTES.filter((route) => route.of === "world");
  for (const { method, path } of ofWorlds) {
    const { status, body } = await send(method, path.replace(":world", "elsewhere").replaceAll(/:\w+/g, "1"), "{");
    t.strictSame([status, body.type], [404, "urn:ccgw:problem:unknown-world"], `${method} ${path}`);
  }
  for (const name of ["__proto__", "constructor", "DEFAULT", "%20"]) {
    t.equal((await send("GET", `/worlds/${name}/clock`)).status, 404, name);
  }
});

test("a wrong method is answered with 405 and the methods in Allow", async (t) => {
  const { send } = await openControlApi();
  const readAllow = async (method: string, url: string) => {
    const { status, headers } = await send(method, url);
    return [status, headers["allow"]];
  };
  t.strictSame(
    [
      await readAllow("DELETE", "/healthz"),
      await readAllow("POST", "/worlds/default/settings"),
      await readAllow("PUT", "/worlds/default/agents/101"),
      await readAllow("OPTIONS", "/worlds/default/calls"),
      await readAllow("GET", "/worlds/default/clock/advance"),
      await readAllow("PATCH", "/worlds/default/journal"),
      await readAllow("GET", "/worlds/default/calls/1/hang-up"),
    ],
    [
      [405, "GET, HEAD"],
      [405, "GET, HEAD, PATCH"],
      [405, "GET, HEAD, PATCH"],
      [405, "GET, HEAD, POST"],
      [405, "POST"],
      [405, "GET, HEAD, DELETE"],
      [405, "POST"],
    ],
  );
});

test("a body is parsed as JSON regardless of its content type", async (t) => {
  const { send } = await openControlApi();
  const readStatus = async (type: string) =>
    (await send("PUT", "/worlds/default/clock", '{"mode":"manual"}', { "content-type": type })).status;
  for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "x/y; charset=z"]) {
    t.equal(await readStatus(type), 200, type);
  }
  t.equal(await readStatus("nonsense"), 415);
});

test("a body that is not JSON, is too large or deeply nested, or names a prototype is refused", async (t) => {
  const { send } = await openControlApi();
  const readKindOfAnswer = async (body: string) => {
    const answer = await send("PUT", "/worlds/default/clock", body);
    return [answer.status, answer.body.type.replace("urn:ccgw:problem:", "")];
  };
  t.strictSame(await readKindOfAnswer('{"mode":'), [400, "invalid-json"]);
  t.strictSame(await readKindOfAnswer("mode=manual"), [400, "invalid-json"]);
  t.strictSame(await readKindOfAnswer(""), [400, "invalid-input"]);
  t.strictSame(await readKindOfAnswer("null"), [400, "invalid-input"]);
  t.strictSame(await readKindOfAnswer(`"${"x".repeat(1024 * 1024)}"`), [413, "body-too-large"]);
  t.strictSame(await readKindOfAnswer(`${"[".repeat(500_000)}${"]".repeat(500_000)}`), [400, "invalid-input"]);
  t.strictSame(await readKindOfAnswer('{"mode":"manual","__proto__":{"mode":"60x"}}'), [400, "invalid-input"]);
  t.strictSame(await readKindOfAnswer('{"mode":"manual","constructor":{"prototype":{}}}'), [400, "invalid-input"]);
});

test("a path that cannot be decoded is answered with 400, and one that is too long with 404", async (t) => {
  const { send } = await openControlApi();
  t.equal((await send("GET", "/worlds/%zz/clock")).status, 400);
  t.equal((await send("GET", `/worlds/${"x".repeat(300)}/clock`)).status, 404);
});

test("an error outside a world is answered with 500 without details, is logged with them, and stops no world", async (t) => {
  const warnings: string[] = [];
  const { app, world, worlds } = await openControlApi({ warn: (sentence) => warnings.push(sentence) });
  worlds.list = () => {
    throw new Error("at /secret/path/worlds.ts");
  };
  const { statusCode, payload } = await app.inject("/worlds");
  t.strictSame([statusCode, world.errorBoundary.failure], [500, undefined]);
  t.strictSame(JSON.parse(payload), {
    type: "urn:ccgw:problem:failed",
    title: "The simulator failed",
    status: 500,
    detail: "This is a bug in the simulator. Please report the request and the lines of the log.",
  });
  t.equal(warnings.length, 1);
  t.match(
    warnings[0],
    /^The control API failed at GET "\/worlds" from 127\.0\.0\.1 because of a bug in the simulator: Error: at \/secret\/path\/worlds\.ts\n +at /,
  );
});

test("an error in an answer that has begun is logged and closes the connection", async (t) => {
  const warnings: string[] = [];
  const { app, world } = await openControlApi({ warn: (sentence) => warnings.push(sentence) });
  world.center.log.listen = () => {
    throw new Error("the log is broken");
  };
  await t.rejects(app.inject({ url: "/worlds/default/events?since=0", headers: { accept: "text/event-stream" } }));
  t.equal(warnings.length, 1);
  t.match(warnings[0], /^The control API failed at GET "\/worlds\/default\/events" .*: Error: the log is broken\n/);
});

test("bytes that are not HTTP are answered with a problem, and headers that are too long with 431", async (t) => {
  const port = await listen(t, await openControlApi());
  const sendText = async (text: string): Promise<string> => {
    const socket = connect(port, "127.0.0.1");
    let received = "";
    socket.setEncoding("utf8").on("data", (part: string) => {
      received += part;
    });
    socket.write(text);
    await waitForEvent(socket, "close");
    return received;
  };
  const nonsense = await sendText("\u0016\u0003\u0001 hello\r\n\r\n");
  t.match(nonsense, /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json\r\n/);
  t.match(nonsense, "This is TLS, and this port speaks plain HTTP");
  t.match(await sendText(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
});

test("no route is declared twice", (t) => {
  const names = ROUTES.map(({ method, path }) => `${method} ${path}`);
  t.strictSame([...new Set(names)], names);
  t.end();
});
