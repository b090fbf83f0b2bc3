// Property: after any actions of agents who record and play recordings, each recording ends once, and its length excludes its pauses
// and is at most the limit. Each event of a player comes in a state of the player that allows it. Refusals change nothing. A restored copy
// behaves the same.
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { listRunningRecordings, REASONS } from "../../src/core/index.ts";
import { countCases } from "../support/cases.ts";
import { openCenter, openRestoredCopy, type Stage } from "../support/center.ts";
import { checkCallsAndAgents, writeStateAsText } from "../support/invariants.ts";
import { LAST_AGENT, recordingAct } from "../support/recording-acts.ts";
import { checkSameHash } from "../support/restoring.ts";

const DAY_MS = 86_400_000;

/** A recording as its events show it: the time recorded before `since` (milliseconds), and the instant since which it runs. */
interface FollowedRecording {
  recorded: number;
  since: number | undefined;
}

/** Checks each recording by its events: it begins and ends once, and its length excludes its pauses. Returns those that run, by task. */
function followRecordings({ center }: Stage): Map<number, FollowedRecording> {
  const running = new Map<number, FollowedRecording>();
  const seen = new Set<number>();
  center.log.listen(({ at, event }) => {
    if (event.type === "recordingBegan") {
      ok(!seen.has(event.task), `recording ${event.task} begins twice`);
      seen.add(event.task);
      running.set(event.task, { recorded: 0, since: at });
    }
    const followed = "task" in event ? running.get(event.task) : undefined;
    if (event.type === "recordingPaused" || event.type === "recordingEnded") {
      ok(followed !== undefined, `recording ${event.task} does not run`);
      const time = followed.recorded + (followed.since === undefined ? 0 : at - followed.since);
      equal(event.recorded, Math.min(time, DAY_MS), `the length of recording ${event.task}`);
      followed.recorded = time;
      followed.since = undefined;
      if (event.type === "recordingEnded") running.delete(event.task);
    }
    if (event.type === "recordingResumed") {
      ok(followed?.since === undefined, `recording ${event.task} runs already`);
      if (followed !== undefined) followed.since = at;
    }
  });
  return running;
}

/**
 * Sets the followed time of recordings that continue a file to the length of that file.
 *
 * @param lengths the lengths of the recordings that were finished before the act, in milliseconds, by id
 */
function followContinued(
  { center: { state, now } }: Stage,
  followed: Map<number, FollowedRecording>,
  lengths: Map<string, number>,
) {
  for (const { recording } of listRunningRecordings(state)) {
    const { task, id, recorded, begunAt } = recording;
    const known = followed.get(task);
    if (known === undefined || begunAt !== now || recorded === known.recorded) continue;
    equal(recorded, lengths.get(id), `recording ${task} begins with the length of ${id}`);
    known.recorded = recorded;
  }
}

/** Checks the finished and the running recordings against each other and against the followed events. */
function checkRecordings({ center: { state, now } }: Stage, followed: ReadonlyMap<number, FollowedRecording>): void {
  const running = [...listRunningRecordings(state)];
  deepEqual(
    new Set(running.map(({ recording }) => recording.task)),
    new Set(followed.keys()),
    "the running recordings",
  );
  const ids = running.map(({ recording }) => recording.id);
  equal(
    new Set([...ids, ...state.recordings.keys()]).size,
    ids.length + state.recordings.size,
    "every recording has its own id",
  );
  const files = [...running.map(({ recording }) => recording), ...state.recordings.values()].flatMap(
    ({ file }) => file ?? [],
  );
  equal(new Set(files).size, files.length, "every recording has its own file");
  for (const { id, length, begunAt, endedAt } of state.recordings.values()) {
    ok(length >= 0 && length <= DAY_MS && begunAt <= endedAt && endedAt <= now, id);
  }
}

/** Checks that the position of each player is within its recording, played as often as requested. */
function checkPlayers({ center: { state } }: Stage): void {
  for (const { id, session } of state.agents.values()) {
    const { played, length, times } = session?.player ?? { played: 0, length: 0, times: 1 };
    ok(played >= 0 && played <= length * times, `the player of ${id} is at ${played} of ${times} times ${length}`);
  }
}

/** Checks that each event of a player comes in the state that allows it: no playback, playing or paused. */
function watchPlayers({ center }: Stage): void {
  const states = new Map<number, "playing" | "paused">();
  const expected = {
    playBegan: [undefined, "playing"],
    playPaused: ["playing", "paused"],
    playResumed: ["paused", "playing"],
    playJumped: ["playing", "playing"],
  } as const;
  center.log.listen(({ event }) => {
    if (event.type in expected && "agent" in event && event.agent !== undefined) {
      const [before, after] = expected[event.type as keyof typeof expected];
      equal(states.get(event.agent), before, `${event.type} of ${event.agent}`);
      states.set(event.agent, after);
    }
    if (event.type === "playEnded") {
      equal(states.delete(event.agent), event.playEnd !== "failed", `the player of ${event.agent} ends`);
    }
  });
}

/** Returns what a restored copy has in common with its original. Its polls have ended, so its sessions differ. */
function readCommonState({ center: { state } }: Stage): unknown {
  const omitTimers = (key: string, value: unknown) => (/timer$/i.test(key) ? undefined : value);
  const players = [...state.agents.values()].map(({ session }) => session?.player);
  return JSON.parse(JSON.stringify([[...state.recordings], [...listRunningRecordings(state)], players], omitTimers));
}

test("recordings and players match their events, and refusals change nothing, after any sequence of actions", (t) => {
  fc.assert(
    fc.property(fc.array(recordingAct, { minLength: 30, maxLength: 80 }), fc.boolean(), (acts, queueRecords) => {
      const stage = openCenter({
        agents: LAST_AGENT - 100,
        queues: { 25: { isRecorded: queueRecords } },
        special: { 101: { inspector: true }, 102: { inspector: true } },
        settings: { supervision: false },
      });
      for (let id = 101; id <= LAST_AGENT; id++) stage.signIn(id, { releasePhone: id % 2 === 0 });
      const followed = followRecordings(stage);
      watchPlayers(stage);
      const performAndFollow = (act: (typeof acts)[number]): unknown => {
        const lengths = new Map([...stage.center.state.recordings].map(([id, { length }]) => [id, length] as const));
        const outcome = act(stage);
        followContinued(stage, followed, lengths);
        return outcome;
      };
      for (const act of acts) {
        const before = writeStateAsText(stage);
        const outcome = performAndFollow(act);
        if (REASONS.includes(outcome as (typeof REASONS)[number])) equal(writeStateAsText(stage), before, `${outcome}`);
        checkRecordings(stage, followed);
        checkPlayers(stage);
        checkCallsAndAgents(stage);
      }
      const copy = openRestoredCopy(stage);
      checkSameHash(copy, stage);
      for (const act of acts.slice(-10)) deepEqual(act(copy), performAndFollow(act));
      deepEqual(readCommonState(copy), readCommonState(stage), "a restored copy continues like its original");
    }),
    { numRuns: countCases(60) },
  );
  t.end();
});
