// Tests of CORS headers: all in every kind of answer to pages of allowed origins, and only Vary in answers to other clients.
import { test } from "tap";
import { Agent, request } from "undici";
import { startSimulator } from "../../../src/index.ts";
import { openGateway, ROOT } from "../../support/gateway.ts";

const PAGE = "http://localhost:5173";
const HEADERS = { Origin: PAGE };
const PREFLIGHT = { ...HEADERS, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "guid" };

/** The CORS headers of an answer that a page of the listed origin may read. */
const READABLE = {
  Vary: "Origin",
  "Access-Control-Allow-Origin": PAGE,
  "Access-Control-Allow-Credentials": "true",
  "Access-Control-Expose-Headers": "Set-GUID, Guid, JSON-Type, Content-Disposition, Content-Range",
};

/** The CORS headers of an answer that pages of all origins may read. */
const FOR_ALL_ORIGINS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Set-GUID, Guid, JSON-Type, Content-Disposition, Content-Range",
};

/** Returns the CORS headers of an answer. */
function readCorsHeaders(reply: { headerNames: string[]; header(name: string): string | undefined }) {
  const names = reply.headerNames.filter((name) => /^(?:vary|access-control)/i.test(name));
  return Object.fromEntries(names.map((name) => [name, reply.header(name)]));
}

test("a preflight is answered with 204, the methods, the headers and a maximum age", async (t) => {
  const { client, world, warnings } = await openGateway(t, { corsOrigin: [PAGE] });
  const reply = await client(101).send("OPTIONS", "onlineagent/{}", { headers: PREFLIGHT });
  t.equal(reply.status, 204);
  t.equal(reply.text, "");
  t.strictSame(readCorsHeaders(reply), {
    ...READABLE,
    "Access-Control-Allow-Methods": "GET, PUT, POST, DELETE",
    "Access-Control-Allow-Headers": "Guid, Content-Type, X-CCGW-World",
    "Access-Control-Max-Age": "600",
  });
  t.strictSame([world.journal.list().length, warnings], [0, []], "a preflight is not a request of the client");
});

test("a preflight needs no world, session or interface", async (t) => {
  const { client } = await openGateway(t, { corsOrigin: [PAGE] });
  for (const path of ["/w/nowhere/agentgateway/resource/onlineagent/101", `${ROOT}/no/such`, `${ROOT}/%zz`, "/"]) {
    t.equal((await client(101).send("OPTIONS", path, { headers: PREFLIGHT })).status, 204, path);
  }
});

test("a preflight for a private network is allowed", async (t) => {
  const { client } = await openGateway(t, { corsOrigin: ["*"] });
  const headers = { ...PREFLIGHT, "Access-Control-Request-Private-Network": "true" };
  const reply = await client(101).send("OPTIONS", "onlineagent/{}", { headers });
  t.equal(reply.header("Access-Control-Allow-Private-Network"), "true");
  t.equal(reply.header("Vary"), "Origin");
});

test("a page can read every answer: sign-in, queries, refusals, and errors about addresses, worlds and bodies", async (t) => {
  const { signInAgent, client } = await openGateway(t, { corsOrigin: ["https://crm.test", PAGE] });
  const ada = await signInAgent(101);
  const headers = HEADERS;
  const answers = [
    await client(102).send("PUT", "onlineagent/{}", { headers, body: { password: "secret", phonenum: "40102" } }),
    await ada.send("GET", "onlineagent/{}/agentskills", { headers }),
    await ada.send("GET", "calldata/{}/statistics", { headers }),
    await ada.send("GET", "agentevent/{}", { headers }),
    await ada.send("PUT", "voicecall/{}/answer", { headers }),
    await ada.send("GET", "no/such/interface", { headers }),
    await ada.send("GET", "/w/default/agentgateway/resource/agentevent/101", { headers }),
    await ada.send("GET", "onlineagent/{}/agentskills", { headers: { ...headers, "X-CCGW-World": "nowhere" } }),
    await ada.send("GET", "/elsewhere", { headers }),
    await ada.send("GET", `${ROOT}/%zz`, { headers }),
    await ada.send("PUT", "onlineagent/{}", { headers, body: "x".repeat(65_537) }),
    await ada.send("OPTIONS", "onlineagent/{}", { headers }),
  ];
  t.strictSame(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 200, 200, 200, 404, 404, 200, 200, 200],
  );
  for (const reply of answers) t.strictSame(readCorsHeaders(reply), READABLE, reply.text);
});

