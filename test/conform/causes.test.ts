// Tests of the rules that infer the acts of people who send no requests: each rule explains its events in a sentence.
import { test } from "tap";
import { conform } from "../../src/conform/conform.ts";
import { readTestScenario } from "../support/test-scenario.ts";
import { RecordedGateway } from "./recorded-gateway.ts";

const CENTER = {
  queues: [
    { id: 25, name: "Support" },
    { id: 30, name: "Chats", media: "chat" },
    { id: 42, name: "Web chats", media: "webChat" },
  ],
  agents: [
    { id: 101, name: "Ada", queues: [25, 30, 42] },
    { id: 102, name: "Ben", queues: [] },
  ],
};

/**
 * Plays a session of agent 101, whose client polls, and agent 102, who has no client on the tape. Returns the results.
 *
 * @param isPlain whether the tape keeps names, numbers and texts
 */
async function compareSession(play: (gateway: RecordedGateway) => Promise<unknown>, isPlain = false) {
  const scenario = await readTestScenario({ center: CENTER });
  const gateway = await RecordedGateway.open(scenario);
  await gateway.act("PATCH", "/agents/102", { signedIn: true });
  await gateway.send(101, "PUT", "onlineagent/101", {
    password: "secret",
    phonenum: "40101",
    autoanswer: false,
    checkInWebm: true,
  });
  gateway.startPolling(101);
  await gateway.send(101, "POST", "onlineagent/101/resetskill/true");
  await play(gateway);
  const tape = await gateway.end(isPlain);
  // The colleague is signed in before the first request, because a request on the tape reaches it.
  const { differences, unexplained, causes } = await conform(tape, { scenario });
  return { differences, unexplained, causes: causes.map(({ sentence }) => sentence) };
}

const COLLEAGUE = "agent 102, whose client is not on the tape, is signed in";

const resultOf = (...causes: readonly string[]) => ({ differences: [], unexplained: [], causes });

const callOf = ({ state }: RecordedGateway): string => [...state.calls.keys()].at(-1) ?? "";

test("the answer and the hang-up of a colleague are inferred", async (t) => {
  const session = compareSession(async (gateway) => {
    await gateway.send(101, "PUT", "voicecall/101/callinner", { called: "102" });
    await gateway.wait(3_000);
    await gateway.act("POST", "/agents/102/answer");
    await gateway.wait(3_000);
    await gateway.act("POST", "/agents/102/release");
  });
  t.strictSame(await session, resultOf(COLLEAGUE, "agent 102 answered", "agent 102 hung up"));
});

test("the rejection of a call by a colleague is inferred", async (t) => {
  const session = compareSession(async (gateway) => {
    await gateway.send(101, "PUT", "voicecall/101/callinner", { called: "102" });
    await gateway.wait(3_000);
    await gateway.act("POST", "/agents/102/reject");
  });
  t.strictSame(await session, resultOf(COLLEAGUE, "agent 102 rejected the call"));
});

test("the answer to a transferred call, or its rejection, is inferred", async (t) => {
  const transfer = async (gateway: RecordedGateway) => {
    await gateway.act("POST", "/calls", { from: "13800000001", to: { queue: 25 } });
    await gateway.send(101, "PUT", "voicecall/101/answer");
    await gateway.wait(3_000);
    await gateway.send(101, "POST", "voicecall/101/transfer", { devicetype: 2, address: "102", mode: 2 });
    await gateway.wait(3_000);
  };
  t.strictSame(
    await compareSession(async (gateway) => {
      await transfer(gateway);
      await gateway.act("POST", "/agents/102/answer");
    }),
    resultOf(COLLEAGUE, "13000000001 called queue 25", "agent 102 answered"),
  );
  t.strictSame(
    await compareSession(async (gateway) => {
      await transfer(gateway);
      await gateway.act("POST", "/agents/102/reject");
      await gateway.wait(3_000);
      await gateway.act("POST", `/calls/${callOf(gateway)}/hang-up`);
    }),
    resultOf(COLLEAGUE, "13000000001 called queue 25", "agent 102 rejected the call", "13000000001 hung up"),
  );
});

