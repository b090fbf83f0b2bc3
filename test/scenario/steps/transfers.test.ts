// Bringing others into a call, by the steps of a scenario: transfers to everyone they can go to, questions, talks of three.
import { test } from "tap";
import { play } from "./stage.ts";

/** A customer talks with agent 201 from the third second on. */
const TALK = [{ call: { as: "customer", from: "1380001", to: { agent: 201 } } }, { wait: "5s" }];
const transfer = (to: object, mode?: string) => ({
  transfer: { agent: 201, to, ...(mode === undefined ? {} : { mode }) },
});

test("without a mode the agent leaves at once, and a colleague, a queue, an IVR or a number has the customer", async (t) => {
  const to = async (target: object) => {
    const { events, told } = await play([...TALK, transfer(target)]);
    t.strictSame(told, []);
    return events("transferred").map(({ agent, to }) => [agent, to]);
  };
  t.strictSame(await to({ agent: 202 }), [[201, "agent"]]);
  t.strictSame(await to({ queue: 25 }), [[201, "queue"]]);
  t.strictSame(await to({ ivr: 7 }), [[201, "ivr"]]);
  t.strictSame(await to({ number: "{{colleague}}" }), [[201, "number"]]);
});

test("with success the agent leaves when the third party answers; with talk it stays", async (t) => {
  const success = await play([...TALK, transfer({ number: "1371111" }, "success")], 8);
  t.strictSame([success.legsOf(201), success.events("transferResult").map(({ succeeded }) => succeeded)], [[], [true]]);
  const talk = await play([...TALK, transfer({ number: "1371111" }, "talk")], 8);
  t.strictSame(talk.legsOf(201), ["talking"]);
  t.strictSame(
    [...talk.center.state.calls.values()].map(({ outside }) => outside.map(({ number }) => number)),
    [["1380001", "1371111"]],
  );
});

test("someone outside turns a transfer down, and the agent has the customer back", async (t) => {
  const { legsOf, events, told } = await play(
    [...TALK, transfer({ number: "1390000" }, "success"), { outside: { does: "refuse", number: "1390000" } }],
    10,
  );
  t.strictSame(told, []);
  t.strictSame([legsOf(201), events("transferResult").map(({ succeeded }) => succeeded)], [["talking"], [false]]);
});

test("an IVR gives a suspended call back when its time is over", async (t) => {
  const { rows } = await play([...TALK, transfer({ ivr: 7 }, "suspend")]);
  t.strictSame(rows("callAtIvr", "returnedFromIvr"), [
    [5, "center", "callAtIvr"],
    [25, 201, "returnedFromIvr"],
  ]);
});

test("an agent asks a colleague while the customer waits, and then all three talk", async (t) => {
  const asked = await play([...TALK, { consult: { agent: 201, to: { agent: 202 } } }], 9);
  t.strictSame([asked.legsOf(201), asked.legsOf(202)], [["held", "talking"], ["talking"]]);
  const three = await play(
    [...TALK, { consult: { agent: 201, to: { agent: 202 } } }, { wait: "5s" }, { conference: { agent: 201 } }],
    11,
  );
  t.strictSame(three.told, []);
  t.strictSame(
    three.events("conferenceBegan").map(({ agent, partners }) => [agent, partners]),
    [[201, ["1380001", "202"]]],
  );
});

test("an agent asks a colleague with the customer in the talk, once the colleague has answered", async (t) => {
  const ask = { consult: { agent: 201, to: { queue: 25 }, mode: "threeParty" } };
  const before = await play([...TALK, ask], 6);
  t.strictSame([before.legsOf(201), before.legsOf(202)], [["held", "dialing"], ["ringing"]]);
  const three = await play([...TALK, ask], 9);
  t.strictSame([three.legsOf(201), three.legsOf(202), three.told], [["joined", "talking"], ["talking"], []]);
  t.match(three.counted(202), { answernums: 1 });
});

test("the colleague's call can be meant by its name, and without one the customer's is the last", async (t) => {
  const ask = { consult: { agent: 201, to: { agent: 202 }, as: "help" } };
  const named = await play([...TALK, ask, { wait: "5s" }, { hangUp: { by: "agent", agent: 202, call: "help" } }], 11);
  t.strictSame([named.legsOf(201), named.legsOf(202), named.told], [["talking"], [], []]);
  const last = await play([...TALK, ask, { wait: "5s" }, { hangUp: { by: "customer" } }], 11);
  t.strictSame([last.legsOf(201), last.told], [["talking"], []]);
  t.strictSame(
    [...last.center.state.calls.values()].map(({ feature }) => feature),
    ["twoPartyHelp"],
  );
});

test("a talk of three is joined with the call that is named", async (t) => {
  const { events, told, legsOf } = await play(
    [
      ...TALK,
      { hold: { agent: 201 } },
      { callOut: { agent: 201, to: { number: "1371111" }, as: "out" } },
      { outside: { does: "answer" } },
      { conference: { agent: 201, call: "customer" } },
    ],
    5,
  );
  t.strictSame(told, []);
  t.strictSame([events("conferenceBegan").length, legsOf(201)], [1, ["joined", "talking"]]);
});

test("an agent brings a colleague or a number outside into its talk", async (t) => {
  const bring = async (to: object) => {
    const { center, told } = await play([...TALK, { conference: { agent: 201, to } }], 10);
    t.strictSame(told, []);
    return [...center.state.calls.values()].map(({ legs, outside }) => [
      ...legs.map(({ agent, state }) => `${agent} ${state}`),
      ...outside.map(({ number, state }) => `${number} ${state}`),
    ]);
  };
  const withColleague = [
    ["201 joined", "1380001 here"],
    ["201 talking", "202 talking"],
  ];
  t.strictSame(await bring({ agent: 202 }), withColleague);
  t.strictSame(await bring({ queue: 25 }), withColleague);
  t.strictSame(await bring({ number: "1371111" }), [["201 talking", "1380001 here", "1371111 here"]]);
});

test("what cannot be transferred, asked or joined is told", async (t) => {
  const { told } = await play([
    transfer({ agent: 202 }),
    { consult: { agent: 201, to: { agent: 202 } } },
    { conference: { agent: 201 } },
    ...TALK,
    { conference: { agent: 201 } },
    { conference: { agent: 201, call: "customer" } },
  ]);
  t.strictSame(told, [
    "story: the agent talks in no call that could be transferred",
    "story: the agent talks with nobody whom a colleague could help with",
    "story: the agent talks in no call",
    "story: the agent does not hold this call",
    "story: the agent does not hold this call",
  ]);
});
