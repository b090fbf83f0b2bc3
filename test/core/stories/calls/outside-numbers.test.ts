// Stories of the configured behavior of outside numbers, and of actions that a test triggers for them.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("a number has the behavior configured for it, or else that of its longest configured prefix", (t) => {
  const { signIn, callOut, runFor, record, events } = openCenter({
    habits: [
      { number: "*", ring: 1, talk: 1 },
      { number: "138*", does: "busy" },
      { number: "13800*", does: "refuse", ring: 2 },
      { number: "13800000007", ring: 4, talk: 10 },
    ],
  });
  signIn(101);
  const outcomes = ["13800000007", "13800000008", "13811111111", "990"].map((number) => {
    const rows = record();
    callOut(101, number);
    runFor(20);
    const results = rows.filter(([, , what]) => what === "talking" || what === "dialFailed");
    return results.map(([seconds, , what]) => [number, seconds % 20, what]);
  });
  t.same(outcomes.flat(), [
    ["13800000007", 4, "talking"],
    ["13800000008", 2, "dialFailed"],
    ["13811111111", 0, "dialFailed"],
    ["990", 1, "talking"],
  ]);
  t.same(
    events("dialFailed").map(({ failure }) => failure),
    ["refused", "busy"],
  );
  t.end();
});

test("a number without a configured behavior rings for three seconds, answers and stays", (t) => {
  const { signIn, callOut, runFor, counted } = openCenter({ habits: [{ number: "138*", does: "busy" }] });
  signIn(101);
  callOut(101, "13900000009");
  runFor(603);
  t.same(counted(101), { talktime: 600, calloutnums: 1 });
  t.end();
});

test("an action triggered for a called party replaces its configured behavior", (t) => {
  for (const [act, failure] of [
    ["is-busy", "busy"],
    ["refuses", "refused"],
    ["does-not-answer", "noAnswer"],
    ["hangs-up", "refused"],
  ] as const) {
    const { signIn, callOut, actAsOutsideParty, runFor, events } = openCenter();
    signIn(101);
    const id = callOut(101);
    runFor(1);
    t.equal(actAsOutsideParty(id, act), "done");
    runFor(60);
    t.same(
      events("dialFailed").map((event) => event.failure),
      [failure],
    );
  }
  const { signIn, callOut, actAsOutsideParty, runFor, counted } = openCenter({
    habits: [{ number: "*", does: "noAnswer" }],
  });
  signIn(101);
  actAsOutsideParty(callOut(101), "answers");
  runFor(90);
  t.same(counted(101), { talktime: 90, calloutnums: 1 });
  t.end();
});

test("actions that do not fit the state of an outside party are refused", (t) => {
  const { signIn, call, answer, actAsOutsideParty } = openCenter();
  signIn(101);
  const id = call();
  t.equal(actAsOutsideParty(id, "answers"), "outside-party-not-called", "the customer has called");
  t.equal(actAsOutsideParty(id, "hangs-up", "13900000009"), "no-such-party");
  answer(101);
  t.equal(actAsOutsideParty(id, "refuses"), "outside-party-not-called");
  t.equal(actAsOutsideParty(id, "hangs-up"), "done");
  t.equal(actAsOutsideParty(id, "hangs-up"), "no-such-call");
  t.end();
});

test("a customer's patience and talk time apply after a transfer", (t) => {
  const { signIn, call, answer, transfer, runFor, record } = openCenter();
  signIn(101);
  call({ queue: 25 }, { patience: 20, talk: 60 });
  runFor(10);
  answer(101);
  runFor(50);
  transfer(101, { agent: 102 });
  const rows = record();
  runFor(60);
  t.same(
    rows,
    [
      [80, "center", "callAbandoned"],
      [80, "center", "callOver"],
    ],
    "it waits again, so its patience applies",
  );
  t.end();
});

test("the talk time of a number is drawn from the stream of the agent who calls it, also in a call that another agent transferred", (t) => {
  const talk = { kind: "exponential", mean: 60_000 } as const;
  const { chance, signIn, call, answer, transfer } = openCenter({ habits: [{ number: "139*", talk }] });
  for (const id of [101, 102]) signIn(id);
  call({ agent: 101 });
  answer(101);
  transfer(101, { agent: 102 });
  answer(102);
  transfer(102, { number: "13900000009" }, "success");
  t.same(
    [...chance.draws].filter(([stream]) => stream.includes("outside")),
    [["talk-outside/102", 1]],
  );
  t.end();
});
