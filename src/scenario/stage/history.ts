// Simulates the history of an agent: hours of work in a separate center, by the same rules, in virtual time.
import {
  type AgentId,
  answerCall,
  backdateSignIn,
  beginIncomingCall,
  Center,
  Chance,
  type Channel,
  type Counters,
  cancelRest,
  chooseSkills,
  type Distribution,
  type Duration,
  HOUR,
  holdCall,
  type Instant,
  legsOf,
  MINUTE,
  type Past,
  type Progress,
  releaseCall,
  requestRest,
  retrieveCall,
  sample,
  signIn,
  type Work,
} from "../../core/index.ts";
import { defaultSettings } from "../../forms/settings.ts";
import { makePlayedDetails, type Stage } from "./stage.ts";

const QUEUE = 1;

// The distributions of an ordinary shift.
const TALK: Distribution = { kind: "percentiles", p50: 3 * MINUTE, p95: 9 * MINUTE };
const ANSWER: Distribution = { kind: "percentiles", p50: 4_000, p95: 12_000 };
const PATIENCE: Distribution = { kind: "exponential", mean: 2 * MINUTE };
const REST_EVERY: Distribution = { kind: "exponential", mean: 90 * MINUTE };
const REST: Distribution = { kind: "percentiles", p50: 9 * MINUTE, p95: 16 * MINUTE };
const GRANTED_REST_MS = 10 * MINUTE;
const TALK_BEFORE_HOLD: Distribution = { kind: "fixed", value: 20_000 };
const HOLD: Distribution = { kind: "percentiles", p50: 30_000, p95: 2 * MINUTE };
const SHARE_HELD = 0.15;
const SHARE_HUNG_UP_BY_AGENT = 0.25;
const SHARE_LEFT_RINGING = 0.04;

type ShiftEvent = "arrive" | "answer" | "hold" | "retrieve" | "hang-up" | "rest" | "end-rest";

const SHIFT: Channel<ShiftEvent> = { name: "script" };

/** The maximum number of histories in the cache. A history depends only on its parameters, and every reset needs the same histories. */
const MAX_CACHED = 10_000;

const cache = new Map<string, Readonly<Counters>>();

/** The number of clock entries that run before other work can run. */
const ENTRIES_PER_SLICE = 100;

/**
 * Simulates the histories of agents, each in a separate center, and applies them when all are done. Abandoned work changes only the random
 * streams that it has drawn from.
 *
 * @param since how long ago the agents signed in, in milliseconds.
 * @yields the number of agents that are done.
 */
export function* simulateHistories(
  stage: Pick<Stage, "chance" | "center">,
  { agents, since, callsPerHour }: { agents: readonly AgentId[]; since: Duration; callsPerHour: number },
): Work {
  const histories: Past[] = [];
  for (const agent of agents) {
    const progress = { done: histories.length, of: agents.length };
    yield progress;
    histories.push(yield* simulateHistory(stage, agent, { since, callsPerHour }, progress));
  }
  for (const [i, agent] of agents.entries()) {
    const past = histories[i];
    if (past !== undefined) stage.center.perform(backdateSignIn, { agent, past });
  }
}

/** Returns the history of one agent, simulated or from the cache. Each further history of an agent draws another seed. */
export function* simulateHistory(
  stage: Pick<Stage, "chance">,
  agent: AgentId,
  { since, callsPerHour }: { since: Duration; callsPerHour: number },
  progress: Progress = { done: 0, of: 1 },
): Work<Past> {
  // A separate seed for each agent, so that one history affects neither another nor the present.
  const seed = stage.chance.drawUint32(`past/${agent}`);
  const key = `${seed} ${agent} ${since} ${callsPerHour}`;
  const known = cache.get(key);
  if (known !== undefined) return { since, counters: known };
  let left = ENTRIES_PER_SLICE;
  const center = openShift(agent, { chance: new Chance(seed), begin: 0, end: since, callsPerHour });
  center.run.pauseBetweenEntries({
    begin: () => {
      left = ENTRIES_PER_SLICE;
    },
    areDue: () => --left <= 0,
    onPaused: () => {},
  });
  center.runUntil(since);
  while (!center.run.resume()) yield progress;
  const counters = Object.freeze(center.statistics(agent));
  cache.set(key, counters);
  const [oldest] = cache.keys();
  if (cache.size > MAX_CACHED && oldest !== undefined) cache.delete(oldest);
  return { since, counters };
}

/** A shift of one agent, which is signed in from `begin` to `end`. */
interface Shift {
  readonly chance: Chance;
  readonly begin: Instant;
  readonly end: Instant;
  readonly callsPerHour: number;
}

/** Returns the center of a shift, at its start: the agent has just signed in, and everything is scheduled. */
export function openShift(agent: AgentId, { chance, begin, end, callsPerHour }: Shift): Center {
  const center = new Center({
    plan: {
      vdn: { id: 1, name: "past" },
      queues: [{ id: QUEUE, name: "past" }],
      agents: [{ id: agent, name: "past", password: "", queues: [QUEUE] }],
    },
    // An agent that lets a call ring becomes idle again, instead of staying busy for hours.
    settings: { ...defaultSettings, noAnswerAction: "idle" },
    start: begin,
    chance,
  });
  const schedule = (distribution: Distribution, event: ShiftEvent): void => {
    const at = center.now + sample(distribution, chance, event);
    if (at < end) center.schedule(SHIFT, at, event);
  };
  const happens = (share: number, what: string): boolean => chance.drawFraction(what) < share;
  const arrivals: Distribution = { kind: "exponential", mean: HOUR / callsPerHour };

  center.log.listen(({ event }) => {
    if (event.type === "ringing" && !happens(SHARE_LEFT_RINGING, "left-ringing")) schedule(ANSWER, "answer");
    if (event.type !== "talking" || event.talkCause !== "answered") return;
    if (happens(SHARE_HELD, "held")) schedule(TALK_BEFORE_HOLD, "hold");
    if (happens(SHARE_HUNG_UP_BY_AGENT, "hung-up-by-agent")) schedule(TALK, "hang-up");
  });
  center.onEntry(SHIFT, (event) => {
    switch (event) {
      case "arrive": {
        const call = {
          from: "past",
          to: { queue: QUEUE },
          patience: sample(PATIENCE, chance, "patience"),
          talk: sample(TALK, chance, "talk"),
        };
        center.perform(beginIncomingCall, call);
        schedule(arrivals, "arrive");
        break;
      }
      case "answer":
        center.perform(answerCall, { agent, call: undefined });
        break;
      case "hold":
        center.perform(holdCall, { agent });
        schedule(HOLD, "retrieve");
        break;
      case "retrieve":
        center.perform(retrieveCall, { agent, call: undefined });
        break;
      case "hang-up":
        if (isTalking(center, agent)) center.perform(releaseCall, { agent });
        break;
      case "rest":
        center.perform(requestRest, { agent, time: GRANTED_REST_MS, cause: 0, prolong: false });
        schedule(REST, "end-rest");
        schedule(REST_EVERY, "rest");
        break;
      case "end-rest":
        center.perform(cancelRest, { agent });
        break;
    }
  });

  center.perform(signIn, { agent, password: undefined, details: makePlayedDetails("past", true), force: false });
  center.perform(chooseSkills, { agent, queues: "all" });
  schedule(arrivals, "arrive");
  schedule(REST_EVERY, "rest");
  return center;
}

function isTalking(center: Center, id: AgentId): boolean {
  const agent = center.agent(id);
  return agent !== undefined && legsOf(center, agent).some(({ leg }) => leg.state === "talking");
}
