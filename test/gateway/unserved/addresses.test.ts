// Tests of addresses: the root, the worlds of a port, and addresses and methods that the gateway does not have.
import { test } from "tap";
import { openGateway, openWorld, ROOT } from "../../support/gateway.ts";

const REFUSED = '{"message":"parameter or address is invalid","retcode":"000-002"}';

test("an unknown address below the root is refused with 000-002, and the log says what is wrong with it", async (t) => {
  const { client, warnings, lines } = await openGateway(t);
  const ada = client(101);
  for (const [method, path] of [
    ["GET", `${ROOT}/weather/101?secret=1`],
    ["GET", `${ROOT}/textchat/101/confirmmessage`],
    ["DELETE", `${ROOT}/voicecall/101/disconnect/1`],
    ["POST", `${ROOT}/voicecall/101/answer`],
    ["GET", ROOT],
    ["GET", `${ROOT}/`],
  ] as const) {
    const reply = await ada.send(method, path);
    t.strictSame([reply.status, reply.text, reply.header("Content-Type")], [200, REFUSED, "application/json"], path);
  }
  t.strictSame(warnings, [
    `GET ${ROOT}/weather/101 is not an interface of the gateway: answered 000-002.`,
    `GET ${ROOT}/textchat/101/confirmmessage has the wrong method: confirmMessage is a PUT. Answered 000-002.`,
    `DELETE ${ROOT}/voicecall/101/disconnect/1 has the wrong method: disconnect is a POST. Answered 000-002.`,
    `POST ${ROOT}/voicecall/101/answer has the wrong method: answer is a PUT. Answered 000-002.`,
    `GET ${ROOT}/ is not an interface of the gateway: answered 000-002.`,
    `GET ${ROOT}/ is not an interface of the gateway: answered 000-002.`,
  ]);
  t.strictSame(
    lines.map(({ operation, agent, retcode }) => [operation, agent, retcode]),
    [
      ["unknown", "101", "000-002"],
      ["unknown", "101", "000-002"],
      ["unknown", "101", "000-002"],
      ["unknown", "101", "000-002"],
      ["unknown", undefined, "000-002"],
      ["unknown", undefined, "000-002"],
    ],
  );
});

test("every address of the configuration interfaces is refused with 107-000, because they need another sign-in", async (t) => {
  const { client, warnings, lines } = await openGateway(t);
  const getText = async (method: string, path: string) => (await client(101).send(method, `${ROOT}${path}`)).text;
  const refused = '{"message":"configuration login is invalid","retcode":"107-000"}';
  for (const [method, path] of [
    ["POST", "/config/login"],
    ["PUT", "/config/vdn/1/agents/101"],
    ["GET", "/config"],
  ] as const) {
    t.equal(await getText(method, path), refused);
  }
  t.equal(await getText("GET", "/configuration/1"), REFUSED);
  t.equal(
    warnings[0],
    `POST ${ROOT}/config/login is answered 107-000: the configuration interfaces need a separate sign-in, which the simulator does not have. Use scenarios and the control API.`,
  );
  t.strictSame([lines[0]?.operation, lines[0]?.retcode], ["unknown", "107-000"]);
});

test("a path with a part of more than 2,048 characters is refused with 000-002, and the log names the interface", async (t) => {
  const { client, warnings, lines } = await openGateway(t);
  const part = "1".repeat(2_049);
  t.equal((await client(101).send("POST", `voicecall/{}/disconnect/${part}`)).text, REFUSED);
  t.match(warnings[0], / is disconnect \(voicecall\), but a part of its path has more than 2,048 characters: answered/);
  t.strictSame(
    lines.map(({ operation, agent, retcode }) => [operation, agent, retcode]),
    [["disconnect", "101", "000-002"]],
  );
});

for (const method of ["HEAD", "OPTIONS", "PATCH", "PROPFIND", "TRACE"]) {
  test(`${method} is answered like any other wrong method`, async (t) => {
    const { client } = await openGateway(t);
    const reply = await client(101).send(method, "onlineagent/{}/agentstatus");
    t.strictSame([reply.status, reply.text], [200, method === "HEAD" ? "" : REFUSED]);
  });
}

for (const method of ["FOO", "get", "VERSION-1", "X!"]) {
  test(`${method}, which HTTP parsers do not know, is answered like any other wrong method`, async (t) => {
    const { sendRaw, warnings } = await openGateway(t);
    for (const path of [`${ROOT}/onlineagent/101/agentstatus`, `/w/default${ROOT}/onlineagent/101`]) {
      const received = await sendRaw(`${method} ${path}?secret=1 HTTP/1.1\r\nHost: x\r\n\r\n`);
      const [head = "", body] = received.split("\r\n\r\n");
      t.match(head, /^HTTP\/1\.1 200 OK\r\nContent-Type: application\/json\r\nJSON-Type: application\/json\r\n/);
      t.equal(body, REFUSED);
      t.strictSame(warnings.splice(0), [`${method} ${path} has a method that is unknown to HTTP: answered 000-002.`]);
    }
  });
}

test("an unknown method is answered after a valid request on the same connection, and with HTTP 400 outside the root", async (t) => {
  const { sendRaw } = await openGateway(t);
  const valid = `GET ${ROOT}/onlineagent/101/agentstatus HTTP/1.1\r\nHost: x\r\n\r\n`;
  const received = await sendRaw(`${valid}FOO ${ROOT}/onlineagent/101 HTTP/1.1\r\nHost: x\r\n\r\n`);
  t.match(received, /"retcode":"100-006".*"retcode":"000-002"/s);
  t.match(await sendRaw("FOO /elsewhere HTTP/1.1\r\nHost: x\r\n\r\n"), /^HTTP\/1\.1 400 /);
});

