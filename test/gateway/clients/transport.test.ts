// Tests of the transport as clients rely on it: status, exact headers, and tolerance for unusual requests.
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { test } from "tap";
import { defaultSettings } from "../../../src/forms/settings.ts";
import { buildGatewayServerOptions, Deliveries, gatewayPlugin } from "../../../src/gateway/plugin.ts";
import { loadCertificates } from "../../../src/tls/certificates.ts";
import type { World } from "../../../src/world/world.ts";
import { openGateway, openWorld, ROOT } from "../../support/gateway.ts";

const DONE = { message: "success", retcode: "0", result: {} };

test("every refusal is answered with HTTP 200 and a retcode", async (t) => {
  const { client, signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const refusals = [
    await client(102).send("GET", "calldata/{}/statistics"),
    await ada.send("GET", "calldata/{}/statistics"),
    await ada.send("PUT", "voicecall/{}/answer"),
    await ada.send("POST", "onlineagent/{}/cancelbusy"),
    await ada.send("POST", "onlineagent/{}/rest/0/0"),
    await ada.send("GET", "nothing/like/this"),
    await ada.send("PATCH", "onlineagent/{}"),
    await client(102).send("PUT", "onlineagent/{}", { body: "{broken" }),
    await client(102).signIn({ password: "wrong" }),
    await client(101).signIn(),
  ];
  t.strictSame(
    refusals.map(({ status, body }) => [status, body.retcode]),
    [
      [200, "100-006"],
      [200, "100-007"],
      [200, "200-002"],
      [200, "100-009"],
      [200, "000-002"],
      [200, "000-002"],
      [200, "000-002"],
      [200, "000-002"],
      [200, "100-004"],
      [200, "100-002"],
    ],
  );
});

test("the content type is exactly application/json, and JSON-Type repeats it", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  const replies = [await ada.signIn(), await ada.pollForReply(), await ada.send("GET", "no/such/interface")];
  for (const reply of replies) {
    t.equal(reply.header("Content-Type"), "application/json");
    t.equal(reply.header("JSON-Type"), "application/json");
    t.equal(reply.header("Cache-Control"), "no-cache");
  }
});

