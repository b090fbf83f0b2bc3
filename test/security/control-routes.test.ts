// Every request of the control API, sent as a gateway pushes and as web pages send: none gets in, but those of the API's own pages.
import { test } from "tap";
import { ROUTES } from "../../src/control/router.ts";
import { until } from "../support/waiting.ts";
import { type Attack, lay, withstand, written } from "./siege.ts";

/** Every request there is, with something in the place of each part of its path. */
const REQUESTS = ROUTES.map(({ method, path }) => [
  method,
  path.replace(":world", "default").replace(":agent", "101").replaceAll(/:\w+/g, "1"),
]) as readonly [string, string][];

const PUSH = {
  "Content-Type": "application/json; charset=UTF-8",
  Guid: "a-guid.AgentGateway1",
  service_token: "x",
};

const sorted = (requests: readonly [string, string][], headers: Record<string, string>, kind: string): Attack[] =>
  requests.map(([method, path]) => ({
    is: `${method} ${path} with ${JSON.stringify(headers)}`,
    on: "control",
    sends: written(method, path, headers, method === "GET" ? "" : '{"workNo":"101","eventList":[]}'),
    answer: new RegExp(`^HTTP/1\\.1 4\\d\\d .*"urn:ccgw:problem:${kind}"`, "s"),
    told: new RegExp(`^The control API refused ${method} .* from 127\\.0\\.0\\.1: .* ${kind}\\)\\.$`),
  }));

for (const token of [undefined, "open-sesame"]) {
  test(`a push reaches no request of the control API, ${token === undefined ? "without" : "with"} a token`, async (t) => {
    const siege = await lay(t, token === undefined ? {} : { token });
    const bearer = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const { Guid, service_token, ...single } = PUSH;
    await withstand(t, siege, [
      ...sorted(REQUESTS, { ...PUSH, ...bearer }, "push-refused"),
      ...sorted(REQUESTS, { ...single, Guid, ...bearer }, "push-refused"),
      ...sorted(REQUESTS, { ...single, service_token, ...bearer }, "push-refused"),
    ]);
  });
}

test("a client that has its events pushed to the control API resets nothing", async (t) => {
  const siege = await lay(t);
  const before = await siege.state();
  const port = siege.port("control");
  for (const uri of [
    `http://127.0.0.1:${port}/worlds/default/reset`,
    `http://localhost:${port}/worlds/default/reset`,
    `http://0.0.0.0:${port}/worlds/default/reset`,
    `http://[::ffff:127.0.0.1]:${port}/worlds/default/reset`,
    `http://127.1:${port}/worlds/default/reset`,
  ]) {
    for (const body of [{ callBackUri: uri, serviceToken: "x" }, { pushUrl: uri }]) {
      const heard = siege.warnings.length;
      const signIn = JSON.stringify({ password: "secret", phonenum: "40039", ...body });
      const path = "/agentgateway/resource/onlineagent/102/forcelogin";
      const type = { "Content-Type": "application/json" };
      t.match(await siege.speak("gateway", written("PUT", path, type, signIn)), /"retcode":"0"/, uri);
      const told = () => siege.warnings.slice(heard).some((line) => line.includes("is a port of this simulator."));
      await until(told);
    }
  }
  await siege.speak("gateway", written("DELETE", "/agentgateway/resource/onlineagent/102/forcelogout"));
  const { calls, clock, settings } = (await siege.state()) as Record<string, unknown>;
  t.match(before, { calls, clock, settings });
  t.strictSame(await siege.goodClient(), ["0", 200], "the session that a reset would have ended");
});

test("a page of another origin reaches no request of the control API", async (t) => {
  const siege = await lay(t);
  const json = { "Content-Type": "application/json" };
  const port = siege.port("control");
  const pages = [
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: "http://localhost:5173" },
    { Origin: `http://127.0.0.1:${port}`, "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "cross-site" },
  ];
  for (const page of pages) {
    await withstand(t, siege, sorted(REQUESTS, { ...json, ...page, Host: `127.0.0.1:${port}` }, "foreign-origin"));
  }
});

test("a page of the control API's own origin has to name JSON or YAML as its type", async (t) => {
  const siege = await lay(t);
  const host = `127.0.0.1:${siege.port("control")}`;
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
      await withstand(t, siege, sorted(withBody, { ...marks, ...type, Host: host }, "page-type"));
    }
  }
});

test("a whole address in the request line must name this machine, whatever Host says", async (t) => {
  const siege = await lay(t);
  const foreign = ["http://evil.example", "http://localhost.evil.example:80", "http://localhost@evil.example"];
  const refused = foreign.flatMap((from) =>
    sorted(
      REQUESTS.map(([method, path]) => [method, `${from}${path}`]),
      {},
      "foreign-host",
    ),
  );
  await withstand(t, siege, refused);
  t.match(await siege.speak("control", written("GET", "http://localhost:1/worlds/default/clock")), /^HTTP\/1\.1 200 /);
});

test("a request that takes no body is refused with one, and does nothing", async (t) => {
  const siege = await lay(t);
  const bodiless = ROUTES.filter(({ body }) => body === undefined).map(({ method, path }) => [
    method,
    path.replace(":world", "default").replace(":agent", "101").replaceAll(/:\w+/g, "1"),
  ]) as [string, string][];
  const attacks = bodiless.map(
    ([method, path]): Attack => ({
      is: `${method} ${path}`,
      on: "control",
      sends: written(method, path, {}, "{}"),
      answer: /^HTTP\/1\.1 400 .*takes no body: remove it\./s,
      told: null,
    }),
  );
  await withstand(t, siege, attacks);
  t.match(await siege.speak("control", written("POST", "/worlds/default/reset")), /^HTTP\/1\.1 200 /);
});
