// Tests of simulated histories: over a thousand seeds, the rules of the center apply and the averages are realistic.
import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "tap";
import {
  type AgentId,
  backdateSignIn,
  Chance,
  type Counters,
  finish,
  type LoggedEvent,
} from "../../../src/core/index.ts";
import { openShift, simulateHistory } from "../../../src/scenario/stage/history.ts";
import { openCenter, START } from "../../support/center.ts";
import { recount } from "../../support/recount.ts";

const HOUR_MS = 3_600_000;
const ADA: AgentId = 101;

interface Shift {
  readonly counters: Counters;
  readonly calls: { readonly arrived: number; readonly answered: number };
  /** All events of the agent. */
  readonly events: readonly LoggedEvent[];
}

/** Simulates a shift of eight hours with a seed. */
function simulate(seed: number, callsPerHour: number): Shift {
  const end = START + 8 * HOUR_MS;
  const center = openShift(ADA, { chance: new Chance(seed), begin: START, end, callsPerHour });
  const events = center.log.recent().filter(({ event }) => "agent" in event);
  center.log.listen((logged) => {
    if ("agent" in logged.event) events.push(logged);
  });
  center.runUntil(end);
  const [queue] = center.state.queues.values();
  const { arrived = 0, answered = 0 } = queue?.counts ?? {};
  return { counters: center.statistics(ADA), calls: { arrived, answered }, events };
}

const SHIFTS = Array.from({ length: 1_000 }, (_, i) => simulate(i + 1, 8));

test("the counters of a thousand shifts match a recount of their events, and agree with each other", async (t) => {
  for (const [i, { counters, calls, events }] of SHIFTS.entries()) {
    const seed = `seed ${i + 1}`;
    deepEqual(counters, recount(events, START + 8 * HOUR_MS), seed);
    const { talktime, busytime, resttime, restouttime } = counters;
    ok(talktime + busytime + resttime <= 8 * 3_600, `${seed}: the counters exceed the time of the shift`);
    ok(restouttime <= resttime && counters.restoutnums <= counters.restnums, `${seed}: overstayed more than rested`);
    ok(counters.agentrelease <= counters.answernums, `${seed}: hung up more calls than it answered`);
    equal(counters.answernums, calls.answered, `${seed}: the queue counts other answers than the agent`);
  }
  t.equal(SHIFTS.length, 1_000, "the counters of all shifts match");
});

test("the averages are realistic for a contact center", async (t) => {
  const sum = (figureOf: (shift: Shift) => number) => SHIFTS.reduce((total, shift) => total + figureOf(shift), 0);
  const answered = sum(({ calls }) => calls.answered);
  const meanTalk = sum(({ counters }) => counters.talktime) / answered / 60;
  const share = answered / sum(({ calls }) => calls.arrived);
  t.ok(meanTalk >= 2 && meanTalk <= 6, `a conversation takes ${meanTalk.toFixed(1)} minutes on average`);
  t.ok(share >= 0.6 && share <= 0.95, `${(share * 100).toFixed(0)} % of the calls are answered`);
  t.ok(sum(({ counters }) => counters.keepnums) > 1_000, "calls are held");
  t.ok(sum(({ counters }) => counters.restoutnums) > 100, "some rests are overstayed");
  t.ok(sum(({ counters }) => counters.noanswernums) > 100, "some calls are not answered");
});

test("the sign-in is as long ago as requested, and two agents have different histories with the same seed", async (t) => {
  const { center, signIn, session } = openCenter({ agents: 2 });
  const simulatePast = (seed: number, agent: AgentId) =>
    finish(simulateHistory({ chance: new Chance(seed) }, agent, { since: 4 * HOUR_MS, callsPerHour: 12 }));
  center.perform(backdateSignIn, { agent: 101, past: simulatePast(1, 101) });
  signIn(101);
  t.equal(session(101).signedInAt, START - 4 * HOUR_MS);
  t.same(center.statistics(101), simulatePast(1, 101).counters);
  t.notSame(simulatePast(1, 102).counters, simulatePast(1, 101).counters);
});

test("a history depends only on its parameters, not on when or how often it is simulated", async (t) => {
  const [since, callsPerHour] = [4 * HOUR_MS, 12];
  for (let agent = 101; agent <= 150; agent++) {
    const simulatePast = () =>
      finish(simulateHistory({ chance: new Chance(1) }, agent, { since, callsPerHour })).counters;
    const chance = new Chance(new Chance(1).drawUint32(`past/${agent}`));
    const shift = openShift(agent, { chance, begin: START, end: START + since, callsPerHour });
    shift.runUntil(START + since);
    t.same([simulatePast(), simulatePast()], [shift.statistics(agent), shift.statistics(agent)]);
  }
});
