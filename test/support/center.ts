// Opens a center for tests of the core, with queues 25 and 26, agents from 101 on, and methods for moves.
import {
  type AgentId,
  type AgentPlan,
  type CallId,
  Center,
  type CenterEvent,
  type CenterPlan,
  type CenterSettings,
  Chance,
  type Channel,
  cancelBusy,
  cancelRest,
  cancelWrapUp,
  chooseSkills,
  createFixedDistribution,
  type Distribution,
  defaultCenterSettings,
  finish,
  type Move,
  type OutsideHabit,
  Refusal,
  requestBusy,
  requestIdle,
  requestRest,
  requestWrapUp,
  type SignedIn,
  type SignInDetails,
  type SignOutCause,
  setListening,
  signIn,
  signOut,
} from "../../src/core/index.ts";
import { createRecordingMethods } from "./recorder.ts";
import { createCallMethods } from "./telephone.ts";

/** The channel for timers that tests schedule in place of those of a scenario. */
export const SCRIPT: Channel<string> = { name: "script" };

/** The start of every test's world time: Monday 2026-01-05, 09:00 UTC. */
export const START = 1_767_603_600_000;

/** The default details of a sign-in. */
export const usualDetails: Readonly<SignInDetails> = {
  phone: "40038",
  autoAnswer: false,
  autoEnterIdle: true,
  releasePhone: true,
  agentType: "phone",
  status: "idle",
  ip: "",
  push: undefined,
  webm: false,
  mailm: false,
  phoneLinkage: false,
};

/** The differences of a center from the default one. */
export interface Arrangement {
  settings?: Partial<CenterSettings>;
  /** The number of agents, from 101 on, all with the password `secret` and both queues. */
  agents?: number;
  /** The limit on agents; none by default. */
  maxAgents?: number;
  phoneRange?: { from: string; to: string };
  recordings?: boolean;
  /** Members of the plan of a queue; queues other than 25 and 26 are added. */
  queues?: Readonly<Record<number, Partial<CenterPlan["queues"][number]>>>;
  /** IVRs, each with the seconds that it keeps a call; by default 7 with 20 s. */
  ivrs?: Readonly<Record<number, number>>;
  /** The behavior of outside numbers; `ring` (3 by default) and `talk` in seconds, or `talk` as a distribution. */
  habits?: readonly { number: string; ring?: number; does?: OutsideHabit["does"]; talk?: number | Distribution }[];
  /** Members of the plan of an agent, such as its group or phone. */
  special?: Readonly<Record<AgentId, Partial<AgentPlan>>>;
}

/** The differences of a sign-in from the default one: the agent's password, not forced, with polls, in all queues. */
export interface SigningIn extends Partial<SignInDetails> {
  password?: string;
  force?: boolean;
  /** Whether the client holds a poll from now on; true by default. A client without a poll is silent. */
  polls?: boolean;
  /** The queues to sign in to after the sign-in; by default all of the agent's queues. */
  queues?: readonly number[];
}

/** One event: seconds since START, the agent that it is about or `center`, and the type. */
export type Row = readonly [seconds: number, agent: AgentId | "center", type: CenterEvent["type"]];

/** A center with methods for moves. Each returns the result of its move, or the reason of a refusal; `signIn` returns `done`. */
export type Stage = ReturnType<typeof createStage>;

/** Opens a center. Its clock stands at START until a test advances it. */
export function openCenter(arrangement: Arrangement = {}): Stage {
  const {
    settings = {},
    agents = 3,
    maxAgents = Number.POSITIVE_INFINITY,
    phoneRange,
    recordings = true,
    queues = {},
    ivrs = { 7: 20 },
    habits = [],
    special = {},
  } = arrangement;
  const queueNames: Record<number, string> = { 25: "Support", 26: "Sales" };
  const plan: CenterPlan = {
    vdn: { id: 1, name: "Demo" },
    recordings,
    ...(phoneRange === undefined ? {} : { phoneRange }),
    queues: [...new Set([25, 26, ...Object.keys(queues).map(Number)])].map((id) => ({
      id,
      name: queueNames[id] ?? `Queue ${id}`,
      ...queues[id],
    })),
    ivrs: Object.entries(ivrs).map(([id, seconds]) => ({ id: Number(id), name: `IVR ${id}`, time: seconds * 1_000 })),
    habits: habits.map(({ number, ring = 3, does = "answer", talk }) => ({
      number,
      ring: createFixedDistribution(ring * 1_000),
      does,
      talk: typeof talk === "number" ? createFixedDistribution(talk * 1_000) : talk,
    })),
    agents: Array.from({ length: agents }, (_, i) => ({
      id: 101 + i,
      name: `Agent ${101 + i}`,
      password: "secret",
      queues: [25, 26],
      ...special[101 + i],
    })),
  };
  const chance = new Chance(1);
  const parts = { plan, settings: { ...defaultCenterSettings, ...settings }, start: START, chance, maxAgents };
  return createStage(new Center(parts), chance);
}