test("the header of the Guid is spelled Set-GUID, over HTTP/1.1", async (t) => {
  const { sendRaw } = await openGateway(t);
  const body = '{"password":"secret","phonenum":"40038"}';
  const received = await sendRaw(
    `PUT ${ROOT}/onlineagent/101 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  t.match(received, /^HTTP\/1\.1 200 OK\r\n/);
  t.match(received, /\r\nSet-GUID: JSESSIONID=[0-9a-f-]{36}\.AgentGateway1\r\nGuid: [0-9a-f-]{36}\.AgentGateway1\r\n/);
});

test("Set-GUID is JSESSIONID, an equals sign and the Guid, which contains no = : CR LF", async (t) => {
  const { client } = await openGateway(t);
  const reply = await client(101).signIn();
  t.match(reply.header("Set-GUID"), /^JSESSIONID=[^=:\r\n]+$/);
});

test("login and forcelogin both answer with Set-GUID and with a bare Guid", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  for (const reply of [await ada.signIn(), await ada.signIn({}, "forcelogin")]) {
    t.match(reply.header("Guid"), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.AgentGateway1$/);
    t.equal(reply.header("Set-GUID"), `JSESSIONID=${reply.header("Guid")}`);
  }
});

test("no cookie is set at sign-in", async (t) => {
  const { client } = await openGateway(t);
  const reply = await client(101).signIn();
  t.strictSame(
    reply.headerNames.filter((name) => /cookie/i.test(name)),
    [],
  );
});

test("the name of the Guid header is accepted in upper and lower case", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const guid = ada.guid ?? "";
  ada.guid = undefined;
  for (const name of ["Guid", "guid", "GUID", "gUiD"]) {
    const { body } = await ada.send("GET", "onlineagent/{}/agentstatus", { headers: { [name]: guid } });
    t.equal(body.retcode, "0", name);
  }
});

test("cookies are ignored, even malformed ones", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const cookie of ["", ";;;", "JSESSIONID", "a=%zz; =b", 'x="unended', "JSESSIONID=another.AgentGateway1"]) {
    const { body } = await ada.send("GET", "onlineagent/{}/agentstatus", { headers: { Cookie: cookie } });
    t.equal(body.retcode, "0", cookie);
  }
});

test("requests without a body may have the content type of JSON", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  const headers = { "Content-Type": "application/json;charset=UTF-8" };
  t.strictSame((await ada.send("PUT", "voicecall/{}/answer", { headers })).body, DONE);
  t.strictSame((await ada.send("POST", "voicecall/{}/hold", { headers })).body, DONE);
  t.strictSame(
    (await ada.send("POST", "voicecall/{}/gethold", { headers: { ...headers, "Content-Length": "0" } })).body,
    DONE,
  );
  t.equal((await ada.send("GET", "calldata/{}/statistics", { headers })).body.retcode, "0");
  t.strictSame((await ada.send("DELETE", "voicecall/{}/release", { headers })).body, DONE);
});

test("the body of a DELETE or GET is ignored, JSON or not", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  t.strictSame((await ada.send("DELETE", "voicecall/{}/release", { body: { callid: "1" } })).body, DONE);
  call({ agent: 101 });
  t.strictSame((await ada.send("DELETE", "voicecall/{}/release", { body: "{not json" })).body, DONE);
  t.equal((await ada.send("GET", "onlineagent/{}/agentstatus", { body: "{}" })).body.retcode, "0");
});

test("a chunked body is read", async (t) => {
  const { client } = await openGateway(t);
  const reply = await client(101).send("PUT", "onlineagent/{}", {
    headers: { "Transfer-Encoding": "chunked" },
    body: { password: "secret", phonenum: "40038" },
  });
  t.equal(reply.body.retcode, "0");
});

test("doubled and trailing slashes are ignored", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const path of [
    "/agentgateway/resource//onlineagent/101/agentstatus",
    "//agentgateway//resource/onlineagent//101///agentstatus",
    "/agentgateway/resource/onlineagent/101/agentstatus/",
    "/agentgateway/resource/onlineagent/101/agentstatus//?time=1",
  ]) {
    t.equal((await ada.get(path)).retcode, "0", path);
  }
});

test("unknown members and parameters are ignored", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  const signedIn = await ada.signIn({ agentId: 101, user: { name: "Ada" }, pushUrl: null, autoanswer: null, ip: null });
  t.equal(signedIn.body.retcode, "0");
  t.equal((await ada.post("onlineagent/{}/saybusy?time=1767603600000&x[]=1")).retcode, "0");
  t.equal((await ada.get("agentevent/{}?calldata=&time=1767603600000")).retcode, "0");
});

test("values of a sign-in may be text, numbers or booleans", async (t) => {
  const { client, center } = await openGateway(t);
  const lenientValues = [
    { status: "5", agenttype: "11", releasephone: "false", phonenum: 40038, autoanswer: -1, autoenteridle: "0" },
    { status: 5, agenttype: 11, releasephone: 0, phonenum: "40038", autoanswer: "1", autoenteridle: false },
    { status: "5", agenttype: 11, releasephone: false, phonenum: 40038, autoanswer: "true", autoenteridle: "false" },
  ];
  for (const body of lenientValues) {
    t.equal((await client(101).signIn(body, "forcelogin")).body.retcode, "0");
    t.hasStrict(center.agent(101)?.session, {
      state: { name: "wrapUp" },
      details: { agentType: "videoPhone", releasePhone: false, phone: "40038", autoAnswer: true, autoEnterIdle: false },
    });
  }
});

test("the gateway answers over TLS with a generated certificate", async (t) => {
  const certificates = await loadCertificates({ isInMemory: true });
  const world: World = await openWorld();
  const host = { enter: () => world, logRequest: undefined, warn: () => {} };
  const parts = { host, deliveries: new Deliveries() };
  const app = Fastify({
    ...buildGatewayServerOptions(parts),
    https: { key: certificates.key, cert: certificates.cert },
  });
  app.register(gatewayPlugin, parts);
  await app.listen({ host: "127.0.0.1", port: 0 });
  t.teardown(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  const answered = await new Promise((resolve, reject) => {
    const sent = request(
      { port, host: "127.0.0.1", ca: certificates.ca, method: "PUT", path: `${ROOT}/onlineagent/101` },
      (response) => {
        const { httpVersion, statusCode, rawHeaders } = response;
        response.resume().on("end", () => resolve([httpVersion, statusCode, rawHeaders.includes("Set-GUID")]));
      },
    );
    sent.on("error", reject).end('{"password":"secret","phonenum":"40038"}');
  });
  t.strictSame(answered, ["1.1", 200, true]);
});

test("polls are held for 10 s by default, and a held poll without an event is answered at the end of that time", async (t) => {
  t.equal(defaultSettings.pollHold, 10_000);
  const { signInAgent, world } = await openGateway(t);
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "20ms" });
  t.equal((await ada.pollForReply()).text, '{"message":"","retcode":"0"}');
});
