// Tests of the maximum number of chats of an agent.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

test("the maximum number of chats can be set for any agent, and is the same after a sign-out", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.post("querymonitor/{}/setmaxchatnum/1/5?agents=101;102"), {
    message: "success",
    retcode: "0",
    result: {},
  });
  await ada.delete("onlineagent/{}/logout");
  t.strictSame(
    [101, 102, 103].map((id) => center.agent(id)?.maxChats),
    [5, 5, undefined],
  );
});

test("a maximum for no agent, an unknown agent or another VDN, or one outside 1 to 60, is refused and changes nothing", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const getRetcode = async (rest: string) => (await ada.post(`querymonitor/{}/setmaxchatnum/${rest}`)).retcode;
  t.strictSame(
    [
      await getRetcode("1/60?agents=102"),
      await getRetcode("1/5?agents=102,999"),
      await getRetcode("2/5?agents=102"),
      await getRetcode("1/0?agents=102"),
      await getRetcode("1/many?agents=102"),
      await getRetcode("1/5?agents="),
      await getRetcode("1/5"),
      await getRetcode("1/61?agents=102"),
    ],
    ["0", "000-002", "000-002", "000-002", "000-002", "000-002", "000-002", "106-003"],
  );
  t.equal(center.agent(102)?.maxChats, 60);
});

test("a restored world has the maximum number of chats", async (t) => {
  const { signInAgent, world } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.post("querymonitor/{}/setmaxchatnum/1/5?agents=101");
  await world.restore(JSON.parse(JSON.stringify(world.snapshot())));
  t.strictSame(
    [101, 102].map((id) => world.center.agent(id)?.maxChats),
    [5, undefined],
  );
});
