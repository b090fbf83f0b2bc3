// Tests of the faults in the scenario from a tape: they come after the requests that they must not count.
import { test } from "tap";
import { openTapedSession } from "../taped-session.ts";
import { stepsOf } from "./converted.ts";

test("a fault comes after the queries and polls before it, so that it doesn't count them", async (t) => {
  const { signInAgent, client, send, advance, world } = await openTapedSession(t, { settings: { pollHold: "10ms" } });
  const ada = await signInAgent(101);
  advance(5);
  await ada.get("onlineagent/{}/agentstatus");
  await client(102).get("onlineagent/{}/agentstatus");
  await ada.get("onlineagent/{}/agentstatus");
  await ada.get("onlineagent/{}/nothing");
  await send("POST", "/faults", { times: 2, effect: { retcode: "100-007" } });
  await ada.get("agentevent/{}");
  await send("POST", "/faults", { times: 1, effect: { retcode: "100-009" } });
  t.same((await stepsOf(world)).slice(2), [
    "- waitFor: { operation: getAgentStatus, agent: 101, timeout: 1m }",
    "- waitFor: { operation: getAgentStatus, agent: 101, timeout: 1m }",
    "- fault: { times: 2, effect: { retcode: 100-007 } }",
    "- waitFor: { operation: getAgentEvent, agent: 101, timeout: 1m }",
    "- fault: { times: 1, effect: { retcode: 100-009 } }",
  ]);
});

test("a fault doesn't come after the queries of an earlier history", async (t) => {
  const { client, send, world } = await openTapedSession(t);
  const ada = client(101);
  await ada.get("onlineagent/{}/agentstatus");
  await send("POST", "/reset");
  await ada.get("agentgroup/{}/ismonitor");
  await send("POST", "/checkpoints", { name: "here" });
  await ada.get("onlineagent/{}/agentskills");
  await send("POST", "/rewind", { to: { checkpoint: "here" } });
  await send("POST", "/faults", { times: 1, effect: { retcode: "100-007" } });
  t.same(await stepsOf(world), [
    "- waitFor: { operation: isMonitor, agent: 101, timeout: 1m }",
    "- fault: { times: 1, effect: { retcode: 100-007 } }",
  ]);
});
