// Tests of the control API on the gateway's port: it always needs the token, and no page, push or world leads to it.
import { type Test, test } from "tap";
import { Agent, fetch } from "undici";
import { pageRoutes } from "../../src/control/requests/page.ts";
import { ROUTES } from "../../src/control/router.ts";
import { type Attack, checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";
import { REFUSED_401, withValues } from "./raw-requests.ts";

const TOKEN = "open-sesame";
const BEARER = { Authorization: `Bearer ${TOKEN}` };

/** Every route, with a value for each parameter of its path. */
const REQUESTS = [...ROUTES, ...pageRoutes].map((route) => ({
  method: route.method,
  path: `/ccgw${withValues(route.path)}`,
  isPublic: route.of === "simulator" && route.isPublic,
}));

const openTarget = (t: Test, flags: Record<string, string> = {}) =>
  openAttackedSimulator(t, { token: TOKEN, flags: { "control-on-gateway": "on", ...flags } });

const createAttack = (name: string, text: string, answer: RegExp, warning: RegExp | null): Attack => ({
  name,
  port: "gateway",
  text,
  answer,
  warning,
});

test("every route that is not public needs the exact token", async (t) => {
  const target = await openTarget(t);
  const headers = [
    {},
    { Authorization: "Bearer close-sesame" },
    { Authorization: `Basic ${btoa(`${TOKEN}:${TOKEN}`)}` },
  ];
  await checkAttacks(
    t,
    target,
    REQUESTS.filter(({ isPublic }) => !isPublic).flatMap(({ method, path }) =>
      headers.map((given) =>
        createAttack(
          `${method} ${path} ${JSON.stringify(given)}`,
          writeRequest(method, path, given, method === "GET" ? "" : "{}"),
          REFUSED_401,
          /^The control API refused .* a token is required \(401 token-needed\)\.$/,
        ),
      ),
    ),
  );
  t.match(await target.sendText("gateway", writeRequest("GET", "/ccgw/worlds", BEARER)), /^HTTP\/1\.1 200 /);
});

test("every route refuses a push, even with the token", async (t) => {
  const target = await openTarget(t);
  for (const push of [{ Guid: "a-guid.AgentGateway1" }, { service_token: "x" }]) {
    await checkAttacks(
      t,
      target,
      REQUESTS.map(({ method, path }) =>
        createAttack(
          `${method} ${path}`,
          writeRequest(method, path, { ...BEARER, ...push }, method === "GET" ? "" : '{"workNo":"101"}'),
          /^HTTP\/1\.1 4\d\d .*"urn:ccgw:problem:push-refused"/s,
          /push-refused\)\.$/,
        ),
      ),
    );
  }
});

test("a page of an origin that may use the gateway may not use the control API", async (t) => {
  for (const allowed of ["*", "https://desk.example"]) {
    const target = await openTarget(t, { "cors-origin": allowed });
    const page = { Origin: "https://desk.example", "Sec-Fetch-Site": "cross-site" };
    const preflight = { ...page, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "guid" };
    const gateway = "/agentgateway/resource/onlineagent/101/agentstatus";
    const textOf = (method: string, path: string, headers: Record<string, string>) =>
      target.sendText("gateway", writeRequest(method, path, headers));
    t.match(await textOf("OPTIONS", gateway, preflight), /^access-control-allow-origin: /im);
    for (const path of ["/ccgw", "/ccgw/", "/ccgw/worlds", "/ccgw/healthz", "/ccgw/nothing", "/ccgw/%zz"]) {
      t.notMatch(await textOf("OPTIONS", path, preflight), /^access-control-|^HTTP\/1\.1 2/im, path);
      t.notMatch(await textOf("GET", path, { ...page, ...BEARER }), /^access-control-/im, path);
    }
  }
});

test("only the exact path leads to the control API, never one through a world, and no path below it leads to the gateway", async (t) => {
  const target = await openTarget(t, { "world-host": "*.ccgw.test" });
  const paths = [
    "//ccgw/worlds",
    "/%63cgw/worlds",
    "/ccgw%2Fworlds",
    "/CCGW/worlds",
    "/ccgwx/worlds",
    "/ccgw;x/worlds",
    "/./ccgw/worlds",
    "/x/../ccgw/worlds",
    "/w/default/ccgw/worlds",
    "/w/ccgw/worlds",
    "/agentgateway/resource/../../ccgw/worlds",
    "http://localhost//ccgw/worlds",
  ];
  for (const path of paths) {
    const answer = await target.sendText("gateway", writeRequest("GET", path, BEARER));
    t.notMatch(answer, /"worlds"|urn:ccgw/, path);
  }
  // No path below /ccgw leads to the gateway either.
  for (const path of [
    "/ccgw/agentgateway/resource/onlineagent/101/agentstatus",
    "/ccgw/w/default/worlds",
    "/ccgw/ccgw/worlds",
  ]) {
    t.match(
      await target.sendText("gateway", writeRequest("GET", path, BEARER)),
      /^HTTP\/1\.1 404 .*unknown-path/s,
      path,
    );
  }
  // A world that a header or the host names is ignored.
  for (const headers of [{ "X-CCGW-World": "nowhere" }, { Host: "nowhere.ccgw.test" }]) {
    const answer = await target.sendText("gateway", writeRequest("GET", "/ccgw/worlds", { ...BEARER, ...headers }));
    t.match(answer, /^HTTP\/1\.1 200 .*"name":"default"/s);
  }
});

test("the port of a fault does not serve the control API", async (t) => {
  const target = await openTarget(t);
  const fault = '{"effect":{"certificate":"expired"}}';
  const json = { ...BEARER, "Content-Type": "application/json" };
  const made = await target.sendText("gateway", writeRequest("POST", "/ccgw/worlds/default/faults", json, fault));
  const url = /"url":"([^"]*)"/.exec(made)?.[1] ?? "";
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
  t.teardown(() => dispatcher.close());
  const statusAt = async (path: string) => (await fetch(`${url}${path}`, { dispatcher, headers: BEARER })).status;
  t.strictSame([await statusAt("/ccgw/worlds"), await statusAt("/ccgw/healthz")], [404, 404]);
});

test("without the option, the gateway's ports have no control API", async (t) => {
  const target = await openAttackedSimulator(t, { token: TOKEN });
  t.match(await target.sendText("gateway", writeRequest("GET", "/ccgw/healthz", BEARER)), /^HTTP\/1\.1 404 /);
});
