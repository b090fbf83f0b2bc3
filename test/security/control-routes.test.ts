// Tests that every route of the control API refuses pushes of a gateway, and requests of web pages other than its own.
import { test } from "tap";
import { pageRoutes } from "../../src/control/requests/page.ts";
import { ROUTES } from "../../src/control/router.ts";
import { until } from "../support/waiting.ts";
import { type Attack, checkAttacks, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";
import { withValues } from "./raw-requests.ts";

/** Every route, including those of the board's page. */
const ALL_ROUTES = [...ROUTES, ...pageRoutes];

/** Every route, with a value for each parameter of its path. */
const REQUESTS = ALL_ROUTES.map(({ method, path }): [string, string] => [method, withValues(path)]);

const PUSH = {
  "Content-Type": "application/json; charset=UTF-8",
  Guid: "a-guid.AgentGateway1",
  service_token: "x",
};

const createAttacks = (
  requests: readonly [string, string][],
  headers: Record<string, string>,
  kind: string,
): Attack[] =>
  requests.map(([method, path]) => ({
    name: `${method} ${path} with ${JSON.stringify(headers)}`,
    port: "control",
    text: writeRequest(method, path, headers, method === "GET" ? "" : '{"workNo":"101","eventList":[]}'),
    answer: new RegExp(`^HTTP/1\\.1 4\\d\\d .*"urn:ccgw:problem:${kind}"`, "s"),
    warning: new RegExp(`^The control API refused ${method} .* from 127\\.0\\.0\\.1: .* ${kind}\\)\\.$`),
  }));

for (const token of [undefined, "open-sesame"]) {
  test(`a push is refused by every route of the control API, ${token === undefined ? "without" : "with"} a token`, async (t) => {
    const target = await openAttackedSimulator(t, token === undefined ? {} : { token });
    const bearer = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const { Guid, service_token, ...others } = PUSH;
    await checkAttacks(t, target, [
      ...createAttacks(REQUESTS, { ...PUSH, ...bearer }, "push-refused"),
      ...createAttacks(REQUESTS, { ...others, Guid, ...bearer }, "push-refused"),
      ...createAttacks(REQUESTS, { ...others, service_token, ...bearer }, "push-refused"),
    ]);
  });
}

test("a callback address on the control API does not reset the world", async (t) => {
  const target = await openAttackedSimulator(t);
  const port = target.portOf("control");
  const change = (method: string, path: string, body: string) =>
    target.sendText("control", writeRequest(method, path, { "Content-Type": "application/json" }, body));
  await change("POST", "/worlds/default/calls", '{"to":{"agent":101}}');
  await change("PATCH", "/worlds/default/settings", '{"ringTime":"9m"}');
  await change("POST", "/worlds/default/clock/advance", '{"by":"1s"}');
  const readChanged = async () => {
    const { calls, settings, clock } = (await target.readState()) as Record<string, unknown>;
    return { calls, settings, clock };
  };
  const before = await readChanged();
  for (const uri of [
    `http://127.0.0.1:${port}/worlds/default/reset`,
    `http://localhost:${port}/worlds/default/reset`,
    `http://0.0.0.0:${port}/worlds/default/reset`,
    `http://[::ffff:127.0.0.1]:${port}/worlds/default/reset`,
    `http://127.1:${port}/worlds/default/reset`,
  ]) {
    for (const body of [{ callBackUri: uri, serviceToken: "x" }, { pushUrl: uri }]) {
      const loggedBefore = target.warnings.length;
      const signIn = JSON.stringify({ password: "secret", phonenum: "40039", ...body });
      const path = "/agentgateway/resource/onlineagent/102/forcelogin";
      const type = { "Content-Type": "application/json" };
      t.match(await target.sendText("gateway", writeRequest("PUT", path, type, signIn)), /"retcode":"0"/, uri);
      const isReported = () =>
        target.warnings.slice(loggedBefore).some((line) => line.includes("is a port of this simulator."));
      await until(isReported);
    }
  }
  await target.sendText("gateway", writeRequest("DELETE", "/agentgateway/resource/onlineagent/102/forcelogout"));
  t.hasStrict(before, { calls: { calls: [{ to: { agent: 101 } }] }, settings: { ringTime: "9m" } });
  t.strictSame(await readChanged(), before);
  t.strictSame(await target.sendAsGoodClient(), ["0", 200], "the session has not been reset");
});

test("a request from a page of another origin is refused by every route", async (t) => {
  const target = await openAttackedSimulator(t);
  const json = { "Content-Type": "application/json" };
  const port = target.portOf("control");
  const pages = [
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: "http://localhost:5173" },
    { Origin: `http://127.0.0.1:${port}`, "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "cross-site" },
  ];
  for (const page of pages) {
    await checkAttacks(
      t,
      target,
      createAttacks(REQUESTS, { ...json, ...page, Host: `127.0.0.1:${port}` }, "foreign-origin"),
    );
  }
});

test("a page of the control API's origin must send JSON or YAML as its content type", async (t) => {
  const target = await openAttackedSimulator(t);
  const host = `127.0.0.1:${target.portOf("control")}`;
  const withBody = REQUESTS.filter(([method]) => method !== "GET");
  for (const marks of [
    { Origin: `http://${host}` },
    { "Sec-Fetch-Site": "same-origin" },
    { "Sec-Fetch-Site": "none" },
  ]) {
    for (const type of [
      {},
      { "Content-Type": "text/plain" },
      { "Content-Type": "application/x-www-form-urlencoded" },
    ]) {
      await checkAttacks(t, target, createAttacks(withBody, { ...marks, ...type, Host: host }, "page-type"));
    }
  }
});

test("an absolute request target must name this machine, with any Host header", async (t) => {
  const target = await openAttackedSimulator(t);
  const foreign = ["http://evil.example", "http://localhost.evil.example:80", "http://localhost@evil.example"];
  const refused = foreign.flatMap((from) =>
    createAttacks(
      REQUESTS.map(([method, path]) => [method, `${from}${path}`]),
      {},
      "foreign-host",
    ),
  );
  await checkAttacks(t, target, refused);
  t.match(
    await target.sendText("control", writeRequest("GET", "http://localhost:1/worlds/default/clock")),
    /^HTTP\/1\.1 200 /,
  );
});

test("routes without a body refuse one", async (t) => {
  const target = await openAttackedSimulator(t);
  const bodiless = ALL_ROUTES.filter(({ body }) => body === undefined);
  const attacks = bodiless.map(
    ({ method, path }): Attack => ({
      name: `${method} ${path}`,
      port: "control",
      text: writeRequest(method, withValues(path), {}, "{}"),
      answer: /^HTTP\/1\.1 400 .*takes no body: remove it\./s,
      warning: null,
    }),
  );
  await checkAttacks(t, target, attacks);
  t.match(await target.sendText("control", writeRequest("POST", "/worlds/default/reset")), /^HTTP\/1\.1 200 /);
});