test("the headers of the gateway are unchanged, byte for byte", async (t) => {
  const { client } = await openGateway(t, { corsOrigin: [PAGE] });
  const reply = await client(101).send("PUT", "onlineagent/{}", {
    headers: HEADERS,
    body: { password: "secret", phonenum: "40101" },
  });
  t.strictSame(
    reply.headerNames.filter((name) => !(name in READABLE)),
    [
      "Content-Type",
      "JSON-Type",
      "Cache-Control",
      "Content-Length",
      "Set-GUID",
      "Guid",
      "Date",
      "Connection",
      "Keep-Alive",
    ],
  );
  t.equal(reply.header("Content-Type"), "application/json");
});

test("a page can read the answer of a held poll", async (t) => {
  const { client, waitForHeldPolls, call } = await openGateway(t, {
    corsOrigin: [PAGE],
    settings: { pollHold: "10s" },
  });
  const ada = client(101);
  await ada.signIn();
  for (let polls = 0; polls < 2; polls++) await ada.poll();
  const held = ada.send("GET", "agentevent/{}", { headers: HEADERS });
  await waitForHeldPolls(1);
  call({ agent: 101 });
  t.strictSame(readCorsHeaders(await held), READABLE);
});

test("a page can read scripts, and answers that a fault has changed", async (t) => {
  const { signInAgent, world } = await openGateway(t, { corsOrigin: [PAGE] });
  const ada = await signInAgent(101);
  t.strictSame(
    readCorsHeaders(await ada.send("GET", "agentevent/{}/jsonp?callback=took", { headers: HEADERS })),
    READABLE,
  );
  for (const effect of [{ status: 503 }, { retcode: "100-007" }, { truncated: true } as const]) {
    world.faults.add({ times: 1, effect });
    const reply = await ada.send("GET", "onlineagent/{}/agentstatus", { headers: HEADERS });
    t.strictSame(readCorsHeaders(reply), READABLE, reply.text);
  }
});

test("a request of another origin is answered as usual, with Vary as its only CORS header", async (t) => {
  const { signInAgent } = await openGateway(t, { corsOrigin: [PAGE] });
  const ada = await signInAgent(101);
  for (const Origin of [
    "http://localhost:5174",
    "https://localhost:5173",
    "http://localhost:5173.evil.test",
    "null",
    "",
  ]) {
    const reply = await ada.send("GET", "onlineagent/{}/agentstatus", { headers: { Origin } });
    t.strictSame(readCorsHeaders(reply), { Vary: "Origin" }, Origin);
    t.equal(reply.body.retcode, "0");
  }
  t.strictSame(
    readCorsHeaders(await ada.send("GET", "onlineagent/{}/agentstatus")),
    { Vary: "Origin" },
    "a program without an Origin header gets the same",
  );
});

test("with *, every origin is allowed without credentials, and a listed origin with them", async (t) => {
  const { signInAgent } = await openGateway(t, { corsOrigin: ["*"] });
  const ada = await signInAgent(101);
  for (const Origin of [PAGE, "null"]) {
    t.strictSame(readCorsHeaders(await ada.send("GET", "agentevent/{}", { headers: { Origin } })), FOR_ALL_ORIGINS);
  }
  t.strictSame(readCorsHeaders(await ada.send("GET", "agentevent/{}")), {});

  const adaWithBoth = await (await openGateway(t, { corsOrigin: ["*", PAGE] })).signInAgent(101);
  t.strictSame(readCorsHeaders(await adaWithBoth.send("GET", "agentevent/{}", { headers: HEADERS })), READABLE);
  const another = await adaWithBoth.send("GET", "agentevent/{}", { headers: { Origin: "null" } });
  t.strictSame(readCorsHeaders(another), { Vary: "Origin", ...FOR_ALL_ORIGINS });
});

