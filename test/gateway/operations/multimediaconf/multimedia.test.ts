// Tests of multimedia conferences as the clients that share a desktop see them.
import { test } from "tap";
import { type Client, openGateway } from "../../../support/gateway.ts";

const EMPTY = { message: "", retcode: "0", result: {} };

test("agents are invited and join, and agentongroup shows this until the conference is stopped", async (t) => {
  const { signInAgent } = await openGateway(t);
  const [ada, ben, cleo] = [await signInAgent(101), await signInAgent(102), await signInAgent(103)];
  const listMembership = async () =>
    ((await ada.get("agentgroup/{}/agentongroup")).result as { inMultimediaConf: number }[]).map(
      ({ inMultimediaConf }) => inMultimediaConf,
    );
  t.strictSame(await ada.put("multimediaconf/{}/requestconf", { callid: "1-1", addressinfo: "9,1,102;" }), EMPTY);
  t.strictSame(await ada.pollAll(), [["AgentEvent_JoinConf", { confid: 1, confinfo: "1;101" }]]);
  t.strictSame(await ben.pollAll(), [["AgentEvent_JoinConf", { confid: 1, confinfo: "1;102" }]]);
  t.strictSame(await listMembership(), [0, 0, 0]);
  for (const client of [ada, ben]) {
    t.strictSame(await client.post("multimediaconf/{}/joinconfresult", { confid: "1", confresult: "0" }), EMPTY);
  }
  t.strictSame(await ben.put("multimediaconf/{}/inviteconf", { confid: 1, addressinfo: "9,1,103" }), EMPTY);
  t.strictSame(await cleo.post("multimediaconf/{}/joinconfresult", { confid: 1, confresult: 1, cause: 7 }), EMPTY);
  t.strictSame(await listMembership(), [1, 1, 0]);
  t.strictSame(await cleo.post("multimediaconf/{}/getconfstate", { addressinfo: "9,1,102;9,1,103;" }), {
    message: "",
    retcode: "0",
    result: [
      { address: "102", confid: 1, state: 1 },
      { address: "103", confid: 0, state: 0 },
    ],
  });
  const stop = async (client: Client) =>
    (await client.send("DELETE", "multimediaconf/{}/stopconf", { body: { confid: 1 } })).body;
  t.equal((await stop(ben)).retcode, "701-005");
  t.strictSame(await stop(ada), EMPTY);
  t.strictSame(await listMembership(), [0, 0, 0]);
});

test("members who are unknown or already in a multimedia conference are refused, and a forced sign-out leaves the conference", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const [ada, ben] = [await signInAgent(101), await signInAgent(102)];
  const requestConference = async (client: Client, addressinfo: string) =>
    (await client.put("multimediaconf/{}/requestconf", { addressinfo })).retcode;
  t.equal(await requestConference(ada, "9,1,999;"), "701-001");
  t.equal(await requestConference(ada, "8,1,102;"), "000-002");
  t.equal(await requestConference(ada, "9,1,102;"), "0");
  t.equal(await requestConference(ben, "9,1,102;"), "701-003");
  t.equal((await ben.post("multimediaconf/{}/joinconfresult", { confid: 2, confresult: 0 })).retcode, "100-007");
  await ben.delete("onlineagent/{}/forcelogout");
  t.strictSame(
    center.state.multimediaConferences.get(1)?.members.map(({ agent }) => agent),
    [101],
  );
  await ada.delete("onlineagent/{}/forcelogout");
  t.equal(center.state.multimediaConferences.size, 0);
});
