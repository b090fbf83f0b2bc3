// Those outside in a scenario: they call with voice or video, hang up, and answer or not when they are called.
import { test } from "tap";
import { play } from "./stage.ts";

const out = (number: string) => ({ callOut: { agent: 201, to: { number } } });

test("a call is voice or video as its queue is, unless it says otherwise", async (t) => {
  const { center } = await play([
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

test("traffic to a queue for video is video", async (t) => {
  const { center } = await play([{ traffic: { queue: 26, callsPerHour: 60, talk: "1m" } }]);
  t.ok(center.state.calls.size > 3);
  t.ok([...center.state.calls.values()].every(({ media }) => media === "video"));
});

test("someone outside whose phone rings does what the step says, in place of what it would do", async (t) => {
  for (const [does, causes, answered] of [
    ["answer", [], 1],
    ["refuse", ["refused"], 0],
    ["noAnswer", ["noAnswer"], 0],
    ["busy", ["busy"], 0],
    ["hangUp", ["refused"], 0],
  ] as const) {
    const story = await play([out("1390000"), { wait: "10s" }, { outside: { does } }], 10);
    t.strictSame(
      story.events("dialFailed").map(({ cause }) => cause),
      causes,
      does,
    );
    t.equal(story.events("outsideAnswered").length, answered, does);
    t.strictSame(story.told, [], does);
  }
});

test("numbers behave as the center has it: by themselves they ring, answer, and hang up", async (t) => {
  const { rows } = await play([out("1371111")]);
  t.strictSame(rows("outsideAnswered", "otherSideLeft", "callOver"), [
    [2, "center", "outsideAnswered"],
    [32, 201, "otherSideLeft"],
    [32, "center", "callOver"],
  ]);
  const { rows: silence } = await play([out("1390000")]);
  t.strictSame(silence("dialFailed"), [[60, 201, "dialFailed"]]);
});

test("of several calls the one that is named is meant, or the newest that it can be", async (t) => {
  const { legsOf, told } = await play(
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
  t.strictSame([legsOf(201), legsOf(202), legsOf(203)], [[], ["talking"], ["talking"]]);
  t.strictSame(told, []);
});

test("someone outside hangs up: the one with the number, else the customer of the last call that a step made", async (t) => {
  const calls = [
    { call: { from: "1380001", to: { agent: 201 } } },
    { call: { from: "1380002", to: { agent: 202 } } },
    { wait: "5s" },
  ];
  const byNumber = await play([...calls, { outside: { does: "hangUp", number: "1380001" } }]);
  t.strictSame([byNumber.legsOf(201), byNumber.legsOf(202)], [[], ["talking"]]);
  const last = await play([...calls, { outside: { does: "hangUp" } }]);
  t.strictSame([last.legsOf(201), last.legsOf(202)], [["talking"], []]);
});

test("whoever is not called can only hang up, and people are told", async (t) => {
  const { told } = await play([
    { call: { as: "here", from: "1380001", to: { agent: 201 } } },
    { outside: { does: "answer" } },
    { outside: { does: "busy", number: "1380001" } },
    { outside: { does: "hangUp", number: "1390000" } },
    { outside: { does: "hangUp", call: "here", number: "1390000" } },
    { hangUp: { by: "customer", agent: 202 } },
  ]);
  t.strictSame(told, [
    "story: no outside phone is ringing",
    "story: no outside phone with the number 1380001 is ringing",
    "story: no outside party with the number 1390000 is in a call",
    "story: nobody outside has this number in the call",
    "story: agent 202 has no call with an outside party",
  ]);
});

test("an agent hangs up the call that is named, or the one it is in", async (t) => {
  const calls = [
    { call: { as: "held", to: { agent: 201 } } },
    { wait: "5s" },
    { hold: { agent: 201 } },
    { callOut: { agent: 201, to: { number: "1371111" } } },
    { wait: "5s" },
  ];
  const present = await play([...calls, { hangUp: { by: "agent", agent: 201 } }], 11);
  t.strictSame(present.legsOf(201), ["held"]);
  const named = await play([...calls, { hangUp: { by: "agent", call: "held" } }], 11);
  t.strictSame(named.legsOf(201), ["talking"]);
});

test("an agent hangs up no call that it is not in", async (t) => {
  const { told, center } = await play([
    { call: { to: { queue: 26 } } },
    { hangUp: { by: "agent" } },
    { hangUp: { by: "agent", agent: 201 } },
  ]);
  t.strictSame(told, ["story: no agent is in the call", "story: there is no call to hang up"]);
  t.equal(center.state.calls.size, 1);
});

test("a call that waits for an agent by name is that agent's, and its customer can hang up", async (t) => {
  const { told, center } = await play([
    { call: { to: { agent: 201 } } },
    { wait: "5s" },
    { call: { as: "waits", from: "1380002", to: { agent: 201 } } },
    { call: { to: { queue: 26 } } },
    { hangUp: { by: "customer", agent: 201 } },
  ]);
  t.strictSame(told, []);
  t.notOk([...center.state.calls.values()].some(({ caller }) => caller === "1380002"));
  t.equal(center.state.calls.size, 2);
});

test("a call that no step has made yet is told, and nothing else is taken in its place", async (t) => {
  const early = [
    { hangUp: { by: "customer", call: "later" } },
    { answer: { agent: 201, call: "later" } },
    { retrieve: { agent: 201, call: "later" } },
    { conference: { agent: 201, call: "later" } },
    { outside: { does: "hangUp", call: "later" } },
  ];
  const later = [{ wait: "1s" }, { call: { as: "later", to: { queue: 26 } } }];
  const { told, legsOf } = await play([{ call: { to: { agent: 201 } } }, { wait: "5s" }, { parallel: [early, later] }]);
  t.strictSame(told, Array(5).fill('story: no step has made a call named "later" yet'));
  t.strictSame(legsOf(201), ["talking"]);
});
