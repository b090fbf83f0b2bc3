// Tests of explanations: the events and spans of each counter.
import { test } from "tap";
import { openCenter, START } from "../support/center.ts";
import { formatExplanation } from "./explanation-lines.ts";

test("the explanation of each call counter names its events", (t) => {
  const stage = openCenter();
  const { signIn, call, runFor, answer, hold, retrieve, transfer, release, callOut, callInside, consult } = stage;
  for (const agent of [101, 102]) signIn(agent);
  call({ agent: 101 });
  runFor(5);
  answer(101);
  runFor(30);
  hold(101);
  runFor(20);
  retrieve(101);
  runFor(10);
  transfer(101, { agent: 102 });
  answer(102);
  runFor(5);
  transfer(102, { ivr: 7 });
  callOut(101);
  runFor(13);
  release(101);
  callInside(101, { agent: 102 });
  answer(102);
  runFor(6);
  release(102);
  call({ agent: 101 });
  answer(101);
  consult(101, { agent: 102 });
  runFor(4);
  answer(102);
  runFor(8);
  t.strictSame(formatExplanation(stage, 101), {
    talktime: [
      "5-65: talked in call 1767603600-1",
      "73-83: talked in call 1767603670-2",
      "83-89: talked in call 1767603683-3",
      "89-undefined: talked in calls 1767603689-4, 1767603689-5",
    ],
    answernums: ["5 talking: answered call 1767603600-1", "89 talking: answered call 1767603689-4"],
    calloutnums: ["73 talking: was answered by 13900000009 in call 1767603670-2"],
    intercallnums: ["83 talking: was answered internally by 102 in call 1767603683-3"],
    interhelpnums: ["93 talking: consulted a colleague in call 1767603689-5"],
    transferoutnums: ["65 transferred: transferred call 1767603600-1 to an agent"],
    keepnums: ["35 held: held call 1767603600-1"],
    agentrelease: ["83 leftCall: left call 1767603670-2 before the other side did"],
  });
  t.strictSame(formatExplanation(stage, 102), {
    talktime: [
      "65-70: talked in call 1767603600-1",
      "83-89: talked in call 1767603683-3",
      "93-undefined: talked in call 1767603689-5",
    ],
    answernums: [
      "65 talking: answered call 1767603600-1",
      "83 talking: answered call 1767603683-3",
      "93 talking: answered call 1767603689-5",
    ],
    transfernums: ["65 talking: answered call 1767603600-1, which agent 101 transferred"],
    transferivrnums: ["70 transferred: transferred call 1767603600-1 to an IVR"],
    agentrelease: ["89 leftCall: left call 1767603683-3 before the other side did"],
  });
  t.end();
});

test("rejected and unanswered calls are explained", (t) => {
  const stage = openCenter({ settings: { noAnswerAction: "idle" } });
  const { signIn, call, release, runFor } = stage;
  signIn(101);
  call({ queue: 25 });
  release(101);
  signIn(102);
  runFor(30);
  t.strictSame(formatExplanation(stage, 101), {
    noanswernums: ["30 notAnswered: did not answer call 1767603600-1 while it rang"],
    redirectnums: ["0 leftCall: rejected call 1767603600-1"],
  });
  t.end();
});

test("state counters are explained by the beginning and the duration of each state", (t) => {
  const stage = openCenter();
  const { center, signIn, sayBusy, sayFree, rest, runFor } = stage;
  signIn(101);
  sayBusy(101, 201);
  runFor(10.5);
  sayFree(101);
  rest(101, 60);
  runFor(70);
  t.strictSame(formatExplanation(stage, 101), {
    busynums: ["0 becameBusy: became busy with reason 201"],
    restnums: ["10.5 restBegan: began a rest"],
    restoutnums: ["70.5 restOverstayed: rested for longer than granted"],
    resttime: ["10.5-undefined: rested"],
    restouttime: ["70.5-undefined: rested for longer than granted"],
    busytime: ["0-10.5: was busy"],
  });
  t.strictSame(center.explain(101).times.busytime, {
    value: 10,
    counted: 10,
    pinned: undefined,
    past: 0,
    gone: 0,
    spans: [{ serial: 4, cause: 0, from: START, calls: [], to: START + 10_500, state: "busy", sentence: "was busy" }],
  });
  t.end();
});

test("with transfernums set to made, the explanation names the transfers that the agent made", (t) => {
  const stage = openCenter({ settings: { transfernums: "made" } });
  const { signIn, call, answer, transfer } = stage;
  for (const agent of [101, 102]) signIn(agent);
  for (const to of [{ agent: 102 }, { ivr: 7 }, { number: "13900000009" }]) {
    call({ agent: 101 });
    answer(101);
    transfer(101, to);
  }
  const { transfernums, transferoutnums, transferivrnums } = formatExplanation(stage, 101);
  t.strictSame(
    [transfernums, transferoutnums, transferivrnums],
    [
      [
        "0 transferred: transferred call 1767603600-1 to an agent",
        "0 transferred: transferred call 1767603600-2 to an IVR",
        "0 transferred: transferred call 1767603600-3 to an outside number",
      ],
      ["0 transferred: transferred call 1767603600-3 to an outside number"],
      ["0 transferred: transferred call 1767603600-2 to an IVR"],
    ],
  );
  t.end();
});
