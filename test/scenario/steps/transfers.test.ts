// Tests of steps that bring others into a call: transfer, cancelTransfer, consult, threeWayCall and connect.

import { test } from "tap";
import { playSteps } from "./play-steps.ts";

/** A customer talks with agent 201 from the third second on. */
const TALK = [{ call: { as: "customer", from: "1380001", to: { agent: 201 } } }, { wait: "5s" }];
const createTransfer = (to: object, mode?: string) => ({
  transfer: { agent: 201, to, ...(mode === undefined ? {} : { mode }) },
});

test("without a mode the agent leaves immediately, for each kind of target", async (t) => {
  const transferTo = async (target: object) => {
    const { eventsOf, reports } = await playSteps([...TALK, createTransfer(target)]);
    t.strictSame(reports, []);
    return eventsOf("transferred").map(({ agent, to }) => [agent, to]);
  };
  t.strictSame(await transferTo({ agent: 202 }), [[201, "agent"]]);
  t.strictSame(await transferTo({ queue: 25 }), [[201, "queue"]]);
  t.strictSame(await transferTo({ ivr: 7 }), [[201, "ivr"]]);
  t.strictSame(await transferTo({ number: "{{colleague}}" }), [[201, "number"]]);
});

test("when the third party answers, the agent leaves in mode success and stays in mode talk", async (t) => {
  const success = await playSteps([...TALK, createTransfer({ number: "1371111" }, "success")], 8);
  t.strictSame(
    [success.legStatesOf(201), success.eventsOf("transferResult").map(({ succeeded }) => succeeded)],
    [[], [true]],
  );
  const talk = await playSteps([...TALK, createTransfer({ number: "1371111" }, "talk")], 8);
  t.strictSame(talk.legStatesOf(201), ["talking"]);
  t.strictSame(
    [...talk.center.state.calls.values()].map(({ outside }) => outside.map(({ number }) => number)),
    [["1380001", "1371111"]],
  );
});

test("if an outside party refuses a transfer, the agent returns to the customer", async (t) => {
  const { legStatesOf, eventsOf, reports } = await playSteps(
    [...TALK, createTransfer({ number: "1390000" }, "success"), { outside: { does: "refuse", number: "1390000" } }],
    10,
  );
  t.strictSame(reports, []);
  t.strictSame(
    [legStatesOf(201), eventsOf("transferResult").map(({ succeeded }) => succeeded)],
    [["talking"], [false]],
  );
});

test("an IVR returns a suspended call after its time", async (t) => {
  const { rowsOf } = await playSteps([...TALK, createTransfer({ ivr: 7 }, "suspend")]);
  t.strictSame(rowsOf("callAtIvr", "returnedFromIvr"), [
    [5, "center", "callAtIvr"],
    [25, 201, "returnedFromIvr"],
  ]);
});

test("an agent consults a colleague while the customer waits, and starts a three-way call", async (t) => {
  const consulted = await playSteps([...TALK, { consult: { agent: 201, to: { agent: 202 } } }], 9);
  t.strictSame([consulted.legStatesOf(201), consulted.legStatesOf(202)], [["held", "talking"], ["talking"]]);
  const joined = await playSteps(
    [...TALK, { consult: { agent: 201, to: { agent: 202 } } }, { wait: "5s" }, { threeWayCall: { agent: 201 } }],
    11,
  );
  t.strictSame(joined.reports, []);
  t.strictSame(
    joined.eventsOf("threeWayBegan").map(({ agent, partners }) => [agent, partners]),
    [[201, ["1380001", "202"]]],
  );
});

test("an agent consults a colleague, and the customer joins after the answer", async (t) => {
  const consult = { consult: { agent: 201, to: { queue: 25 }, mode: "threeParty" } };
  const before = await playSteps([...TALK, consult], 6);
  t.strictSame([before.legStatesOf(201), before.legStatesOf(202)], [["held", "dialing"], ["ringing"]]);
  const after = await playSteps([...TALK, consult], 9);
  t.strictSame(
    [after.legStatesOf(201), after.legStatesOf(202), after.reports],
    [["joined", "talking"], ["talking"], []],
  );
  t.hasStrict(after.countersOf(202), { answernums: 1 });
});

