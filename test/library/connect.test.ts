// Reaching a simulator in another process: what is no address or token of one, and what answers in its place, is said.
import { once } from "node:events";
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

/** The address of something else than a simulator. */
async function something(t: Test, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What is said when that is taken for one. */
async function saidOf(url: unknown, options?: ConnectOptions): Promise<string> {
  const error = await connectSimulator(url as string, options).catch((thrown: unknown) => thrown);
  return error instanceof ConnectError ? error.message : `no ConnectError: ${String(error)}`;
}

test("what is no address is said, without asking anybody", async (t) => {
  const form = "http and where the control API is, such as http://127.0.0.1:8044";
  t.equal(await saidOf("127.0.0.1:8044"), `"127.0.0.1:8044" is not a valid address of a simulator: use ${form}`);
  t.equal(await saidOf(undefined), `nothing is not a valid address of a simulator: use ${form}`);
  t.match(await saidOf("http://127.0.0.1:8044/?world=night"), / is not a valid address of a simulator: use /);
  t.equal(
    await saidOf("http://me:secret@127.0.0.1:8044"),
    "A user and a password in the address are of no use: leave them out, and give the token as an option.",
  );
});

test("an address may be a URL, with blanks and slashes around it", async (t) => {
  await using far = await startSimulator({ clock: "manual", controlToken: "secret-token" });
  const token = "secret-token";
  t.equal((await connectSimulator(new URL(far.controlUrl ?? ""), { token })).controlUrl, far.controlUrl);
  t.equal((await connectSimulator(` ${far.controlUrl}//\n`, { token })).controlUrl, far.controlUrl);
});

test("at each of the gateway's ports it is said which port to use", async (t) => {
  await using sim = await startSimulator({ clock: "manual", httpPort: 0 });
  const advice =
    "If this is the gateway's port, use the control API's, which the simulator names when it starts. It is 8044 unless --control-port says another.";
  const plainOnTls = sim.url.replace("https:", "http:");
  const { host } = new URL(sim.url);
  t.equal(await saidOf(sim.url), `No simulator answers at ${sim.url}: the control API speaks plain HTTP. ${advice}`);
  t.equal(
    await saidOf(plainOnTls),
    `No control API answers at ${plainOnTls}: ${host} closed the connection before its answer was complete. ${advice}`,
  );
  t.equal(await saidOf(sim.httpUrl), `No control API answers at ${sim.httpUrl}: it is a gateway. ${advice}`);
});

test("the program's dispatcher and fetch have no part in it", async (t) => {
  await using near = await startSimulator({ clock: "manual" });
  const mock = new MockAgent();
  mock.disableNetConnect();
  const before = getGlobalDispatcher();
  setGlobalDispatcher(mock);
  t.intercept(globalThis, "fetch", { value: () => Promise.reject(new Error("no fetch")) });
  t.teardown(() => setGlobalDispatcher(before));
  const far = await connectSimulator(near.controlUrl ?? "");
  t.match(await far.world().clock.get(), { mode: "manual" });
  const next = far.world().events[Symbol.asyncIterator]().next();
  await far.world().agent(101).signIn();
  t.match(await next, { value: { agent: 101 } });
  await far.close();
});

test("what refuses within the program's own process is said", async (t) => {
  const refuse = function (this: Socket) {
    process.nextTick(() => this.destroy(new Error("connections are not allowed in tests")));
    return this;
  };
  t.intercept(Socket.prototype, "connect", { value: refuse });
  t.equal(
    await saidOf("http://127.0.0.1:8044"),
    "No simulator was reached at http://127.0.0.1:8044: the request was refused inside this process: connections are not allowed in tests.",
  );
});

test("a port that accepts and is silent, or stops in the middle, is given up", async (t) => {
  const silent = await something(t, () => {});
  const stops = await something(t, (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" }).write("{");
  });
  for (const url of [silent, stops]) {
    const error = await connectSimulator(url, { timeout: "50ms" }).catch((thrown) => thrown);
    t.ok(error instanceof RequestTimeout && error instanceof ConnectError);
    t.match(error, {
      code: "CCGW_TIMEOUT",
      message: `GET ${url}/simulator was not answered within 50ms. Give the request a longer timeout if it needs one.`,
    });
    const stop = new AbortController();
    const connecting = connectSimulator(url, { signal: stop.signal });
    stop.abort(new Error("the test is over"));
    await t.rejects(connecting, { message: "the test is over" });
  }
  await t.rejects(connectSimulator(silent, { timeout: "soon" }), {
    name: "TypeError",
    message: 'timeout: "soon" is not a valid time-out: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
  });
});

test("every request can be given a time-out and a signal, here and there, and verify has its own", async (t) => {
  await using near = await startSimulator({ clock: "manual" });
  const far = await connectSimulator(near.controlUrl ?? "", { timeout: "10m" });
  for (const sim of [near, far]) {
    const world = sim.world();
    const over = AbortSignal.abort(new Error("over"));
    await t.rejects(world.get({ signal: over }), { message: "over" });
    await t.rejects(world.clock.advance("1s", { signal: over }), { message: "over" });
    await t.rejects(world.agent(101).get({ timeout: "0s" }), { name: "TypeError" });
    await t.rejects(world.verify({ operation: "login", within: "20ms" }, { timeout: "10m" }), {
      code: "CCGW_NOT_VERIFIED",
    });
    t.match(await world.clock.get({ timeout: "10m" }), { mode: "manual" });
  }
});

test("whatever else answers is no simulator", async (t) => {
  const page = await something(t, (_request, response) => response.setHeader("Content-Type", "text/html").end("<p>"));
  t.equal(await saidOf(page), `${page}/simulator answers, but not as the control API of a simulator does.`);
  const empty = await something(t, (_request, response) =>
    response.setHeader("Content-Type", "application/json").end("{}"),
  );
  t.equal(await saidOf(empty), `${empty}/simulator answers, but not as the control API of a simulator does.`);
  const broken = await something(t, (_request, response) =>
    response.setHeader("Content-Type", "application/json").end("{"),
  );
  t.match(await saidOf(broken), /^http:\S+ answers with what cannot be read\.$/);
  const another = await something(t, (_request, response) =>
    response.writeHead(404, { "Content-Type": "application/problem+json" }).end('{"title": "Not here"}'),
  );
  t.equal(
    await saidOf(another),
    `${another}/simulator answers with HTTP 404, and is not the control API of a simulator.`,
  );
});

test("an answer that breaks off is said", async (t) => {
  const url = await something(t, (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
    response.write("{", () => response.destroy());
  });
  t.match(await saidOf(url), /^http:\S+ answers with what cannot be read\.$/);
});

test("an empty token is none, and what cannot be one is not shown", async (t) => {
  await using free = await startSimulator({ clock: "manual" });
  t.equal((await connectSimulator(free.controlUrl ?? "", { token: "" })).url, free.url);
  await t.rejects(connectSimulator(free.controlUrl ?? "", { token: "secret\nsecret" }), {
    code: "CCGW_TOKEN_NEEDED",
    message: "This is not a valid control token: use letters, digits and other visible ASCII characters, no spaces.",
  });
});
