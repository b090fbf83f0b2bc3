// Tests of sessions of clients that are rewound: what continues, and what is abandoned.
import { test } from "tap";
import { TOKEN, untilAllPushed } from "../support/pushing.ts";
import { openReceiver } from "../support/receiver.ts";
import { openTapedSession, tapeOf } from "./taped-session.ts";

test("after a rewind, the sessions of that moment continue, and an abandoned poll is answered without an event", async (t) => {
  const { client, signInAgent, send, waitForHeldPolls, world } = await openTapedSession(t);
  const ada = await signInAgent(101);
  await send("PATCH", "/settings", { pollHold: "10s" });
  const { inputs } = world.center.causes;
  const ben = client(102);
  await ben.signIn();
  const held = ada.poll();
  await waitForHeldPolls(1);
  t.hasStrict(await send("POST", "/rewind", { to: { input: inputs } }), { status: 200 });
  t.hasStrict(await held, { event: undefined });
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
  t.equal((await ben.get("onlineagent/{}/agentstatus")).retcode, "100-006");
});

test("a rewind to an input also undoes later queries, which are not inputs", async (t) => {
  const { client, signInAgent, send, advance, world } = await openTapedSession(t);
  const ada = await signInAgent(101);
  advance(60);
  await send("PATCH", "/settings", { ringTime: "9s" });
  const before = await world.hashInSlices();
  const { inputs } = world.center.causes;
  await ada.get("onlineagent/{}/agentstatus");
  await client(101).signIn({ password: "wrong" });
  await send("POST", "/rewind", { to: { input: inputs } });
  t.equal(await world.hashInSlices(), before);
});

test("the journal marks the requests that a rewind abandons, and verify does not count them", async (t) => {
  const { signInAgent, send, world } = await openTapedSession(t);
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/saybusy");
  const { inputs } = world.center.causes;
  await ada.post("onlineagent/{}/saybusy");
  const verify = async (times: number) => (await send("POST", "/verify", { operation: "sayBusy", times })).status;
  t.equal(await verify(2), 200);
  await send("POST", "/rewind", { to: { input: inputs } });
  t.same(
    world.journal.list({ operation: "sayBusy" }).map(({ abandoned }) => abandoned),
    [false, true],
  );
  t.equal(await verify(1), 200);
  await ada.post("onlineagent/{}/saybusy");
  t.equal(await verify(2), 200);
});

test("a rewind to an instant abandons the later requests only", async (t) => {
  const { signInAgent, send, advance, world } = await openTapedSession(t);
  const ada = await signInAgent(101);
  await ada.get("onlineagent/{}/agentstatus");
  advance(60);
  await ada.get("onlineagent/{}/agentstatus");
  await send("POST", "/rewind", { to: { instant: "2026-01-05T09:00:30Z" } });
  t.same(
    world.journal.list({ operation: "getAgentStatus" }).map(({ abandoned }) => abandoned),
    [false, true],
  );
});

test("a rewound session pushes to its address with its token, and no secret of these is on the tape", async (t) => {
  const gateway = await openTapedSession(t);
  const receiver = await openReceiver(t);
  const callBackUri = `${receiver.url.replace("//", "//ben:pass-word@")}?token=hidden`;
  await gateway.client(101).signIn({ callBackUri, serviceToken: TOKEN });
  await untilAllPushed(gateway);
  const { inputs } = gateway.world.center.causes;
  await gateway.send("POST", "/calls", { to: { agent: 101 } });
  await untilAllPushed(gateway);
  const pushed = receiver.pushes.length;
  await gateway.send("POST", "/rewind", { to: { input: inputs } });
  await receiver.waitForPushes(pushed + 1);
  // At that moment, the events of the sign-in were not yet acknowledged.
  t.match(receiver.pushes.slice(pushed), [
    { path: "/events?token=hidden", headers: { service_token: TOKEN }, text: /AgentOther_InService/ },
  ]);
  const tape = tapeOf(gateway.world);
  t.same(
    ["pass-word", "hidden", TOKEN].filter((secret) => tape.includes(secret)),
    [],
  );
});

test("a rewound world has the faults and settings of that moment", async (t) => {
  const { send, world } = await openTapedSession(t);
  await send("POST", "/faults", { times: 2, effect: { retcode: "100-007" } });
  await send("PATCH", "/settings", { ringTime: "7s" });
  const { inputs } = world.center.causes;
  await send("DELETE", "/faults");
  await send("PATCH", "/settings", { ringTime: "9s" });
  await send("POST", "/rewind", { to: { input: inputs } });
  t.equal(world.faults.list().length, 1);
  t.equal(world.writeSettings().ringTime, "7s");
});

test("a fault of a checkpoint applies to events that arrive before the next request of a client", async (t) => {
  const { signInAgent, send, world } = await openTapedSession(t, { checkpointEvery: 6 });
  await signInAgent(101);
  await send("POST", "/faults", { times: 1, effect: { events: "doubled" } });
  await send("POST", "/calls", { to: { agent: 101 } });
  const { inputs } = world.center.causes;
  const listWaiting = () => world.center.agent(101)?.mailbox.waiting.map(({ serial }) => serial) ?? [];
  const before = listWaiting();
  t.not(new Set(before).size, before.length, "an event waits twice");
  t.hasStrict(await send("POST", "/rewind", { to: { input: inputs } }), { status: 200 });
  t.same(listWaiting(), before);
});

test("a world can go back to every input that its tape keeps", async (t) => {
  const { signInAgent, send, world } = await openTapedSession(t, { checkpointEvery: 10, settings: { tapeLength: 20 } });
  const ada = await signInAgent(101);
  for (let i = 0; i < 35; i++) await ada.post(i % 2 === 0 ? "onlineagent/{}/saybusy" : "onlineagent/{}/sayfree");
  const last = world.center.causes.inputs;
  const rewind = async (input: number) => (await send("POST", "/rewind", { to: { input } })).status;
  t.equal(world.tape.listRecords().length, 20);
  t.same([await rewind(last), await rewind(last - 9), await rewind(last - 18)], [200, 200, 200]);
  t.equal(await rewind(1), 409);
});

test("a world whose tape keeps nothing cannot be rewound to an input", async (t) => {
  const { signInAgent, send, world } = await openTapedSession(t, { checkpointEvery: 2, settings: { tapeLength: 0 } });
  const ada = await signInAgent(101);
  for (let i = 0; i < 5; i++) await ada.post("onlineagent/{}/saybusy");
  t.equal((await send("POST", "/rewind", { to: { input: world.center.causes.inputs } })).status, 409);
});
