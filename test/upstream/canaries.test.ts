// Tests that people's values never reach the tape: with a canary in every value of a session, and in random JSON.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { test } from "tap";
import { Anonymizer } from "../../src/upstream/anonymous/anonymizer.ts";
import type { TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";
import { start } from "../cli/command.ts";
import { countCases } from "../support/cases.ts";
import { until } from "../support/waiting.ts";
import { openPass } from "./open-pass.ts";

const SCENARIO = {
  settings: { pollHold: "0s" },
  center: {
    vdn: { id: 1, name: "canary-vdn" },
    queues: [
      { id: 25, name: "canary-queue" },
      { id: 31, name: "canary-chats", media: "chat" },
    ],
    groups: [{ id: 1, name: "canary-group", leader: 20_110 }],
    agents: [20_110, 20_111].map((id) => ({
      id,
      name: `canary-${id}`,
      password: "canary-password",
      group: 1,
      queues: [25, 31],
      media: ["voice", "chat"],
      inspector: true,
    })),
  },
};

/** Numbers of people. Each is long enough to occur nowhere else. */
const NUMBERS = ["13812345678", "20110", "20111", "7011022", "7011033"];

test("no name, number, text, secret or Guid of a session is on its tape", async (t) => {
  const folder = t.testdir({ "canary.yaml": JSON.stringify(SCENARIO) });
  const ports = ["--port", "0", "--http-port", "0", "--control-port", "0", "--clock", "manual"];
  const real = start(["serve", `${folder}/canary.yaml`, ...ports, "--certs-dir", `${folder}/certs`]);
  const { http: upstream, control } = JSON.parse(await real.ready);
  const { http, file, readExchanges } = await openPass(t, upstream);
  t.teardown(async () => {
    real.signal("SIGTERM");
    await real.ended;
  });
  const guids = new Map<string, string>();
  let sent = 0;
  const send = async (agent: string, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${http}/agentgateway/resource${path.replace("{}", agent)}`, {
      method,
      headers: {
        ...(guids.has(agent) ? { Guid: guids.get(agent) ?? "" } : {}),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const guid = /JSESSIONID=(.*)/.exec(response.headers.get("set-guid") ?? "")?.[1];
    if (guid !== undefined) guids.set(agent, guid);
    sent++;
    return response.json() as Promise<{
      result?: unknown;
      event?: { eventType: string; content: { callid?: string } };
    }>;
  };
  const poll = async (agent: string) => {
    for (;;) {
      if ((await send(agent, "GET", "/agentevent/{}")).event === undefined) return;
    }
  };
  const sendToControl = (path: string, body: object) =>
    fetch(`${control}/worlds/default${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  for (const [agent, phonenum] of [
    ["20110", "7011022"],
    ["20111", "7011033"],
  ] as const) {
    await send(agent, "PUT", "/onlineagent/{}", { password: "canary-password", phonenum, autoanswer: false });
    await send(agent, "POST", "/onlineagent/{}/resetskill/true");
    await poll(agent);
  }
  await sendToControl("/calls", { from: "13812345678", to: { queue: 25 }, data: "canary-data" });
  await poll("20110");
  await send("20110", "PUT", "/voicecall/{}/answer");
  await send("20110", "PUT", "/calldata/{}/appdataex", { callappdata: "canary-data" });
  await send("20110", "POST", "/voicecall/{}/transfer", {
    devicetype: 2,
    address: "20111",
    mode: 0,
    callappdata: "canary-data",
  });
  await poll("20110");
  await poll("20111");
  for (const path of [
    "/calldata/{}/callinfo",
    "/calldata/{}/allcallidlist",
    "/calldata/{}/statistics",
    "/agentgroup/{}/allagentstatus",
    "/agentgroup/{}/agentbyworkno/20111",
    "/agentgroup/{}/queryagentgroupinfo",
    "/queuedevice/{}/agentskill/20110",
    "/queuedevice/{}/querytotalskill",
    "/calldata/{}/callcontent/canary-query?name=canary-parameter",
  ]) {
    await send("20110", "GET", path);
  }
  await send("20110", "POST", "/onlineagent/{}/notifybulletin", {
    targettype: 0,
    bulletindata: "canary-bulletin",
    targetname: "canary-group",
  });
  await send("20110", "POST", "/agentgroup/{}/notifybulletin", {
    targetname: "canary-x",
    unknown: { deep: ["canary-deep"] },
  });
  await sendToControl("/chats", { from: "canary-customer", to: { queue: 31 }, say: "canary-chat" });
  await poll("20110");
  await poll("20111");
  await send("20110", "DELETE", "/onlineagent/{}/forcelogout");
  await until(() => readExchanges().length === sent);
  const text = readFileSync(file, "utf8");
  const canaries = [...NUMBERS, ...guids.values(), ...[...guids.values()].map((guid) => guid.slice(0, 8)), "anary"];
  t.strictSame(
    canaries.filter((canary) => text.includes(canary)),
    [],
  );
  // The session has reached these events and operations.
  t.strictSame(
    ["AgentEvent_Ringing", "AgentEvent_Talking", "AgentOther_Bulletin", "callappdata"].filter(
      (word) => !text.includes(word),
    ),
    [],
  );
});

const memberNames = fc.constantFrom(
  "name",
  "callappdata",
  "workno",
  "caller",
  "status",
  "password",
  "result",
  "x",
  "message",
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("canary", "canary 138", "7canary", '\u00e9canary\\"', 1, -2.5, 0, true, null, ""),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(memberNames, tie("value"), { maxKeys: 4 }),
  ),
})).value;

test("random JSON keeps its structure and loses its texts", (t) => {
  const structureOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(structureOf);
    if (typeof value !== "object" || value === null)
      return typeof value === "boolean" || value === null ? value : "value";
    return Object.entries(value).map(([name, member]) => [name, structureOf(member)]);
  };
  fc.assert(
    fc.property(json, fc.boolean(), fc.nat(3), (value, isRequest, spaces) => {
      const text = JSON.stringify(value, undefined, spaces);
      const exchange: TapedExchange = {
        exchange: 1,
        connection: 1,
        from: 0,
        to: 1,
        request: {
          method: "PUT",
          url: "/agentgateway/resource/onlineagent/101",
          headers: [],
          body: isRequest ? text : "",
        },
        answer: { status: 200, headers: [], body: isRequest ? "" : text },
        end: "answered",
      };
      const { request, answer } = new Anonymizer(false).anonymize(exchange);
      const replaced = (isRequest ? request.body : answer?.body) as string;
      return (
        !replaced.includes("anary") &&
        JSON.stringify(structureOf(JSON.parse(replaced))) === JSON.stringify(structureOf(value))
      );
    }),
    { numRuns: countCases(400) },
  );
  t.end();
});
