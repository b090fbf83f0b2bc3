// What every request meets alike: paths, methods, bodies, and answers for what cannot be read.
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { test } from "tap";
import { ROUTES } from "../../src/control/router.ts";
import { openDoor } from "./door.ts";

test("health and certificate", async (t) => {
  const { ask } = await openDoor();
  const health = await ask("GET", "/healthz");
  t.strictSame([health.status, health.type, health.body], [200, "application/json", { status: "ready" }]);
  const ca = await ask("GET", "/ca.pem");
  t.strictSame([ca.status, ca.type, ca.body], [200, "application/x-pem-file", "-----BEGIN CERTIFICATE-----\n"]);
  const head = await ask("HEAD", "/healthz");
  t.strictSame([head.status, head.body], [200, ""]);
});

test("health is 503 until every door is open", async (t) => {
  const { ask } = await openDoor({ ready: false });
  t.strictSame((await ask("GET", "/healthz")).body, {
    type: "urn:ccgw:problem:not-ready",
    title: "The simulator is not ready",
    status: 503,
    detail: "Not all ports of the simulator are open. Try again in a moment.",
  });
});

test("an unknown path is 404 and the answer lists the known ones", async (t) => {
  const { ask } = await openDoor();
  for (const url of ["/", "/world", "/worlds/default/agent", "/worlds/default/calls/1/2/3"]) {
    const { status, body } = await ask("GET", url);
    t.equal(status, 404, url);
    t.match(body.detail, /The control API has .*\/worlds\/\{world\}\/clock\/advance/);
  }
  const { body } = await ask("GET", "/agentgateway/resource/onlineagent/101");
  t.equal(body.detail, "This is the control API. The interfaces of the gateway are on its own port.");
});

test("an unknown world is 404, whatever is asked of it", async (t) => {
  const { ask } = await openDoor();
  const ofWorlds = ROUTES.filter((route) => route.of === "world");
  for (const { method, path } of ofWorlds) {
    const { status, body } = await ask(method, path.replace(":world", "elsewhere").replaceAll(/:\w+/g, "1"), "{");
    t.strictSame([status, body.type], [404, "urn:ccgw:problem:unknown-world"], `${method} ${path}`);
  }
  for (const name of ["__proto__", "constructor", "DEFAULT", "%20"]) {
    t.equal((await ask("GET", `/worlds/${name}/clock`)).status, 404, name);
  }
});

test("a wrong method is 405 and Allow says which there are", async (t) => {
  const { ask } = await openDoor();
  const allowFor = async (method: string, url: string) => {
    const { status, headers } = await ask(method, url);
    return [status, headers["allow"]];
  };
  t.strictSame(
    [
      await allowFor("DELETE", "/healthz"),
      await allowFor("POST", "/worlds/default/settings"),
      await allowFor("PUT", "/worlds/default/agents/101"),
      await allowFor("OPTIONS", "/worlds/default/calls"),
      await allowFor("GET", "/worlds/default/clock/advance"),
      await allowFor("PATCH", "/worlds/default/journal"),
      await allowFor("GET", "/worlds/default/calls/1/hang-up"),
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

test("a body is JSON, whatever its content type says", async (t) => {
  const { ask } = await openDoor();
  const statusFor = async (type: string) =>
    (await ask("PUT", "/worlds/default/clock", '{"mode":"manual"}', { "content-type": type })).status;
  for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "x/y; charset=z"]) {
    t.equal(await statusFor(type), 200, type);
  }
  t.equal(await statusFor("nonsense"), 415);
});

test("bodies that are no JSON, too large, or full of traps", async (t) => {
  const { ask } = await openDoor();
  const kindFor = async (body: string) => {
    const seen = await ask("PUT", "/worlds/default/clock", body);
    return [seen.status, seen.body.type.replace("urn:ccgw:problem:", "")];
  };
  t.strictSame(await kindFor('{"mode":'), [400, "invalid-json"]);
  t.strictSame(await kindFor("mode=manual"), [400, "invalid-json"]);
  t.strictSame(await kindFor(""), [400, "invalid-input"]);
  t.strictSame(await kindFor("null"), [400, "invalid-input"]);
  t.strictSame(await kindFor(`"${"x".repeat(1024 * 1024)}"`), [413, "body-too-large"]);
  t.strictSame(await kindFor(`${"[".repeat(500_000)}${"]".repeat(500_000)}`), [400, "invalid-input"]);
  t.strictSame(await kindFor('{"mode":"manual","__proto__":{"mode":"60x"}}'), [400, "invalid-input"]);
  t.strictSame(await kindFor('{"mode":"manual","constructor":{"prototype":{}}}'), [400, "invalid-input"]);
});

test("paths that cannot be read", async (t) => {
  const { ask } = await openDoor();
  t.equal((await ask("GET", "/worlds/%zz/clock")).status, 400);
  t.equal((await ask("GET", `/worlds/${"x".repeat(300)}/clock`)).status, 404);
});

test("an error of the simulator outside a world is answered 500; only the log has what it says, and no world stops", async (t) => {
  const warnings: string[] = [];
  const { app, world, worlds } = await openDoor({ warn: (sentence) => warnings.push(sentence) });
  worlds.all = () => {
    throw new Error("at /secret/path/worlds.ts");
  };
  const { statusCode, payload } = await app.inject("/worlds");
  t.strictSame([statusCode, world.fence.failure], [500, undefined]);
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

test("an error in an answer that has begun reaches the log, and ends the connection", async (t) => {
  const warnings: string[] = [];
  const { app, world } = await openDoor({ warn: (sentence) => warnings.push(sentence) });
  world.center.log.listen = () => {
    throw new Error("the log is broken");
  };
  await t.rejects(app.inject({ url: "/worlds/default/events?since=0", headers: { accept: "text/event-stream" } }));
  t.equal(warnings.length, 1);
  t.match(warnings[0], /^The control API failed at GET "\/worlds\/default\/events" .*: Error: the log is broken\n/);
});

test("what is no HTTP is answered with a problem all the same", async (t) => {
  const { app } = await openDoor();
  await app.listen({ host: "127.0.0.1", port: 0 });
  t.teardown(() => app.close());
  const say = async (text: string): Promise<string> => {
    const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
    let heard = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      heard += chunk;
    });
    socket.write(text);
    await once(socket, "close");
    return heard;
  };
  const nonsense = await say("\u0016\u0003\u0001 hello\r\n\r\n");
  t.match(nonsense, /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json\r\n/);
  t.match(nonsense, "This is TLS, and this port speaks plain HTTP");
  t.match(await say(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
});

test("no request is declared twice", (t) => {
  const names = ROUTES.map(({ method, path }) => `${method} ${path}`);
  t.strictSame([...new Set(names)], names);
  t.end();
});
