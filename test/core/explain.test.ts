// Why the counters are what they are: the events and spans that made each of them, pins, pasts, and what the log has forgotten.
import { test } from "tap";
import { LOG_LENGTH } from "../../src/core/event-log.ts";
import { COUNTERS, type Explanation, givePast, pinCounters } from "../../src/core/index.ts";
import { openCenter, START, type Stage } from "../support/center.ts";

const clock = (instant: number) => (instant - START) / 1_000;

/** The counters for which something speaks: events as `seconds type: sentence`, spans as `from-to: sentence`. */
function told({ counts, times }: Explanation) {
  const of = { ...counts, ...times };
  return Object.fromEntries(
    COUNTERS.flatMap((name) => {
      const made = of[name];
      const lines =
        "events" in made
          ? made.events.map(({ at, type, sentence }) => `${clock(at)} ${type}: ${sentence}`)
          : made.spans.map(({ from, to, sentence }) => `${clock(from)}-${to && clock(to)}: ${sentence}`);
      return lines.length === 0 ? [] : [[name, lines]];
    }),
  );
}

const explained = ({ center }: Stage, agent: number) => told(center.explain(agent));

test("each counter of calls names the events that made it", (t) => {
  const stage = openCenter();
  const { signIn, call, pass, answer, hold, retrieve, transfer, release, callOut, callInside, askHelp } = stage;
  for (const agent of [101, 102]) signIn(agent);
  call({ agent: 101 });
  pass(5);
  answer(101);
  pass(30);
  hold(101);
  pass(20);
  retrieve(101);
  pass(10);
  transfer(101, { agent: 102 });
  answer(102);
  pass(5);
  transfer(102, { ivr: 7 });
  callOut(101);
  pass(13);
  release(101);
  callInside(101, { agent: 102 });
  answer(102);
  pass(6);
  release(102);
  call({ agent: 101 });
  answer(101);
  askHelp(101, { agent: 102 });
  pass(4);
  answer(102);
  pass(8);
  t.strictSame(explained(stage, 101), {
    talktime: [
      "5-65: talked in call 1767603600-1",
      "73-83: talked in call 1767603670-2",
      "83-89: talked in call 1767603683-3",
      "89-undefined: talked in calls 1767603689-4, 1767603689-5",
    ],
    answernums: ["5 talking: answered call 1767603600-1", "89 talking: answered call 1767603689-4"],
    calloutnums: ["73 talking: was answered by 13900000009 in call 1767603670-2"],
    intercallnums: ["83 talking: was answered inside, by 102, in call 1767603683-3"],
    interhelpnums: ["93 talking: was helped in call 1767603689-5"],
    transferoutnums: ["65 transferred: transferred call 1767603600-1 to an agent"],
    keepnums: ["35 held: held call 1767603600-1"],
    agentrelease: ["83 left-call: left call 1767603670-2 before the other side did"],
  });
  t.strictSame(explained(stage, 102), {
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
    agentrelease: ["89 left-call: left call 1767603683-3 before the other side did"],
  });
  t.end();
});

test("a call that is turned away, and one that rings until it is taken away", (t) => {
  const stage = openCenter({ settings: { noAnswerAction: "idle" } });
  const { signIn, call, release, pass } = stage;
  signIn(101);
  call({ queue: 25 });
  release(101);
  signIn(102);
  pass(30);
  t.strictSame(explained(stage, 101), {
    noanswernums: ["30 not-answered: did not answer call 1767603600-1 while it rang"],
    redirectnums: ["0 left-call: turned away call 1767603600-1"],
  });
  t.end();
});

test("states: when they began, and from when to when they were", (t) => {
  const stage = openCenter();
  const { center, signIn, sayBusy, sayFree, rest, pass } = stage;
  signIn(101);
  sayBusy(101, 201);
  pass(10.5);
  sayFree(101);
  rest(101, 60);
  pass(70);
  t.strictSame(explained(stage, 101), {
    busynums: ["0 became-busy: became busy with reason 201"],
    restnums: ["10.5 rest-began: began to rest"],
    restoutnums: ["70.5 rest-overstayed: rested for longer than was granted"],
    resttime: ["10.5-undefined: rested"],
    restouttime: ["70.5-undefined: rested for longer than was granted"],
    busytime: ["0-10.5: was busy"],
  });
  t.strictSame(center.explain(101).times.busytime, {
    value: 10,
    counted: 10,
    pinned: undefined,
    past: 0,
    gone: 0,
    spans: [{ serial: 4, from: START, calls: [], to: START + 10_500, state: "busy", sentence: "was busy" }],
  });
  t.end();
});

