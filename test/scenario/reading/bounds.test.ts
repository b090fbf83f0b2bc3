// Tests of the limits of a scenario: agents, and expected calls of its histories.
import { test } from "tap";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { problemsOf } from "../problems-of.ts";

test("a center with too many agents is refused before their ranges are expanded", async (t) => {
  const center = "settings: { agentIdMax: 999999 }\ncenter: { agents: [{ ids: 101-999999 }] }\n";
  t.strictSame(await problemsOf(center), [
    "s.yaml:2:19: 999899 agents are too many: a world has at most 59899; start the simulator with --max-agents for more",
  ]);
});

test("the caller can set the maximum number of agents", async (t) => {
  const object = { center: { agents: [{ ids: "101-104" }] } };
  const readWith = (maxAgents: number) => readScenario({ object, name: "bounds" }, { maxAgents });
  t.strictSame(["scenario" in (await readWith(4)), "scenario" in (await readWith(3))], [true, false]);
});

test("a history with too many calls is refused with the limit", async (t) => {
  t.strictSame(await problemsOf("steps:\n  - history: { agents: 101, since: 36500d, callsPerHour: 1000000 }\n"), [
    "s.yaml:2:14: this history would bring roughly 876,000,000,000 calls: at most 10,000,000 are accepted; shorten since, or lower callsPerHour",
  ]);
});

test("the calls of all histories are added, multiplied by their rounds", async (t) => {
  const history = "{ history: { agents: 101-110, since: 10h, callsPerHour: 1000 } }";
  const repeatHistory = (times: number) =>
    `steps:\n  - repeat: { times: ${times}, steps: [${history}] }\n  - ${history}\n`;
  t.strictSame(await problemsOf(repeatHistory(99)), ["nothing is wrong"]);
  t.match(await problemsOf(repeatHistory(100)), [/^s\.yaml:3:\d+: this history would bring roughly 10,100,000 calls/]);
});
