// Tests of a simulator whose control API is on the gateway's port: programs, the board, large bodies, streams, and its end.
import { connect as connectTo } from "node:net";
import { test } from "tap";
import { connectSimulator, StartError, type StartOptions, startSimulator } from "../../src/index.ts";
import { waitForEvent } from "../support/waiting.ts";
import { SCENARIO } from "./both-transports.ts";

const TOKEN = "a-token-of-mine";
const ON_GATEWAY: StartOptions = {
  scenario: SCENARIO,
  clock: "manual",
  httpPort: 0,
  controlPort: "off",
  controlToken: TOKEN,
  controlOnGateway: true,
};
const BEARER = { Authorization: `Bearer ${TOKEN}` };

test("a program uses the control API below the gateway's address, over TLS", async (t) => {
  await using near = await startSimulator(ON_GATEWAY);
  t.equal(near.controlUrl, `${near.url}/ccgw`);
  await using far = await connectSimulator(`${near.url}/ccgw/`, { token: TOKEN, ca: near.ca });
  t.strictSame([far.url, far.httpUrl, far.controlUrl, far.ca], [near.url, near.httpUrl, `${near.url}/ccgw`, near.ca]);
  const tests = await far.createWorld({ name: "tests", scenario: SCENARIO, clock: "manual" });
  const next = tests.events[Symbol.asyncIterator]().next();
  await tests.agent(101).signIn();
  t.hasStrict(await next, { value: { type: "signedIn", agent: 101 } });
  t.strictSame(
    (await far.worlds()).map(({ name }) => name),
    ["default", "tests"],
  );
});

test("if the control port is open too, answers name the control port", async (t) => {
  await using near = await startSimulator({ ...ON_GATEWAY, controlPort: 0 });
  t.match(near.controlUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
  const { control } = (await (await fetch(`${near.httpUrl}/ccgw/simulator`, { headers: BEARER })).json()) as {
    control: string;
  };
  t.equal(control, near.controlUrl);
});

test("the start is refused without a token", async (t) => {
  const { controlToken, ...options } = ON_GATEWAY;
  const error = await startSimulator(options).catch((thrown) => thrown);
  t.ok(error instanceof StartError);
  t.equal(
    error.message,
    "controlOnGateway: everyone who reaches the gateway could control the simulator: use controlToken as well",
  );
});

test("the error about a certificate that is not trusted names the ways to trust it", async (t) => {
  await using near = await startSimulator(ON_GATEWAY);
  await t.rejects(connectSimulator(near.controlUrl ?? "", { token: TOKEN }), {
    message:
      /^No simulator was reached at .*\/ccgw: the certificate .* NODE_EXTRA_CA_CERTS names .*\. Or pass the CA as PEM in the option ca\.$/,
  });
});

test("paths in answers are below /ccgw, and the board finds its files there", async (t) => {
  await using near = await startSimulator(ON_GATEWAY);
  const base = `${near.httpUrl}/ccgw`;
  const made = await fetch(`${base}/worlds`, { method: "POST", headers: BEARER, body: '{"name":"tests"}' });
  t.strictSame([made.status, made.headers.get("location")], [201, "/ccgw/worlds/tests"]);
  const described = await fetch(`${base}/openapi.json`, { headers: BEARER });
  t.hasStrict(await described.json(), { servers: [{ url: "/ccgw" }] });
  t.strictSame(
    await Promise.all(["/healthz", "/ca.pem"].map(async (path) => (await fetch(`${base}${path}`)).status)),
    [200, 200],
  );
  const redirected = await fetch(`${base}?world=tests`, { redirect: "manual" });
  t.strictSame([redirected.status, redirected.headers.get("location")], [302, "/ccgw/?world=tests"]);
  const page = await fetch(base);
  const files = [...(await page.text()).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file = ""]) => file);
  const statuses = await Promise.all(files.map(async (file) => (await fetch(new URL(file, page.url))).status));
  // Without a build there is no page, and the answer 503 says how to make one.
  t.strictSame(statuses, page.status === 503 ? [] : [200, 200, 200]);
});

test("a body over the limit of the gateway is read, up to that of the control API", async (t) => {
  await using near = await startSimulator(ON_GATEWAY);
  const url = `${near.httpUrl}/ccgw/worlds/default`;
  const put = async (path: string, body: string) =>
    (await fetch(`${url}${path}`, { method: "PUT", headers: BEARER, body })).status;
  const snapshot = await (await fetch(`${url}/snapshot`, { headers: BEARER })).text();
  t.equal(await put("/snapshot", snapshot + " ".repeat(2 * 1024 * 1024)), 200);
  t.equal(await put("/clock", `{"mode":"manual"}${" ".repeat(200_000)}`), 200);
  t.equal(await put("/clock", `{"mode":"manual"}${" ".repeat(1_100_000)}`), 413);
});

test("closing ends streams and answers waiting requests", async (t) => {
  const near = await startSimulator(ON_GATEWAY);
  const far = await connectSimulator(`${near.httpUrl}/ccgw`, { token: TOKEN });
  const next = far.world().events[Symbol.asyncIterator]().next();
  await far.world().get();
  const refused = t.rejects(far.world().verify({ operation: "login", within: "5m" }), { code: "CCGW_NOT_READY" });
  await far.world().get();
  await near.close();
  t.strictSame(await next, { value: undefined, done: true });
  await refused;
});

test("a client that sends its request in pieces and then closes its sending side is answered", async (t) => {
  await using near = await startSimulator(ON_GATEWAY);
  const socket = connectTo(Number(new URL(near.httpUrl ?? "").port), "127.0.0.1");
  let received = "";
  socket.setEncoding("utf8").on("data", (text) => {
    received += text;
  });
  socket.write(`GET /ccgw/worlds HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\n`);
  socket.end("Connection: close\r\n\r\n");
  await waitForEvent(socket, "close");
  t.match(received, /^HTTP\/1\.1 200 OK\r\n.*"name":"default"/s);
});
