// Arranges a center for stories of the core: queues 25 and 26, agents from 101 on, verbs for each party, and a recorder of what happened.
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
  cancelWork,
  chooseSkills,
  defaultCenterSettings,
  finish,
  fixed,
  type Move,
  type OutsideHabit,
  Refusal,
  rest,
  type SignedIn,
  type SignInDetails,
  type SignOutCause,
  sayBusy,
  sayFree,
  setListening,
  signIn,
  signOut,
  work,
} from "../../src/core/index.ts";
import { telephone } from "./telephone.ts";

/** Entries of tests, in the place of those that a scenario books. */
export const SCRIPT: Channel<string> = { name: "script" };

/** Monday 2026-01-05, 09:00 UTC: where every story begins. */
export const START = 1_767_603_600_000;

/** What a client says when it has nothing special to say. */
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

export interface Arrangement {
  settings?: Partial<CenterSettings>;
  /** How many agents there are, from 101 on, all with the password `secret` and configured for both queues. */
  agents?: number;
  /** How many agents there may be; any number when absent. */
  maxAgents?: number;
  phoneRange?: { from: string; to: string };
  /** What is special about a queue; queues beside 25 and 26 are added. */
  queues?: Readonly<Record<number, Partial<CenterPlan["queues"][number]>>>;
  /** The IVRs, and how many seconds each keeps a call; 7 for 20 seconds when absent. */
  ivrs?: Readonly<Record<number, number>>;
  /** How numbers outside behave; ring (3 when absent) and talk in seconds. */
  habits?: readonly { number: string; ring?: number; does?: OutsideHabit["does"]; talk?: number }[];
  /** What is special about an agent: its group, whether it inspects, its phone. */
  special?: Readonly<Record<AgentId, Partial<AgentPlan>>>;
}

export interface SigningIn extends Partial<SignInDetails> {
  password?: string;
  force?: boolean;
  /** Whether the client holds a poll from now on; a client that does not is silent. True when absent. */
  polls?: boolean;
  /** The queues to sign in to, right after signing in; those that it is configured for when absent. */
  queues?: readonly number[];
}

/** What happened: whole or broken seconds since the beginning, to whom, what. */
export type Row = readonly [seconds: number, who: AgentId | "center", what: CenterEvent["type"]];

/** A center on its stage. Verbs answer what the move answered, a refusal by its reason. */
export type Stage = ReturnType<typeof stageOf>;

export function openCenter(arrangement: Arrangement = {}): Stage {
  const {
    settings = {},
    agents = 3,
    maxAgents = Number.POSITIVE_INFINITY,
    phoneRange,
    queues = {},
    ivrs = { 7: 20 },
    habits = [],
    special = {},
  } = arrangement;
  const named: Record<number, string> = { 25: "Support", 26: "Sales" };
  const plan: CenterPlan = {
    vdn: { id: 1, name: "Demo" },
    ...(phoneRange === undefined ? {} : { phoneRange }),
    queues: [...new Set([25, 26, ...Object.keys(queues).map(Number)])].map((id) => ({
      id,
      name: named[id] ?? `Queue ${id}`,
      ...queues[id],
    })),
    ivrs: Object.entries(ivrs).map(([id, seconds]) => ({ id: Number(id), name: `IVR ${id}`, time: seconds * 1_000 })),
    habits: habits.map(({ number, ring = 3, does = "answer", talk }) => ({
      number,
      ring: fixed(ring * 1_000),
      does,
      talk: talk === undefined ? undefined : fixed(talk * 1_000),
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
  return stageOf(new Center(parts), chance);
}

/** Another center, which goes on from what the one on a stage is at this moment: what there was written down as text in between. */
export function openCopy({ center, chance }: Stage): Stage {
  const snapshot = JSON.parse(JSON.stringify(center.snapshot()));
  const draws = new Chance(1, new Map(chance.draws));
  return stageOf(finish(Center.restoring({ snapshot, chance: draws })), draws);
}

function stageOf(center: Center, chance: Chance) {
  const ask = <Input, Output>(move: Move<Input, Output>, input: Input) => {
    const outcome = center.perform(move, input);
    return outcome instanceof Refusal ? outcome.reason : outcome;
  };

  return {
    center,
    chance,

    signIn(agent: AgentId, { password = "secret", force = false, polls = true, queues, ...details }: SigningIn = {}) {
      const outcome = ask(signIn, { agent, password, force, details: { ...usualDetails, ...details } });
      if (typeof outcome === "string") return outcome;
      if (polls) center.perform(setListening, { agent: outcome.id, session: outcome.session.serial, listening: true });
      ask(chooseSkills, { agent, queues: queues ?? "all" });
      return "done";
    },
    signOut: (agent: AgentId, cause: SignOutCause = "own") => ask(signOut, { agent, cause }),
    chooseSkills: (agent: AgentId, queues: readonly number[] | "all") => ask(chooseSkills, { agent, queues }),
    sayBusy: (agent: AgentId, reason = 0, prolong = false) => ask(sayBusy, { agent, reason, prolong }),
    cancelBusy: (agent: AgentId) => ask(cancelBusy, { agent }),
    sayFree: (agent: AgentId) => ask(sayFree, { agent }),
    /** Asks for a rest of so many seconds. */
    rest: (agent: AgentId, seconds = 60, cause = 0, prolong = false) =>
      ask(rest, { agent, time: seconds * 1_000, cause, prolong }),
    cancelRest: (agent: AgentId) => ask(cancelRest, { agent }),
    work: (agent: AgentId) => ask(work, { agent }),
    cancelWork: (agent: AgentId) => ask(cancelWork, { agent }),

    ...telephone(ask),

    /** Lets time pass, as it does when the clock follows the wall. */
    pass: (seconds: number) => center.runUntil(center.now + seconds * 1_000),
    /** Advances the clock by hand. */
    advance: (seconds: number) => center.advance(seconds * 1_000),

    /** Begins to record; the rows grow as the story goes on. */
    record(): Row[] {
      const rows: Row[] = [];
      center.log.listen(({ at, event }) => {
        rows.push([(at - START) / 1_000, "agent" in event ? event.agent : "center", event.type]);
      });
      return rows;
    },
    /** Every event of one type so far, whole. */
    events: <Type extends CenterEvent["type"]>(type: Type) =>
      center.log.recent().flatMap(({ event }) => (event.type === type ? [event as CenterEvent & { type: Type }] : [])),
    /** The session of an agent who is signed in. */
    session(agent: AgentId): SignedIn["session"] {
      const session = center.agent(agent)?.session;
      if (session === undefined) throw new Error(`Agent ${agent} is not signed in.`);
      return session;
    },
    /** The name of an agent's state, or `out`. */
    stateOf: (agent: AgentId) => center.agent(agent)?.session?.state.name ?? "out",
    /** Where a call rings or is talked; empty while it waits. */
    agentsOf: (call: CallId) => center.call(call)?.legs.map((leg) => leg.agent) ?? [],
    /** The counters of an agent that are not zero. */
    counted: (agent: AgentId) =>
      Object.fromEntries(Object.entries(center.statistics(agent)).filter(([, value]) => value !== 0)),
  };
}
