// Tests of preferences for calls that a session stores: calls from queues, recording and forwarding.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

const DONE = { message: "success", retcode: "0", result: {} };

test("settalkright 0 stops calls from queues but not direct calls, and 1 allows them again", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.post("onlineagent/{}/settalkright?flag=0"), DONE);
  call({ queue: 25 });
  t.strictSame(await ada.pollTypes(), []);
  call({ agent: 101 });
  t.equal((await ada.pollTypes()).at(-1), "AgentEvent_Talking");
  await ada.delete("voicecall/{}/release");
  t.equal((await ada.pollTypes()).at(-1), "AgentState_Ready");
  t.strictSame(await ada.post("onlineagent/{}/settalkright?flag=1"), DONE);
  t.equal((await ada.pollTypes()).at(-1), "AgentEvent_Talking");
});

test("settalkright 0 applies after changes of state and queues, until the session ends", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/settalkright?flag=0");
  await ada.post("onlineagent/{}/saybusy");
  await ada.post("onlineagent/{}/sayfree");
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.pollAll();
  call({ queue: 25 });
  t.strictSame(await ada.pollTypes(), []);
  await ada.signIn({}, "forcelogin");
  await ada.post("onlineagent/{}/resetskill/true");
  t.equal((await ada.pollTypes()).at(-1), "AgentEvent_Talking");
});

for (const query of ["", "?flag=", "?flag=2", "?flag=-1", "?flag=yes", "?flag=0&flag=1"]) {
  test(`settalkright${query} is refused with 000-002, and the agent still gets calls from queues`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    const ada = await signInAgent(101);
    t.equal((await ada.post(`onlineagent/{}/settalkright${query}`)).retcode, "000-002");
    call({ queue: 25 });
    t.equal((await ada.pollTypes()).at(-1), "AgentEvent_Talking");
  });
}

test("setselfrecord stores whether calls are recorded, and whether before they are answered", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(center.agent(101)?.session?.selfRecord, { record: false, beforeTalking: false });
  for (const [path, record, beforeTalking] of [
    ["1/0", true, false],
    ["1/1", true, true],
    ["0/0", false, false],
  ] as const) {
    t.strictSame(await ada.post(`onlineagent/{}/setselfrecord/${path}`), DONE);
    t.strictSame(center.agent(101)?.session?.selfRecord, { record, beforeTalking }, path);
  }
  for (const path of ["2/0", "1/2", "true/false", "1/x"]) {
    t.equal((await ada.post(`onlineagent/{}/setselfrecord/${path}`)).retcode, "000-002", path);
  }
  t.strictSame(center.agent(101)?.session?.selfRecord, { record: false, beforeTalking: false });
});

test("setforwarding stores any object; anything else is refused with 000-002", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const body = { forwardType: 1, numbers: ["40039"], when: { busy: true } };
  t.strictSame(await ada.post("onlineagent/{}/setforwarding", body), DONE);
  for (const bad of [undefined, "", "[]", "null", '"40039"', "{broken"]) {
    t.equal((await ada.post("onlineagent/{}/setforwarding", bad)).retcode, "000-002", String(bad));
  }
  t.strictSame(JSON.parse(center.agent(101)?.session?.forwarding ?? ""), body);
});