test("the answer of a colleague to a consultation, and its end, are inferred", async (t) => {
  const session = compareSession(async (gateway) => {
    await gateway.act("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
    await gateway.send(101, "PUT", "voicecall/101/answer");
    await gateway.send(101, "POST", "voicecall/101/innerhelp", { dstaddress: "102", devicetype: 2, mode: 1 });
    await gateway.wait(3_000);
    await gateway.act("POST", "/agents/102/answer");
    await gateway.wait(3_000);
    await gateway.act("POST", "/agents/102/release");
  });
  t.strictSame(
    await session,
    resultOf(COLLEAGUE, "13000000001 called agent 101", "agent 102 answered", "agent 102 hung up"),
  );
});

test("the busy signal, the answer and the hang-up of a dialed number are inferred", async (t) => {
  const session = compareSession(async (gateway) => {
    await gateway.send(101, "PUT", "voicecall/101/callout", { called: "13900000009" });
    await gateway.wait(3_000);
    await gateway.act("POST", `/calls/${callOf(gateway)}/busy`);
    await gateway.wait(3_000);
    await gateway.send(101, "PUT", "voicecall/101/callout", { called: "13900000009" });
    await gateway.act("POST", `/calls/${callOf(gateway)}/answer`);
    await gateway.act("POST", `/calls/${callOf(gateway)}/hang-up`);
  });
  t.strictSame(await session, resultOf("13000000001 was not reached", "13000000001 answered", "13000000001 hung up"));
});

test("the hang-up of a customer who waits again is inferred without an event about it", async (t) => {
  const session = compareSession(async (gateway) => {
    await gateway.act("POST", "/calls", { from: "13800000001", to: { queue: 25 } });
    await gateway.wait(31_000);
    await gateway.act("POST", `/calls/${callOf(gateway)}/hang-up`);
    await gateway.send(101, "POST", "onlineagent/101/sayfree");
  });
  t.strictSame(await session, resultOf("13000000001 called queue 25", "13000000001 hung up while waiting"));
});

test("an inspector's changes of the state of an agent, and the end of its session, are inferred", async (t) => {
  const session = compareSession(async (gateway) => {
    await gateway.act("PATCH", "/agents/101", { state: "busy", by: "inspector" });
    await gateway.wait(3_000);
    await gateway.act("PATCH", "/agents/101", { state: "idle", by: "inspector" });
    await gateway.wait(3_000);
    await gateway.act("PATCH", "/agents/101", { signedIn: false });
  });
  t.strictSame(
    await session,
    resultOf("an inspector made agent 101 busy", "an inspector made agent 101 idle", "agent 101 was signed out"),
  );
});

test("the offer of a preview is inferred", async (t) => {
  const session = compareSession((gateway) =>
    gateway.act("POST", "/agents/101/previews", { numbers: ["13900000009"], data: "order 7" }),
  );
  t.strictSame(await session, resultOf("a preview of 13000000001 was offered"));
});

test("a customer's chat, its messages and its end are inferred", async (t) => {
  const session = compareSession(async (gateway) => {
    await gateway.act("POST", "/chats", { from: "13800000001", name: "Mia", to: { agent: 101 } });
    const [chat] = gateway.state.chats.keys();
    await gateway.send(101, "PUT", `textchat/101/answer/${chat}`);
    await gateway.act("POST", `/chats/${chat}/say`, { text: "Where is my order?" });
    await gateway.act("DELETE", `/chats/${chat}`);
  });
  t.strictSame(
    await session,
    resultOf("13000000001 began a chat", "the customer of a chat wrote", "the customer left the chat"),
  );
});

test("a customer's multimedia session, which rings like a call, its messages and its end are inferred", async (t) => {
  const play = async (gateway: RecordedGateway) => {
    await gateway.act("POST", "/chats", { from: "13800000001", to: { queue: 42 } });
    const [chat] = gateway.state.chats.keys();
    await gateway.send(101, "PUT", `voicecall/101/answer?callid=${chat}`);
    await gateway.act("POST", `/chats/${chat}/say`, { text: "Where is my order?" });
    await gateway.act("DELETE", `/chats/${chat}`);
  };
  const rest = ["the customer of a chat wrote", "the customer left the chat"];
  t.strictSame(await compareSession(play), resultOf("13000000001 began a session with agent 101", ...rest));
  t.strictSame(await compareSession(play, true), resultOf("13800000001 began a session with queue 42", ...rest));
});

test("an event that no rule explains is listed, and causes no act", async (t) => {
  const scenario = await readTestScenario({ center: CENTER });
  const gateway = await RecordedGateway.open(scenario);
  await gateway.send(101, "PUT", "onlineagent/101", { password: "secret", phonenum: "40101" });
  gateway.startPolling(101);
  await gateway.act("PATCH", "/agents/101", { state: "rest" });
  const { unexplained, causes, differences } = await conform(await gateway.end(), { scenario });
  t.strictSame(causes, []);
  t.strictSame(
    unexplained.map(({ sentence }) => sentence),
    ["AgentState_SetRest_Success of agent 101: no request and no rule explains it"],
  );
  t.strictSame(
    differences.flatMap(({ name, rows }) => rows.map(({ level, path }) => `${level} ${name} ${path}`)),
    ["L4 AgentState_SetRest_Success event"],
  );
});
