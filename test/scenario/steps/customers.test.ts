// Tests of steps of customers and other outside parties: call, hangUp and outside.
import { test } from "tap";
import { playSteps } from "./play-steps.ts";

const createCallOut = (number: string) => ({ callOut: { agent: 201, to: { number } } });

test("a call has the media of its queue unless it sets its own", async (t) => {
  const { center } = await playSteps([
    { call: { to: { queue: 26 } } },
    { call: { to: { queue: 26 }, media: "voice" } },
    { call: { to: { agent: 203 }, media: "video" } },
    { call: { to: { queue: 25 } } },
  ]);
  t.strictSame(
    [...center.state.calls.values()].map(({ media }) => media),
    ["video", "voice", "video", "voice"],
  );
});

test("a call has the called number of its step", async (t) => {
  const { center } = await playSteps([{ call: { to: { agent: 201 }, called: "800" } }], 0);
  t.strictSame(
    [...center.state.calls.values()].map(({ called }) => called),
    ["800"],
  );
});

test("traffic to a video queue has video", async (t) => {
  const { center } = await playSteps([{ traffic: { queue: 26, callsPerHour: 60, talk: "1m" } }]);
  t.ok(center.state.calls.size > 3);
  t.strictSame([...new Set([...center.state.calls.values()].map(({ media }) => media))], ["video"]);
});

test("an outside party whose phone rings follows the step instead of its configuration", async (t) => {
  for (const [does, causes, answered] of [
    ["answer", [], 1],
    ["refuse", ["refused"], 0],
    ["noAnswer", ["noAnswer"], 0],
    ["busy", ["busy"], 0],
    ["hangUp", ["refused"], 0],
  ] as const) {
    const played = await playSteps([createCallOut("1390000"), { wait: "10s" }, { outside: { does } }], 10);
    t.strictSame(
      played.eventsOf("dialFailed").map(({ failure }) => failure),
      causes,
      does,
    );
    t.equal(played.eventsOf("outsideAnswered").length, answered, does);
    t.strictSame(played.reports, [], does);
  }
});

test("outside numbers ring, answer and hang up as configured in the center", async (t) => {
  const { rowsOf } = await playSteps([createCallOut("1371111")]);
  t.strictSame(rowsOf("outsideAnswered", "otherSideLeft", "callOver"), [
    [2, "center", "outsideAnswered"],
    [32, 201, "otherSideLeft"],
    [32, "center", "callOver"],
  ]);
  const silent = await playSteps([createCallOut("1390000")]);
  t.strictSame(silent.rowsOf("dialFailed"), [[60, 201, "dialFailed"]]);
});

test("a step acts in the named call, or in the newest possible one", async (t) => {
  const { legStatesOf, reports } = await playSteps(
    [
      { callOut: { agent: 201, to: { number: "1390000" }, as: "first" } },
      { callOut: { agent: 202, to: { number: "1390000" } } },
      { callOut: { agent: 203, to: { number: "1371111" } } },
      { outside: { does: "answer", number: "{{colleague}}" } },
      { outside: { does: "refuse", call: "first" } },
      { outside: { does: "answer" } },
    ],
    1,
  );
  t.strictSame([legStatesOf(201), legStatesOf(202), legStatesOf(203)], [[], ["talking"], ["talking"]]);
  t.strictSame(reports, []);
});

test("the outside party with the number hangs up, or the customer of the last call", async (t) => {
  const calls = [
    { call: { from: "1380001", to: { agent: 201 } } },
    { call: { from: "1380002", to: { agent: 202 } } },
    { wait: "5s" },
  ];
  const byNumber = await playSteps([...calls, { outside: { does: "hangUp", number: "1380001" } }]);
  t.strictSame([byNumber.legStatesOf(201), byNumber.legStatesOf(202)], [[], ["talking"]]);
  const last = await playSteps([...calls, { outside: { does: "hangUp" } }]);
  t.strictSame([last.legStatesOf(201), last.legStatesOf(202)], [["talking"], []]);
});

test("an outside party that is not being called can only hang up, and other actions are reported", async (t) => {
  const { reports } = await playSteps([
    { call: { as: "here", from: "1380001", to: { agent: 201 } } },
    { outside: { does: "answer" } },
    { outside: { does: "busy", number: "1380001" } },
    { outside: { does: "hangUp", number: "1390000" } },
    { outside: { does: "hangUp", call: "here", number: "1390000" } },
    { hangUp: { by: "customer", agent: 202 } },
  ]);
  t.strictSame(reports, [
    "story: no outside phone is ringing",
    "story: no outside phone with the number 1380001 is ringing",
    "story: no outside party with the number 1390000 is in a call",
    "story: no outside party of the call has this number",
    "story: agent 202 has no call with an outside party",
  ]);
});

test("an agent hangs up the named call, or its current one", async (t) => {
  const calls = [
    { call: { as: "held", to: { agent: 201 } } },
    { wait: "5s" },
    { hold: { agent: 201 } },
    { callOut: { agent: 201, to: { number: "1371111" } } },
    { wait: "5s" },
  ];
  const current = await playSteps([...calls, { hangUp: { by: "agent", agent: 201 } }], 11);
  t.strictSame(current.legStatesOf(201), ["held"]);
  const named = await playSteps([...calls, { hangUp: { by: "agent", call: "held" } }], 11);
  t.strictSame(named.legStatesOf(201), ["talking"]);
});

test("an agent cannot hang up a call of others", async (t) => {
  const { reports, center } = await playSteps([
    { call: { to: { queue: 26 } } },
    { hangUp: { by: "agent" } },
    { hangUp: { by: "agent", agent: 201 } },
  ]);
  t.strictSame(reports, ["story: no agent is in the call", "story: there is no call to hang up"]);
  t.equal(center.state.calls.size, 1);
});

test("the customer of a call that waits for an agent can hang up", async (t) => {
  const { reports, center } = await playSteps([
    { call: { from: "1380001", to: { agent: 201 } } },
    { wait: "5s" },
    { call: { from: "1380002", to: { agent: 201 } } },
    { call: { from: "1380003", to: { queue: 26 } } },
    { hangUp: { by: "customer", agent: 201 } },
  ]);
  t.strictSame(reports, []);
  t.strictSame(
    [...center.state.calls.values()].map(({ caller }) => caller),
    ["1380001", "1380003"],
  );
});

test("a call that no step has made yet is reported, and no other call is used instead", async (t) => {
  const early = [
    { hangUp: { by: "customer", call: "later" } },
    { answer: { agent: 201, call: "later" } },
    { retrieve: { agent: 201, call: "later" } },
    { threeWayCall: { agent: 201, call: "later" } },
    { outside: { does: "hangUp", call: "later" } },
  ];
  const later = [{ wait: "1s" }, { call: { as: "later", to: { queue: 26 } } }];
  const { reports, legStatesOf } = await playSteps([
    { call: { to: { agent: 201 } } },
    { wait: "5s" },
    { parallel: [early, later] },
  ]);
  t.strictSame(reports, Array(5).fill('story: no step has made a call named "later" yet'));
  t.strictSame(legStatesOf(201), ["talking"]);
});
