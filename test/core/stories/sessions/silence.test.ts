// Stories of silent clients: conditions under which silence signs an agent out.
import { test } from "tap";
import {
  defaultCenterSettings,
  hearClient,
  setListening,
  setPaceFactor,
  signIn as signInMove,
} from "../../../../src/core/index.ts";
import { openCenter, START, usualDetails } from "../../../support/center.ts";

test("120 seconds of silence sign an agent out", (t) => {
  const { signIn, record, runFor, events } = openCenter();
  signIn(101, { polls: false });
  const rows = record();
  runFor(500);
  t.same(rows, [[120, 101, "signedOut"]]);
  t.same(events("signedOut"), [{ type: "signedOut", agent: 101, signOutCause: "silence", signedInAt: START }]);
  t.end();
});

test("a sign-out for silence during a call hangs up the customer", (t) => {
  const { signIn, call, answer, record, runFor } = openCenter();
  signIn(101, { polls: false });
  call();
  answer(101);
  const rows = record();
  runFor(120);
  t.same(rows, [
    [120, 101, "leftCall"],
    [120, 101, "otherSideLeft"],
    [120, 101, "phoneOnHook"],
    [120, "center", "callOver"],
    [120, 101, "signedOut"],
  ]);
  t.end();
});

test("each request restarts the time limit", (t) => {
  const { center, signIn, record, runFor } = openCenter();
  signIn(101, { polls: false });
  const rows = record();
  runFor(100);
  center.perform(hearClient, { id: 101 });
  runFor(119);
  center.perform(hearClient, { id: 101 });
  runFor(200);
  t.same(rows, [[339, 101, "signedOut"]]);
  t.end();
});

test("a held poll prevents silence until it ends", (t) => {
  const { center, signIn, session, record, runFor } = openCenter();
  signIn(101, { polls: true });
  const rows = record();
  runFor(1_000);
  t.same(rows, []);
  center.perform(setListening, { agent: 101, session: session(101).serial, listening: false });
  runFor(1_000);
  t.same(rows, [[1_120, 101, "signedOut"]]);
  t.end();
});

test("one advance of the clock after a request signs out no agent, but the next one may", (t) => {
  const { signIn, record, advance } = openCenter();
  signIn(101, { polls: false });
  const rows = record();
  advance(3_600);
  t.same(rows, []);
  advance(119);
  t.same(rows, [], "silence counts from the end of the first advance");
  advance(3_600);
  t.same(rows, [[3_720, 101, "signedOut"]]);
  t.end();
});

test("a request between two advances prevents a sign-out by the second one", (t) => {
  const { center, signIn, record, advance } = openCenter();
  signIn(101, { polls: false });
  const rows = record();
  advance(3_600);
  center.perform(hearClient, { id: 101 });
  advance(3_600);
  t.same(rows, []);
  advance(3_600);
  t.same(rows, [[7_320, 101, "signedOut"]]);
  t.end();
});

test("after an advance, 120 seconds of silence on a running clock sign an agent out", (t) => {
  const { signIn, record, runFor, advance } = openCenter();
  signIn(101, { polls: false });
  const rows = record();
  advance(60);
  runFor(120);
  t.same(rows, [[180, 101, "signedOut"]]);
  t.end();
});

test("a clock that runs 60 times faster gives a client 60 times the time", (t) => {
  const { center, signIn, record, runFor } = openCenter();
  center.perform(setPaceFactor, { factor: 60 });
  signIn(101, { polls: false });
  const rows = record();
  runFor(10_000);
  t.same(rows, [[7_200, 101, "signedOut"]]);
  t.end();
});

test("a timer of an earlier session does not affect the next one", (t) => {
  const { signIn, signOut, record, runFor } = openCenter();
  signIn(101, { polls: false });
  runFor(100);
  signOut(101);
  signIn(101, { polls: false });
  const rows = record();
  runFor(200);
  t.same(rows, [[220, 101, "signedOut"]]);
  t.end();
});

test("with supervision off, silence has no effect until it is on again", (t) => {
  const { center, signIn, record, runFor, stateOf } = openCenter({ settings: { supervision: false } });
  signIn(101, { polls: false });
  const rows = record();
  runFor(1_000);
  t.same(rows, []);
  center.changeSettings(defaultCenterSettings);
  runFor(120);
  t.equal(stateOf(101), "out");
  t.end();
});

test("maxTime sets the limit", (t) => {
  const { signIn, record, runFor } = openCenter({ settings: { maxTime: 30_000 } });
  signIn(101, { polls: false });
  const rows = record();
  runFor(60);
  t.same(rows, [[30, 101, "signedOut"]]);
  t.end();
});

test("an agent on autopilot needs no client", (t) => {
  const { center, record, runFor } = openCenter();
  center.perform(signInMove, { agent: 101, password: undefined, details: usualDetails, force: false });
  const rows = record();
  runFor(10_000);
  t.same(rows, []);
  t.same(center.agent(101)?.mailbox.waiting, [], "no events are stored for a client");
  t.end();
});

test("a changed limit also applies to agents who are already silent", (t) => {
  const { center, signIn, record, runFor } = openCenter();
  for (const agent of [101, 102]) signIn(agent, { polls: false });
  const rows = record();
  runFor(30);
  center.changeSettings({ ...center.settings, maxTime: 300_000 });
  runFor(120);
  t.same(rows, []);
  center.changeSettings({ ...center.settings, maxTime: 160_000 });
  runFor(9);
  t.same(rows, []);
  runFor(1);
  t.same(rows, [
    [160, 101, "signedOut"],
    [160, 102, "signedOut"],
  ]);
  t.end();
});

test("a slower clock shortens the limit immediately", (t) => {
  const { center, signIn, record, runFor } = openCenter();
  center.perform(setPaceFactor, { factor: 60 });
  signIn(101, { polls: false });
  const rows = record();
  runFor(100);
  center.perform(setPaceFactor, { factor: 1 });
  runFor(500);
  t.same(rows, [[120, 101, "signedOut"]]);
  t.end();
});

test("after many changes of the limit, there is one scheduled check per client", (t) => {
  const { center, signIn } = openCenter();
  signIn(101, { polls: false });
  for (let i = 1; i <= 50; i++) center.changeSettings({ ...center.settings, maxTime: 100_000 + i });
  t.equal(center.snapshot().clock.entries.length, 1);
  t.end();
});