test("transfernums: made names the transfers that the agent made", (t) => {
  const stage = openCenter({ settings: { transfernums: "made" } });
  const { signIn, call, answer, transfer } = stage;
  for (const agent of [101, 102]) signIn(agent);
  for (const to of [{ agent: 102 }, { ivr: 7 }, { number: "13900000009" }]) {
    call({ agent: 101 });
    answer(101);
    transfer(101, to);
  }
  const { transfernums, transferoutnums, transferivrnums } = explained(stage, 101);
  t.strictSame(
    [transfernums, transferoutnums, transferivrnums],
    [
      [
        "0 transferred: transferred call 1767603600-1 to an agent",
        "0 transferred: transferred call 1767603600-2 to an IVR",
        "0 transferred: transferred call 1767603600-3 to a number outside",
      ],
      ["0 transferred: transferred call 1767603600-3 to a number outside"],
      ["0 transferred: transferred call 1767603600-2 to an IVR"],
    ],
  );
  t.end();
});

test("what was counted by another setting stays explained by it", (t) => {
  const stage = openCenter();
  const { center, signIn, call, answer, transfer } = stage;
  for (const agent of [101, 102]) signIn(agent);
  for (const transfernums of ["in", "made"] as const) {
    center.changeSettings({ ...center.settings, transfernums });
    call({ agent: 101 });
    answer(101);
    transfer(101, { agent: 102 });
  }
  const { transfernums, transferoutnums } = explained(stage, 101);
  t.strictSame(
    { transfernums, transferoutnums },
    {
      transfernums: ["0 transferred: transferred call 1767603600-2 to an agent"],
      transferoutnums: ["0 transferred: transferred call 1767603600-1 to an agent"],
    },
  );
  t.end();
});

test("a pin is told as one, with what is counted beneath it", (t) => {
  const { center, signIn, sayBusy, pass } = openCenter();
  signIn(101);
  sayBusy(101);
  pass(7);
  center.perform(pinCounters, { agent: 101, set: { busynums: 5, busytime: 99, keepnums: 3 } });
  center.perform(pinCounters, { agent: 101, set: {}, clear: ["keepnums"] });
  const { counts, times } = center.explain(101);
  t.match(
    [counts.busynums, times.busytime, counts.keepnums],
    [
      { value: 5, counted: 1, pinned: { serial: 5, at: START + 7_000 } },
      { value: 99, counted: 7, pinned: { serial: 5, at: START + 7_000 } },
      { value: 0, counted: 0, pinned: undefined },
    ],
  );
  t.end();
});

test("a given past is told as one", (t) => {
  const { center, signIn, sayBusy, pass, counted } = openCenter();
  const counters = { ...center.statistics(101), answernums: 12, busynums: 2, busytime: 600 };
  center.perform(givePast, { agent: 101, past: { since: 3_600_000, counters } });
  pass(60);
  signIn(101);
  sayBusy(101);
  pass(30);
  const { counts, times, pastBefore, gone } = center.explain(101);
  t.strictSame([pastBefore, gone], [START + 60_000, 0]);
  t.match(
    [counts.answernums, counts.busynums, times.busytime],
    [
      { value: 12, past: 12, gone: 0, events: [] },
      { value: 3, past: 2, gone: 0, events: [{ type: "became-busy" }] },
      { value: 630, past: 600_000, gone: 0, spans: [{ from: START + 60_000, to: undefined }] },
    ],
  );
  t.strictSame(counted(101), { answernums: 12, busynums: 3, busytime: 630 });
  t.end();
});

test("the beginning: the center's, the sign-in or midnight; what goes on over it is told from then on", (t) => {
  const stage = openCenter();
  const { center, signIn, sayBusy, pass } = stage;
  center.bookDayBegin(START + 100_000);
  t.equal(center.explain(101).began, undefined);
  pass(5);
  signIn(101);
  t.strictSame(center.explain(101).began, { type: "signed-in", serial: 1, at: START + 5_000 });
  sayBusy(101);
  center.changeSettings({ ...center.settings, statisticsSince: "midnight" });
  pass(125);
  t.strictSame(center.explain(101).began, { type: "day-began", serial: 5, at: START + 100_000 });
  t.strictSame(explained(stage, 101), { busytime: ["100-undefined: was busy"] });
  t.end();
});

test("when the log no longer reaches back, how much is gone is told, and what goes on is still known", (t) => {
  const stage = openCenter();
  const { center, signIn, call, answer, sayBusy, sayFree, pass, customerHangsUp } = stage;
  for (const agent of [101, 102, 103]) signIn(agent);
  const id = call({ agent: 101 });
  answer(101);
  sayBusy(102);
  pass(10);
  for (let i = 0; i < LOG_LENGTH; i++) sayFree(103);
  customerHangsUp(id);
  sayBusy(101);
  pass(5);
  const [ada, ben] = [center.explain(101), center.explain(102)];
  t.strictSame([ada.began, ada.gone], [{ type: "signed-in", serial: 1, at: START }, 3]);
  t.match(
    [ada.counts.answernums, ada.times.talktime, ada.counts.busynums],
    [
      { value: 1, gone: 1, events: [] },
      { value: 10, gone: 10_000, spans: [] },
      { value: 1, gone: 0, events: [{ type: "became-busy" }] },
    ],
  );
  t.match(ben.times.busytime, { value: 15, gone: 0, spans: [{ serial: undefined, from: START, to: undefined }] });
  t.end();
});
