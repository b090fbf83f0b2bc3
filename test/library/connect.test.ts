// Tests of connecting to a simulator in another process: wrong addresses and tokens, other servers, timeouts and signals.
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { type Test, test } from "tap";
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from "undici";
import {
  ConnectError,
  type ConnectOptions,
  connectSimulator,
  RequestTimeout,
  startSimulator,
} from "../../src/index.ts";
import { waitForEvent } from "../support/waiting.ts";

/** Starts an HTTP server that is not a simulator. Returns its URL. */
async function startServer(t: Test, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  await waitForEvent(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Returns the message of the ConnectError for a URL. */
async function connectErrorOf(url: unknown, options?: ConnectOptions): Promise<string> {
  const error = await connectSimulator(url as string, options).catch((thrown: unknown) => thrown);
  return error instanceof ConnectError ? error.message : `no ConnectError: ${String(error)}`;
}

test("an invalid address is refused without a request", async (t) => {
  const accepted = "the URL of its control API, such as http://127.0.0.1:8044";
  t.equal(
    await connectErrorOf("127.0.0.1:8044"),
    `"127.0.0.1:8044" is not a valid address of a simulator: use ${accepted}`,
  );
  t.equal(await connectErrorOf(undefined), `the address of a simulator is missing: use ${accepted}`);
  t.match(await connectErrorOf("http://127.0.0.1:8044/?world=night"), / is not a valid address of a simulator: use /);
  t.equal(
    await connectErrorOf("http://me:secret@127.0.0.1:8044"),
    "The address of the simulator has a user or a password: leave them out, and use the option token.",
  );
});

test("an address can be a URL, or text with spaces and trailing slashes", async (t) => {
  await using far = await startSimulator({ clock: "manual", controlToken: "secret-token" });
  const token = "secret-token";
  t.equal((await connectSimulator(new URL(far.controlUrl ?? ""), { token })).controlUrl, far.controlUrl);
  t.equal((await connectSimulator(` ${far.controlUrl}//\n`, { token })).controlUrl, far.controlUrl);
});

test("the error about a port of the gateway names the port to use", async (t) => {
  await using sim = await startSimulator({ clock: "manual", httpPort: 0 });
  const advice =
    "If this is the port of the gateway, use the port of the control API, which the simulator prints when it starts. The default is 8044. With --control-on-gateway, it is also below /ccgw of this port.";
  const plainOnTls = sim.url.replace("https:", "http:");
  const { host } = new URL(sim.url);
  t.equal(
    await connectErrorOf(sim.url),
    `No simulator answers at ${sim.url}: the control port speaks plain HTTP. ${advice}`,
  );
  t.equal(
    await connectErrorOf(plainOnTls),
    `No control API answers at ${plainOnTls}: ${host} closed the connection before its answer was complete. ${advice}`,
  );
  t.equal(await connectErrorOf(sim.httpUrl), `No control API answers at ${sim.httpUrl}: it is a gateway. ${advice}`);
});

test("the global dispatcher and fetch of the program do not affect the connection", async (t) => {
  await using near = await startSimulator({ clock: "manual" });
  const mock = new MockAgent();
  mock.disableNetConnect();
  const before = getGlobalDispatcher();
  setGlobalDispatcher(mock);
  t.intercept(globalThis, "fetch", { value: () => Promise.reject(new Error("no fetch")) });
  t.teardown(() => setGlobalDispatcher(before));
  const far = await connectSimulator(near.controlUrl ?? "");
  t.hasStrict(await far.world().clock.get(), { mode: "manual" });
  const next = far.world().events[Symbol.asyncIterator]().next();
  await far.world().agent(101).signIn();
  t.hasStrict(await next, { value: { agent: 101 } });
  await far.close();
});

test("a connection that is refused inside the process of the program is reported as such", async (t) => {
  const refuse = function (this: Socket) {
    process.nextTick(() => this.destroy(new Error("connections are not allowed in tests")));
    return this;
  };
  t.intercept(Socket.prototype, "connect", { value: refuse });
  t.equal(
    await connectErrorOf("http://127.0.0.1:8044"),
    "No simulator was reached at http://127.0.0.1:8044: the request was refused inside this process: connections are not allowed in tests.",
  );
});

test("a server that never answers, or stops in the middle, causes a timeout", async (t) => {
  const silent = await startServer(t, () => {});
  const stopping = await startServer(t, (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" }).write("{");
  });
  for (const url of [silent, stopping]) {
    const error = await connectSimulator(url, { timeout: "50ms" }).catch((thrown) => thrown);
    t.ok(error instanceof RequestTimeout && error instanceof ConnectError);
    t.match(error, {
      code: "CCGW_TIMEOUT",
      message: `GET ${url}/simulator was not answered within 50ms: set a longer timeout if the request needs one.`,
    });
    const stop = new AbortController();
    const connecting = connectSimulator(url, { signal: stop.signal });
    stop.abort(new Error("the test is over"));
    await t.rejects(connecting, { message: "the test is over" });
  }
  await t.rejects(connectSimulator(silent, { timeout: "soon" as never }), {
    name: "TypeError",
    message: 'timeout: "soon" is not a valid timeout: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
  });
});

test("every request takes a timeout and a signal, and a wait may last longer than its timeout", async (t) => {
  await using near = await startSimulator({ clock: "manual" });
  const far = await connectSimulator(near.controlUrl ?? "", { timeout: "10m" });
  for (const [sim, id] of [
    [near, 101],
    [far, 102],
  ] as const) {
    const world = sim.world();
    const signal = AbortSignal.abort(new Error("over"));
    await t.rejects(world.get({ signal }), { message: "over" });
    await t.rejects(world.clock.advance("1s", { signal }), { message: "over" });
    await t.rejects(world.agent(id).get({ timeout: "0s" }), { name: "TypeError" });
    await t.rejects(world.verify({ operation: "login", within: "20ms" }, { timeout: "10m" }), {
      code: "CCGW_NOT_VERIFIED",
    });
    t.hasStrict(await world.clock.get({ timeout: "10m" }), { mode: "manual" });
    const idle = world.waitFor({ agent: id, state: "idle", within: "5m" }, { timeout: "1ms" });
    await world.agent(id).signIn();
    t.hasStrict(await idle, { state: "idle" });
  }
});

test("a server that is not a simulator is refused", async (t) => {
  const page = await startServer(t, (_request, response) => response.setHeader("Content-Type", "text/html").end("<p>"));
  t.equal(
    await connectErrorOf(page),
    `${page} is not the control API of a simulator: its response has an unexpected form.`,
  );
  const empty = await startServer(t, (_request, response) =>
    response.setHeader("Content-Type", "application/json").end("{}"),
  );
  t.equal(
    await connectErrorOf(empty),
    `${empty} is not the control API of a simulator: its response has an unexpected form.`,
  );
  const broken = await startServer(t, (_request, response) =>
    response.setHeader("Content-Type", "application/json").end("{"),
  );
  t.match(await connectErrorOf(broken), /^The response of http:\S+ cannot be read\.$/);
  const another = await startServer(t, (_request, response) =>
    response.writeHead(404, { "Content-Type": "application/problem+json" }).end('{"title": "Not here"}'),
  );
  t.equal(
    await connectErrorOf(another),
    `${another}/simulator is not the control API of a simulator: it answers with HTTP 404.`,
  );
});

test("an incomplete response is an error", async (t) => {
  const url = await startServer(t, (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
    response.write("{", () => response.destroy());
  });
  t.match(await connectErrorOf(url), /^The response of http:\S+ cannot be read\.$/);
});

test("an empty token means none, and an invalid token is not shown", async (t) => {
  await using free = await startSimulator({ clock: "manual" });
  t.equal((await connectSimulator(free.controlUrl ?? "", { token: "" })).url, free.url);
  await t.rejects(connectSimulator(free.controlUrl ?? "", { token: "secret\nsecret" }), {
    code: "CCGW_TOKEN_NEEDED",
    message: "This is not a valid control token: use letters, digits and other visible ASCII characters, no spaces.",
  });
});