test("a consultation can have a name, and the customer's call stays the last one", async (t) => {
  const consult = { consult: { agent: 201, to: { agent: 202 }, as: "help" } };
  const named = await playSteps(
    [...TALK, consult, { wait: "5s" }, { hangUp: { by: "agent", agent: 202, call: "help" } }],
    11,
  );
  t.strictSame([named.legStatesOf(201), named.legStatesOf(202), named.reports], [["talking"], [], []]);
  const last = await playSteps([...TALK, consult, { wait: "5s" }, { hangUp: { by: "customer" } }], 11);
  t.strictSame([last.legStatesOf(201), last.reports], [["talking"], []]);
  t.strictSame(
    [...last.center.state.calls.values()].map(({ feature }) => feature),
    ["twoPartyHelp"],
  );
});

test("a three-way call joins the named call", async (t) => {
  const { eventsOf, reports, legStatesOf } = await playSteps(
    [
      ...TALK,
      { hold: { agent: 201 } },
      { callOut: { agent: 201, to: { number: "1371111" }, as: "out" } },
      { outside: { does: "answer" } },
      { threeWayCall: { agent: 201, call: "customer" } },
    ],
    5,
  );
  t.strictSame(reports, []);
  t.strictSame([eventsOf("threeWayBegan").length, legStatesOf(201)], [1, ["joined", "talking"]]);
});

test("an agent adds a colleague or an outside number to its call", async (t) => {
  const addToCall = async (to: object) => {
    const { center, reports } = await playSteps([...TALK, { threeWayCall: { agent: 201, to } }], 10);
    t.strictSame(reports, []);
    return [...center.state.calls.values()].map(({ legs, outside }) => [
      ...legs.map(({ agent, state }) => `${agent} ${state}`),
      ...outside.map(({ number, state }) => `${number} ${state}`),
    ]);
  };
  const withColleague = [
    ["201 joined", "1380001 here"],
    ["201 talking", "202 talking"],
  ];
  t.strictSame(await addToCall({ agent: 202 }), withColleague);
  t.strictSame(await addToCall({ queue: 25 }), withColleague);
  t.strictSame(await addToCall({ number: "1371111" }), [["201 talking", "1380001 here", "1371111 here"]]);
});

test("a conference step without participants starts a three-way call", async (t) => {
  const held = [
    ...TALK,
    { consult: { agent: 201, to: { agent: 202 } } },
    { wait: "5s" },
    { conference: { agent: 201 } },
  ];
  const joined = await playSteps(held, 10);
  t.strictSame([joined.reports, joined.eventsOf("threeWayBegan").length], [[], 1]);
  const added = await playSteps([...TALK, { conference: { agent: 201, to: { agent: 202 } } }], 10);
  t.strictSame([added.reports, added.eventsOf("threeWayBegan").length], [[], 1]);
});

test("transfers, consultations and three-way calls that fail are reported", async (t) => {
  const { reports } = await playSteps([
    createTransfer({ agent: 202 }),
    { consult: { agent: 201, to: { agent: 202 } } },
    { threeWayCall: { agent: 201 } },
    ...TALK,
    { threeWayCall: { agent: 201 } },
    { threeWayCall: { agent: 201, call: "customer" } },
  ]);
  t.strictSame(reports, [
    "story: the agent is not talking in a call that could be transferred",
    "story: the agent is not talking in a call, so it cannot consult a colleague",
    "story: the agent is not talking in a call",
    "story: the agent does not hold this call",
    "story: the agent does not hold this call",
  ]);
});

test("an agent cancels a transfer, and connects a call on hold with another one", async (t) => {
  const { legStatesOf, eventsOf, reports } = await playSteps(
    [
      ...TALK,
      createTransfer({ number: "1371111" }, "success"),
      { cancelTransfer: { agent: 201 } },
      { cancelTransfer: { agent: 201 } },
      { hold: { agent: 201 } },
      { callOut: { agent: 201, to: { number: "1371111" } } },
      { outside: { does: "answer", number: "1371111" } },
      { connect: { agent: 201, call: "customer" } },
    ],
    6,
  );
  t.strictSame(legStatesOf(201), []);
  t.equal(eventsOf("callMerged").length, 1);
  t.strictSame(reports, ["story: no transfer of the agent is under way"]);
});
