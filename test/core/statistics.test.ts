// Tests of the call counters: what changes them, also in the middle of a call.
import { test } from "tap";
import { Statistics } from "../../src/core/counting/statistics.ts";
import type { LoggedEvent } from "../../src/core/index.ts";
import { defaultCenterSettings } from "../../src/core/model/settings.ts";
import { openCenter } from "../support/center.ts";
import { selectNonzeroCounters } from "./nonzero-counters.ts";

test("the eighteen counters are in the documented order, and initially zero", (t) => {
  const { center } = openCenter();
  t.same(Object.entries(center.statistics(101)), [
    ["talktime", 0],
    ["answernums", 0],
    ["noanswernums", 0],
    ["calloutnums", 0],
    ["intercallnums", 0],
    ["interhelpnums", 0],
    ["transfernums", 0],
    ["transferoutnums", 0],
    ["transferivrnums", 0],
    ["redirectnums", 0],
    ["keepnums", 0],
    ["busynums", 0],
    ["restnums", 0],
    ["restoutnums", 0],
    ["resttime", 0],
    ["restouttime", 0],
    ["agentrelease", 0],
    ["busytime", 0],
  ]);
  t.end();
});

test("answernums and talktime count a call that is answered manually", (t) => {
  const { signIn, call, answer, runFor, hangUpAsCustomer, counted } = openCenter();
  signIn(101);
  const id = call();
  runFor(7);
  t.same(counted(101), {}, "ringing does not count as talk");
  answer(101);
  runFor(60);
  t.same(counted(101), { talktime: 60, answernums: 1 }, "a conversation that has not ended counts");
  hangUpAsCustomer(id);
  runFor(60);
  t.same(counted(101), { talktime: 60, answernums: 1 });
  t.end();
});

test("answernums counts a call that is answered automatically", (t) => {
  const { signIn, call, runFor, counted } = openCenter();
  signIn(101, { autoAnswer: true });
  call({ queue: 25 }, { talk: 45 });
  call({ agent: 101 }, { talk: 30 });
  runFor(500);
  t.same(counted(101), { talktime: 75, answernums: 2 });
  t.end();
});

test("agentrelease counts a call that the agent hangs up first", (t) => {
  const { signIn, call, answer, release, runFor, counted } = openCenter();
  signIn(101);
  call();
  answer(101);
  runFor(10);
  release(101);
  t.same(counted(101), { talktime: 10, answernums: 1, agentrelease: 1 });
  t.end();
});

test("keepnums counts each hold, and talktime includes hold", (t) => {
  const { signIn, call, answer, hold, retrieve, hangUpAsCustomer, runFor, counted } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  runFor(10);
  hold(101);
  runFor(20);
  t.same(counted(101), { talktime: 30, answernums: 1, keepnums: 1 });
  retrieve(101);
  runFor(5);
  hold(101);
  runFor(5);
  hangUpAsCustomer(id);
  t.same(counted(101), { talktime: 40, answernums: 1, keepnums: 2 });
  t.end();
});

test("noanswernums counts an unanswered call for the agent whose phone rang", (t) => {
  const { signIn, call, answer, runFor, counted } = openCenter({ settings: { noAnswerAction: "idle" } });
  signIn(101);
  signIn(102);
  call();
  runFor(30);
  answer(102);
  runFor(10);
  t.same(counted(101), { noanswernums: 1 });
  t.same(counted(102), { talktime: 10, answernums: 1 });
  t.end();
});

test("an unanswered call that makes the agent busy also counts in busynums", (t) => {
  const { signIn, call, runFor, counted } = openCenter();
  signIn(101);
  call();
  runFor(50);
  t.same(counted(101), { noanswernums: 1, busynums: 1, busytime: 20 });
  t.end();
});

test("a customer who hangs up while the call rings changes no counter", (t) => {
  const { signIn, call, hangUpAsCustomer, runFor, counted } = openCenter();
  signIn(101);
  const id = call();
  runFor(10);
  hangUpAsCustomer(id);
  t.same(counted(101), {});
  t.end();
});

test("redirectnums counts a call of a queue that the agent rejects", (t) => {
  const { signIn, call, release, counted } = openCenter();
  signIn(101);
  call();
  release(101);
  t.same(counted(101), { redirectnums: 1, busynums: 1 });
  t.end();
});

test("agentrelease counts a direct call that the agent rejects", (t) => {
  const { signIn, call, release, counted } = openCenter();
  signIn(101);
  call({ agent: 101 });
  release(101);
  t.same(counted(101), { agentrelease: 1, busynums: 1 });
  t.end();
});

test("two simultaneous calls count each second of talktime once", (t) => {
  const statistics = new Statistics(defaultCenterSettings);
  const facts = {
    feature: "inbound",
    caller: "1",
    called: "2",
    queue: undefined,
    queueName: undefined,
    media: "voice",
    assists: false,
  } as const;
  let serial = 0;
  const countEvent = (at: number, event: LoggedEvent["event"]) =>
    statistics.countEvent({ serial: ++serial, at, cause: 0, event });
  countEvent(0, { type: "talking", talkCause: "answered", agent: 101, call: "a", ...facts });
  countEvent(10_000, { type: "talking", talkCause: "answered", agent: 101, call: "b", ...facts });
  countEvent(20_000, { type: "leftCall", agent: 101, call: "a", by: "other", stillTalking: true });
  t.same(selectNonzeroCounters(statistics.read(101, 25_000)), { talktime: 25, answernums: 2 });
  countEvent(30_000, { type: "leftCall", agent: 101, call: "b", by: "other", stillTalking: false });
  t.same(selectNonzeroCounters(statistics.read(101, 90_000)), { talktime: 30, answernums: 2 });
  t.end();
});
