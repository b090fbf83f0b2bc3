// Tests of preferences for calls in a session: automatic or manual answer, and idle or wrap-up after a call.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

const DONE = { message: "success", retcode: "0", result: {} };

for (const [flag, value] of [
  ["true", true],
  ["false", false],
  ["True", true],
  ["1", true],
  ["on", true],
  ["FALSE", false],
  ["0", false],
  ["Off", false],
  ["", false],
] as const) {
  test(`with autoanswer/${flag}, calls are answered ${value ? "automatically" : "manually"}`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    const ada = await signInAgent(101, { autoanswer: !value });
    t.strictSame(await ada.post(`onlineagent/{}/autoanswer/${flag}`), DONE);
    call({ agent: 101 });
    t.equal((await ada.pollTypes()).includes("AgentEvent_Auto_Answer"), value);
  });

  test(`with autoenteridle/${flag}, the state after a call is ${value ? "idle" : "wrap-up"}`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    const ada = await signInAgent(101, { autoenteridle: !value });
    t.strictSame(await ada.post(`onlineagent/{}/autoenteridle/${flag}`), DONE);
    call({ agent: 101 });
    await ada.delete("voicecall/{}/release");
    t.equal((await ada.pollTypes()).at(-1), value ? "AgentState_Ready" : "AgentState_Work");
  });
}

for (const path of ["autoanswer/manual", "autoenteridle/wrapup", "autoanswer/yes", "autoenteridle/null"]) {
  test(`${path} is refused with 000-002, and changes nothing`, async (t) => {
    const { signInAgent, center } = await openGateway(t);
    const ada = await signInAgent(101);
    t.equal((await ada.post(`onlineagent/{}/${path}`)).retcode, "000-002");
    t.hasStrict(center.agent(101)?.session?.details, { autoAnswer: true, autoEnterIdle: true });
  });
}
