// Tests of steps that react to real clients over HTTP, and of the events that the clients get.
import { test } from "tap";
import { type Client, openGateway } from "../../support/gateway.ts";

const STEPS = [
  { waitFor: { operation: "login", agent: 101 } },
  { waitFor: { agent: 101, state: "idle" } },
  { call: { to: { agent: 101 }, from: "13800000001" } },
  {
    when: {
      operation: "answer",
      agent: 101,
      timeout: "20s",
      then: [{ wait: "10s" }, { hangUp: { by: "customer" } }],
      otherwise: [{ hangUp: { by: "customer" } }, { statistics: { agent: 101, set: { noanswernums: 1 } } }],
    },
  },
  { waitFor: { operation: "queryCallStatisticsInfo" } },
  { call: { to: { agent: 101 }, from: "13800000002" } },
];

/** Polls for a client. Returns its first event of a type with the content; undefined if there is none. */
async function pollForEvent(client: Client, wanted: string) {
  return (await client.pollAll()).find(([type]) => type === wanted);
}

test("steps react to requests of a client under a manual clock", async (t) => {
  const { client, advance } = await openGateway(t, { steps: STEPS, settings: { statisticsOutsideCall: "answer" } });
  const ada = client(101);
  await ada.signIn({ autoanswer: false });
  t.hasStrict(await pollForEvent(ada, "AgentEvent_Ringing"), ["AgentEvent_Ringing", { caller: "13800000001" }]);
  await ada.put("voicecall/{}/answer");
  advance(10);
  t.ok((await ada.pollTypes()).includes("AgentEvent_Customer_Release"));
  t.hasStrict(await ada.get("calldata/{}/statistics"), { result: { answernums: 1, noanswernums: 0 } });
  t.hasStrict(await pollForEvent(ada, "AgentEvent_Ringing"), ["AgentEvent_Ringing", { caller: "13800000002" }]);
});

test("steps continue with the other branch if a client sends no request in time", async (t) => {
  const { client, advance } = await openGateway(t, { steps: STEPS, settings: { statisticsOutsideCall: "answer" } });
  const ada = client(101);
  await ada.signIn({ autoanswer: false });
  advance(20);
  t.hasStrict(await ada.get("calldata/{}/statistics"), { result: { answernums: 0, noanswernums: 1 } });
});

test("the step after a wait for a request begins when the request is handled", async (t) => {
  const { client, center } = await openGateway(t, {
    steps: [
      { call: { to: { agent: 101 } } },
      { waitFor: { operation: "hold", agent: 101 } },
      { hangUp: { by: "customer" } },
    ],
  });
  const ada = client(101);
  await ada.signIn();
  await ada.post("voicecall/{}/hold");
  const types = center.log.recent().map(({ event }) => event.type);
  t.same(
    types.filter((type) => ["held", "callOver"].includes(type)),
    ["held", "callOver"],
  );
});
