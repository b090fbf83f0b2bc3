// The whole state of a center as one plain record.

import type { Duration, Instant } from "../time/time.ts";
import { finish, inPieces, type Work } from "../time/work.ts";
import type { Agent } from "./agent.ts";
import type { Call } from "./call.ts";
import { MOST_WAITING } from "./capacity.ts";
import type { AgentId, CallId, IvrId, QueueId } from "./ids.ts";
import { newMailbox } from "./mailbox.ts";
import { defaultAccessCode, defaultPhone } from "./numbering.ts";
import type { OutsideHabit } from "./outside.ts";
import type { Queue } from "./queue.ts";
import type { CallRecord } from "./record.ts";

/** The virtual call center that everything belongs to. */
export interface Vdn {
  readonly id: number;
  readonly name: string;
}

/** The phone numbers that agents may bind, both ends included; compared as numbers of equal length. */
export interface PhoneRange {
  readonly from: string;
  readonly to: string;
}

/** A machine that talks with callers. Calls can be transferred to it. */
export interface Ivr {
  readonly id: IvrId;
  readonly name: string;
  readonly accessCode: string;
  /** How long it keeps a call, before it gives it back or hangs up. */
  readonly time: Duration;
}

export interface CenterState {
  readonly vdn: Vdn;
  readonly phoneRange: PhoneRange | undefined;
  readonly agents: Map<AgentId, Agent>;
  readonly queues: Map<QueueId, Queue>;
  readonly ivrs: ReadonlyMap<IvrId, Ivr>;
  /** How numbers outside behave when they are called. */
  readonly habits: readonly OutsideHabit[];
  /** The calls under way. */
  readonly calls: Map<CallId, Call>;
  /** Agents' parts in calls that are over, oldest first. */
  readonly records: CallRecord[];
  /** How many sessions, calls, recordings and previews there have been: the serials of the next ones follow. */
  sessionSerial: number;
  callSerial: number;
  recordingSerial: number;
  previewSerial: number;
  /** Agents for whom calls wait by name. */
  readonly awaited: Set<AgentId>;
  /** Whether bringing calls and agents together is booked already. */
  routingBooked: boolean;
  /** How often the clock has been advanced by hand, whether it is at this moment, and how many times faster than the wall it runs. */
  advances: number;
  advancing: boolean;
  paceFactor: number;
}

/** The parts of a center that begins. */
export interface CenterPlan {
  readonly vdn: Vdn;
  readonly phoneRange?: PhoneRange;
  readonly queues: readonly QueuePlan[];
  readonly ivrs?: readonly IvrPlan[];
  readonly habits?: readonly OutsideHabit[];
  readonly agents: readonly AgentPlan[];
}

export interface QueuePlan {
  readonly id: QueueId;
  readonly name: string;
  readonly accessCode?: string;
  /** Whether the talks of its calls are recorded. */
  readonly records?: boolean;
  /** The queue that takes its calls when nobody is signed in to it. */
  readonly overflow?: QueueId;
  /** How many calls may wait in it; MOST_WAITING when left out. */
  readonly maxWaiting?: number;
}

export interface IvrPlan {
  readonly id: IvrId;
  readonly name: string;
  readonly accessCode?: string;
  readonly time?: Duration;
}

export interface AgentPlan {
  readonly id: AgentId;
  readonly name: string;
  /** Sealed, as all passwords of a center are. */
  readonly password: string;
  /** How long a password lasts; for ever when left out. */
  readonly passwordLife?: Duration;
  readonly account?: string;
  readonly group?: string;
  readonly inspector?: boolean;
  readonly phone?: string;
  readonly queues: readonly QueueId[];
}

/** How long an IVR keeps a call by default. */
const IVR_TIME: Duration = 30_000;

/** Returns the state in which a center begins: everyone signed out, every queue empty. */
export function beginning(plan: CenterPlan, start: Instant): CenterState {
  return finish(makingState(plan, start));
}

/**
 * Makes the state in which a center begins.
 *
 * @yields how many agents are in it so far.
 */
export function* makingState(plan: CenterPlan, start: Instant): Work<CenterState> {
  const agents = new Map<AgentId, Agent>();
  yield* inPieces(plan.agents, (agent) => agents.set(agent.id, newAgent(agent, start)));
  return {
    vdn: plan.vdn,
    phoneRange: plan.phoneRange,
    agents,
    queues: new Map(plan.queues.map((queue) => [queue.id, newQueue(queue)])),
    ivrs: new Map(
      (plan.ivrs ?? []).map(({ id, name, accessCode, time }) => [
        id,
        { id, name, accessCode: accessCode ?? String(id), time: time ?? IVR_TIME },
      ]),
    ),
    habits: plan.habits ?? [],
    calls: new Map(),
    records: [],
    awaited: new Set(),
    sessionSerial: 0,
    callSerial: 0,
    recordingSerial: 0,
    previewSerial: 0,
    routingBooked: false,
    advances: 0,
    advancing: false,
    paceFactor: 1,
  };
}

/** Returns a queue that no call has come to yet. */
export function newQueue({ id, name, accessCode, records, overflow, maxWaiting }: QueuePlan): Queue {
  return {
    id,
    name,
    accessCode: accessCode ?? defaultAccessCode(id),
    records: records ?? false,
    overflow,
    maxWaiting: maxWaiting ?? MOST_WAITING,
    waiting: [],
    free: new Set(),
    figures: { arrived: 0, answered: 0, abandoned: 0, turnedAway: 0 },
  };
}

/** The group of agents that have no other one. */
const DEFAULT_GROUP = "Default";

/** Returns an agent that has never signed in. */
export function newAgent(plan: AgentPlan, now: Instant): Agent {
  return {
    id: plan.id,
    name: plan.name,
    account: plan.account ?? String(plan.id),
    group: plan.group ?? DEFAULT_GROUP,
    inspector: plan.inspector ?? false,
    password: plan.password,
    formerPasswords: [],
    passwordLife: plan.passwordLife,
    passwordSince: now,
    wrongPasswords: 0,
    privateConfig: "",
    phone: plan.phone ?? defaultPhone(plan.id),
    queues: plan.queues,
    session: undefined,
    waiting: [],
    mailbox: newMailbox(),
    formerGuids: [],
    lastCall: undefined,
    past: undefined,
  };
}

/** Returns whether agents may bind a phone, by the phone range of the center. They may always bind none. */
export function phoneAllowed({ phoneRange }: CenterState, phone: string): boolean {
  if (phoneRange === undefined || phone === "") return true;
  const { from, to } = phoneRange;
  return (
    phone.length >= from.length &&
    phone.length <= to.length &&
    Number(phone) >= Number(from) &&
    Number(phone) <= Number(to)
  );
}
