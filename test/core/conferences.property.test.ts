// Property: places, chairs, parties and counters are consistent after any actions in conferences, calls and inspections.
// Each agent's events come in order. Refusals change nothing. A copy that is restored from a snapshot behaves the same.
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { type AgentId, type CenterEvent, REASONS } from "../../src/core/index.ts";
import { countCases } from "../support/cases.ts";
import { openCenter, openRestoredCopy, type Stage } from "../support/center.ts";
import { conferenceAct, LAST_AGENT, NUMBERS } from "../support/conference-acts.ts";
import {
  checkCallsAndAgents,
  checkCountersSinceSignIn,
  checkFreeAgents,
  recordEvents,
  writeStateAsText,
} from "../support/invariants.ts";
import { checkSameHash } from "../support/restoring.ts";

/** Checks that no conference exceeds its places or lacks its chair, and that parties and sessions refer to each other. */
function checkConferences({ center: { state } }: Stage): void {
  const inside: AgentId[] = [];
  for (const { id, chair, places, begunAt, participants } of state.conferences.values()) {
    ok(participants.length <= places, `${id} has ${participants.length} participants on ${places} places`);
    const agents = participants.flatMap(({ party }) => ("agent" in party ? [party.agent] : []));
    ok(agents.includes(chair), `the chair of ${id} is not in it`);
    for (const agent of agents) equal(state.agents.get(agent)?.session?.conference, id, `${agent} is in ${id}`);
    for (const { state, enteredAt } of participants) equal(state === "here", enteredAt !== undefined);
    ok(begunAt !== undefined || participants.length === 1, `${id} has participants before it began`);
    inside.push(...agents);
  }
  equal(new Set(inside).size, inside.length, "an agent is in two conferences");
  for (const { id, session } of state.agents.values()) {
    if (session?.conference === undefined) continue;
    ok(inside.includes(id), `the session of ${id} has a conference that ${id} is not in`);
    equal(session.calls.length, 0, `${id} is in a conference and in a call`);
  }
}

/** Checks, event by event, that a conference ends once, and that only an agent who has joined and not left gets the events inside it. */
function checkEventOrder({ center }: Stage): void {
  const joined = new Map<AgentId, number>();
  const over = new Set<number>();
  center.log.listen(({ event }) => {
    if (event.type === "conferenceOver") {
      ok(!over.has(event.conference), `${event.conference} ends twice`);
      over.add(event.conference);
    }
    if (event.type === "joinedConference" || event.type === "talkMoved") joined.set(event.agent, event.conference);
    if (event.type === "leftConference") {
      equal(joined.get(event.agent), event.conference, `${event.agent} leaves a conference that it has not joined`);
      joined.delete(event.agent);
    }
    if (isHeardInside(event))
      equal(
        joined.get(event.agent),
        event.conference,
        `${event.agent} gets ${event.type}, but is not in the conference`,
      );
  });
}

/** Returns whether only an agent who has joined gets an event. The end of the conference is reported after the leave. */
function isHeardInside(event: CenterEvent): event is CenterEvent & { agent: AgentId; conference: number } {
  if (event.type === "participantChanged") return event.leave !== "ended";
  return ["conferenceGranted", "conferenceEnding", "becameChair", "conferenceSoundEnded"].includes(event.type);
}

/** Returns what a restored copy has in common with its original. Its polls have ended, so its sessions differ. */
function readCommonState({ center }: Stage): unknown {
  const { conferences, multimediaConferences, calls, agents } = center.state;
  const counters = [...agents.keys()].map((id) => center.statistics(id));
  // A restored center schedules its checks of silence at other moments, so that later timers have other numbers.
  const omitTimers = (key: string, value: unknown) => (/timer$/i.test(key) ? undefined : value);
  return JSON.parse(JSON.stringify([[...conferences], [...multimediaConferences], [...calls], counters], omitTimers));
}

test("conferences are consistent, and refusals change nothing, after any sequence of actions", (t) => {
  fc.assert(
    fc.property(fc.array(conferenceAct, { minLength: 40, maxLength: 100 }), fc.nat(3), (acts, pickUp) => {
      const stage = openCenter({
        agents: LAST_AGENT - 100,
        special: { 101: { inspector: true }, 102: { inspector: true } },
        settings: { phonePickUp: pickUp * 12_000, supervision: false },
        habits: [
          { number: NUMBERS[1] ?? "", does: "busy" },
          { number: NUMBERS[2] ?? "", talk: 40 },
        ],
      });
      for (let id = 101; id <= LAST_AGENT; id++)
        stage.signIn(id, { phoneLinkage: id % 2 === 0, releasePhone: id % 3 !== 0 });
      const eventsSinceSignIn = recordEvents(stage);
      checkEventOrder(stage);
      for (const act of acts) {
        const before = writeStateAsText(stage);
        const outcome = act(stage);
        if (REASONS.includes(outcome as (typeof REASONS)[number])) equal(writeStateAsText(stage), before, `${outcome}`);
        checkConferences(stage);
        checkCallsAndAgents(stage);
      }
      checkFreeAgents(stage);
      const copy = openRestoredCopy(stage);
      checkSameHash(copy, stage);
      for (const act of acts.slice(-10)) deepEqual(act(copy), act(stage));
      deepEqual(readCommonState(copy), readCommonState(stage), "a restored copy continues like its original");
      stage.runFor(100_000);
      equal(stage.center.state.conferences.size, 0, "every conference ends");
      checkCountersSinceSignIn(stage, eventsSinceSignIn);
    }),
    { numRuns: countCases(60) },
  );
  t.end();
});