/** Opens a second center from a snapshot of the first, which is passed through JSON text. */
export function openRestoredCopy({ center, chance }: Stage): Stage {
  const snapshot = JSON.parse(JSON.stringify(center.snapshot()));
  const draws = new Chance(1, new Map(chance.draws));
  return createStage(finish(Center.restoreInSlices({ snapshot, chance: draws })), draws);
}

/** Performs a move. Returns its outcome, or the reason of the refusal. */
export function outcomeOf<Input, Output>(center: Center, move: Move<Input, Output>, input: Input) {
  const outcome = center.perform(move, input);
  return outcome instanceof Refusal ? outcome.reason : outcome;
}

/** Returns a center with methods for moves. */
function createStage(center: Center, chance: Chance) {
  const perform = <Input, Output>(move: Move<Input, Output>, input: Input) => outcomeOf(center, move, input);

  return {
    center,
    chance,

    signIn(agent: AgentId, { password = "secret", force = false, polls = true, queues, ...details }: SigningIn = {}) {
      const outcome = perform(signIn, { agent, password, force, details: { ...usualDetails, ...details } });
      if (typeof outcome === "string") return outcome;
      if (polls) center.perform(setListening, { agent: outcome.id, session: outcome.session.serial, listening: true });
      perform(chooseSkills, { agent, queues: queues ?? "all" });
      return "done";
    },
    signOut: (agent: AgentId, cause: SignOutCause = "own") => perform(signOut, { agent, cause }),
    chooseSkills: (agent: AgentId, queues: readonly number[] | "all") => perform(chooseSkills, { agent, queues }),
    sayBusy: (agent: AgentId, reason = 0, prolong = false) => perform(requestBusy, { agent, reason, prolong }),
    cancelBusy: (agent: AgentId) => perform(cancelBusy, { agent }),
    sayFree: (agent: AgentId) => perform(requestIdle, { agent }),
    /** Requests a rest; `seconds` is its duration. */
    rest: (agent: AgentId, seconds = 60, cause = 0, prolong = false) =>
      perform(requestRest, { agent, time: seconds * 1_000, cause, prolong }),
    cancelRest: (agent: AgentId) => perform(cancelRest, { agent }),
    work: (agent: AgentId) => perform(requestWrapUp, { agent }),
    cancelWork: (agent: AgentId) => perform(cancelWrapUp, { agent }),

    ...createCallMethods(perform),
    ...createRecordingMethods(perform),

    /** Runs the clock for some seconds, as a clock does that follows the wall clock. */
    runFor: (seconds: number) => center.runUntil(center.now + seconds * 1_000),
    /** Advances the manual clock by seconds. */
    advance: (seconds: number) => center.advance(seconds * 1_000),

    /** Returns a list to which every later event is added. */
    record(): Row[] {
      const rows: Row[] = [];
      center.log.listen(({ at, event }) => {
        rows.push([(at - START) / 1_000, "agent" in event ? event.agent : "center", event.type]);
      });
      return rows;
    },
    /** Returns all events of a type so far. */
    events: <Type extends CenterEvent["type"]>(type: Type) =>
      center.log.recent().flatMap(({ event }) => (event.type === type ? [event as CenterEvent & { type: Type }] : [])),
    /** Returns the session of an agent. Throws an Error if the agent is not signed in. */
    session(agent: AgentId): SignedIn["session"] {
      const session = center.agent(agent)?.session;
      if (session === undefined) throw new Error(`Agent ${agent} is not signed in.`);
      return session;
    },
    /** Returns the name of an agent's state, or `out`. */
    stateOf: (agent: AgentId) => center.agent(agent)?.session?.state.name ?? "out",
    /** Returns the agents with a leg in a call; empty while the call waits. */
    agentsOf: (call: CallId) => center.call(call)?.legs.map((leg) => leg.agent) ?? [],
    /** Returns the nonzero counters of an agent. */
    counted: (agent: AgentId) =>
      Object.fromEntries(Object.entries(center.statistics(agent)).filter(([, value]) => value !== 0)),
  };
}