test("without the option, answers have no CORS headers, and the log names the origin", async (t) => {
  const { signInAgent, warnings } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(readCorsHeaders(await ada.send("GET", "agentevent/{}", { headers: HEADERS })), {});
  const reply = await ada.send("OPTIONS", "onlineagent/{}", { headers: PREFLIGHT });
  t.strictSame([reply.status, reply.body.retcode, readCorsHeaders(reply)], [200, "000-002", {}]);
  t.strictSame(warnings, [
    'A page of "http://localhost:5173" may not use the gateway: allow it with --cors-origin. Answered 000-002.',
  ]);
});

test("a preflight of an origin that is not allowed is refused as without the option, and logged", async (t) => {
  const { client, warnings } = await openGateway(t, { corsOrigin: ["https://crm.test"] });
  const reply = await client(101).send("OPTIONS", "onlineagent/{}", { headers: PREFLIGHT });
  t.strictSame([reply.body.retcode, readCorsHeaders(reply)], ["000-002", { Vary: "Origin" }]);
  t.equal(warnings.length, 1);
});

test("a page without an origin, such as a file, cannot be listed, and the log says which option allows it", async (t) => {
  const { client, warnings } = await openGateway(t, { corsOrigin: [PAGE] });
  await client(101).send("OPTIONS", "onlineagent/{}", { headers: { ...PREFLIGHT, Origin: "null" } });
  t.strictSame(warnings, [
    'A page without an origin, such as one opened from a file, may not use the gateway: allow it with --cors-origin "*". Answered 000-002.',
  ]);
});

test("injected requests get CORS headers, too", async (t) => {
  const { app } = await openGateway(t, { corsOrigin: [PAGE] });
  const preflight = await app.inject({ method: "OPTIONS", url: `${ROOT}/onlineagent/101`, headers: PREFLIGHT });
  const poll = await app.inject({ url: `${ROOT}/agentevent/101`, headers: HEADERS });
  t.equal(preflight.statusCode, 204);
  t.equal(poll.headers["access-control-allow-origin"], PAGE);
});

test("every port of a simulator applies the option: HTTPS, plain HTTP, and the port of a fault", async (t) => {
  await using sim = await startSimulator({ corsOrigin: PAGE, httpPort: 0, clock: "manual" });
  const { url } = await sim.world().faults.add({ effect: { certificate: "wrongHost" } });
  const dispatcher = new Agent({ connect: { ca: sim.ca, checkServerIdentity: () => undefined } });
  t.teardown(() => dispatcher.close());
  for (const base of [sim.url, sim.httpUrl, url]) {
    const { statusCode, headers } = await request(`${base}${ROOT}/onlineagent/101`, {
      method: "OPTIONS",
      headers: PREFLIGHT,
      dispatcher,
    });
    t.strictSame([statusCode, headers["access-control-allow-origin"]], [204, PAGE], base ?? "");
  }
  const control = await request(`${sim.controlUrl}/healthz`, { headers: { Origin: "http://localhost:5173" } });
  t.notOk("access-control-allow-origin" in control.headers, "no page may use the control API");
});

test("an invalid origin is refused with a sentence, and no server is started", async (t) => {
  await t.rejects(startSimulator({ corsOrigin: "localhost:5173" }), {
    message:
      'corsOrigin: "localhost:5173" is not a valid origin of pages: use scheme, host and port, without a path, such as http://localhost:5173, or * for all; several are separated by commas',
  });
});
