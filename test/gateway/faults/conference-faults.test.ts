// Tests of faults in conferences, which apply to requests and to events, and of the explanation of the time in a conference.
import { test } from "tap";
import { addressOf, CONF, changed, DONE, openConference } from "../operations/agentconf/arrange.ts";

test("a refused request about a conference changes nothing, and later ones work", async (t) => {
  const { ada, ben, world } = await openConference(t);
  world.faults.add({ operations: ["batchRemoveParticipant"], times: 1, effect: { retcode: "100-007" } });
  const remove = () => ada.post("agentconf/{}/batchremoveparticipant", { addresses: [addressOf("102")] });
  t.equal((await remove()).retcode, "100-007");
  t.strictSame(await ben.pollAll(), []);
  t.equal((await remove()).retcode, "0");
  t.strictSame(await ada.pollAll(), [changed(1, "102", { changeReason: 1 })]);
});

test("faults lose and double events of a conference for one agent only", async (t) => {
  const { ada, ben, world } = await openConference(t);
  world.faults.add({ agents: [102], times: 1, effect: { events: "lost" } });
  t.strictSame(await ada.post("agentconf/{}/holdparticipant", { ...addressOf("102"), voicePath: "y:/1.V3" }), DONE);
  t.strictSame([await ada.pollAll(), await ben.pollAll()], [[changed(5, "102")], []]);
  world.faults.clear();
  world.faults.add({ agents: [102], times: 1, effect: { events: "doubled" } });
  await ada.post("agentconf/{}/applytoshiftpresident", { destAgentNo: 102 });
  t.strictSame(
    [await ada.pollAll(), await ben.pollAll()],
    [[changed(2, "102")], [changed(2, "102"), changed(2, "102"), ["AgentConf_PresidentChanged", { confId: CONF }]]],
  );
});

test("the time in a conference is explained by the request with which the agent joined", async (t) => {
  const { ben, advance, center, world } = await openConference(t);
  await advance(40);
  await ben.post("agentconf/{}/requestleaveagentconf");
  const { talktime } = center.explain(102).times;
  const [answered] = world.journal.list({ operation: "answerAgentConf" });
  t.not(answered?.input, undefined);
  t.strictSame(
    [talktime.value, talktime.spans.map(({ sentence, cause }) => [sentence, cause])],
    [40, [["talked in conference 1024256", answered?.input]]],
  );
});