for (const path of [
  "/",
  "/agentgateway",
  "/agentgateway/resources",
  "/favicon.ico",
  "/nothing/%zz",
  "/w/default",
  "/worlds",
]) {
  test(`${path} is outside the root and is answered with HTTP 404 and a sentence`, async (t) => {
    const { client } = await openGateway(t);
    for (const parts of [{}, { body: "x".repeat(70_000) }]) {
      const reply = await client(101).send("POST", path, parts);
      t.strictSame([reply.status, reply.text], [404, "The gateway's interfaces are below /agentgateway/resource.\n"]);
    }
  });
}

test("an address that cannot be decoded is refused with 000-002", async (t) => {
  const { client } = await openGateway(t);
  for (const id of ["%zz", "%", "%E0%A4%A", "%ff"]) {
    t.equal((await client(101).send("GET", `${ROOT}/calldata/${id}/statistics`)).text, REFUSED, id);
  }
});

test("a request goes to the world in its path or header, or else to the default world", async (t) => {
  const { client, worlds } = await openGateway(t);
  worlds.add(await openWorld({ center: { vdn: { id: 2 } } }, "north"));
  const ada = client(101);
  const body = { password: "secret", phonenum: "40038" };
  const getVdn = async (path: string, headers = {}) => {
    const reply = await ada.send("PUT", `${path}/onlineagent/101/forcelogin`, { body, headers });
    return (reply.body.result as { vdnid: number }).vdnid;
  };
  t.equal(await getVdn(ROOT), 1);
  t.equal(await getVdn(`/w/default${ROOT}`), 1);
  t.equal(await getVdn(`/w/north${ROOT}`), 2);
  t.equal(await getVdn(`/w/n%6Frth${ROOT}`), 2);
  t.equal(await getVdn(`//w/north${ROOT}`), 2);
  t.equal(await getVdn(`///w//north/${ROOT}`), 2);
  t.equal(await getVdn(`/${ROOT}`), 1);
  t.equal(await getVdn(ROOT, { "X-CCGW-World": ["north", "north"] }), 2);
  t.equal(await getVdn(ROOT, { "X-CCGW-World": "north" }), 2);
  t.equal(await getVdn(`/w/default${ROOT}`, { "x-ccgw-world": "north" }), 1);
});

test("a Guid is valid only in its world, even if the agent is signed in to another world with the same seed", async (t) => {
  const { signInAgent, client, worlds } = await openGateway(t);
  worlds.add(await openWorld({}, "north"));
  const ada = await signInAgent(101);
  const body = { password: "secret", phonenum: "40038" };
  const north = await client(101).send("PUT", `/w/north${ROOT}/onlineagent/101`, { body });
  t.equal((await ada.get(`/w/default${ROOT}/onlineagent/101/agentstatus`)).retcode, "0");
  t.equal((await ada.get(`/w/north${ROOT}/onlineagent/101/agentstatus`)).retcode, "000-003");
  ada.guid = north.header("Guid");
  t.equal((await ada.get(`/w/north${ROOT}/onlineagent/101/agentstatus`)).retcode, "0");
});

test("any request for an unknown world gets HTTP 404 and a sentence with its name, and is logged", async (t) => {
  const { client, warnings } = await openGateway(t);
  for (const below of ["/onlineagent/101/agentstatus", "/weather/101", "/agentevent/101", ""]) {
    for (const [path, headers] of [
      [`/w/so%75th${ROOT}${below}`, {}],
      [`${ROOT}${below}`, { "X-CCGW-World": "south" }],
    ] as const) {
      const reply = await client(101).send("GET", path, { headers });
      t.strictSame([reply.status, reply.text], [404, 'There is no world named "south" here.\n'], path);
    }
  }
  t.strictSame(warnings.slice(0, 2), [
    'GET "/w/so%75th/agentgateway/resource/onlineagent/101/agentstatus" from 127.0.0.1 was answered 404: there is no world named "south".',
    'GET "/agentgateway/resource/onlineagent/101/agentstatus" from 127.0.0.1 was answered 404: there is no world named "south".',
  ]);
  t.equal(warnings.length, 8);
});

test("every request has one log line and one entry in the journal of its world", async (t) => {
  const { client, lines, world } = await openGateway(t);
  const ada = client(101);
  await ada.signIn();
  await ada.get("onlineagent/{}/agentstatus?time=1");
  await ada.post("onlineagent/{}/cancelbusy");
  await client(7).get("calldata/{}/statistics");
  const expected = [
    ["login", "101", "0"],
    ["getAgentStatus", "101", "0"],
    ["cancelBusy", "101", "100-009"],
    ["queryCallStatisticsInfo", "7", "000-002"],
  ];
  t.strictSame(
    lines.map(({ operation, agent, retcode }) => [operation, agent, retcode]),
    expected,
  );
  t.strictSame(
    world.journal.list().map(({ operation, agent, retcode }) => [operation, agent, retcode]),
    expected,
  );
  t.equal(world.journal.list()[1]?.path, `${ROOT}/onlineagent/101/agentstatus`);
});
