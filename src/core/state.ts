// The whole state of a center as one plain record.
import type { Agent } from "./agent.ts";
import type { Call } from "./call.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";
import type { Queue } from "./queue.ts";
import type { Duration, Instant } from "./time.ts";

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

export interface CenterState {
  readonly vdn: Vdn;
  readonly phoneRange: PhoneRange | undefined;
  readonly agents: Map<AgentId, Agent>;
  readonly queues: Map<QueueId, Queue>;
  /** The calls under way. */
  readonly calls: Map<CallId, Call>;
  /** How many sessions and calls there have been: the serials of the next ones follow. */
  sessionSerial: number;
  callSerial: number;
  /** Agents for whom calls wait by name. */
  readonly awaited: Set<AgentId>;
  /** Whether bringing calls and agents together is booked already. */
  routingBooked: boolean;
  /** How often the clock has been advanced by hand, whether it is at this moment, and how many times faster than the wall it runs. */
  advances: number;
  advancing: boolean;
  paceFactor: number;
}

/** What a center is made of, before anything happens in it. */
export interface CenterPlan {
  readonly vdn: Vdn;
  readonly phoneRange?: PhoneRange;
  readonly queues: readonly { readonly id: QueueId; readonly name: string; readonly accessCode?: string }[];
  readonly agents: readonly AgentPlan[];
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
  readonly phone?: string;
  readonly queues: readonly QueueId[];
}

/** The state in which a center begins: everyone signed out, every queue empty. */
export function beginning(plan: CenterPlan, start: Instant): CenterState {
  return {
    vdn: plan.vdn,
    phoneRange: plan.phoneRange,
    agents: new Map(plan.agents.map((agent) => [agent.id, newAgent(agent, start)])),
    queues: new Map(
      plan.queues.map(({ id, name, accessCode }) => [
        id,
        {
          id,
          name,
          accessCode: accessCode ?? String(60_000 + id),
          waiting: [],
          free: new Set(),
          figures: { arrived: 0, answered: 0, abandoned: 0 },
        },
      ]),
    ),
    calls: new Map(),
    awaited: new Set(),
    sessionSerial: 0,
    callSerial: 0,
    routingBooked: false,
    advances: 0,
    advancing: false,
    paceFactor: 1,
  };
}

/** The group of agents who are in no other. */
const DEFAULT_GROUP = "Default";

/** An agent who has never signed in. Without a phone of its own it has the number 40000 + id when it is played. */
export function newAgent(plan: AgentPlan, now: Instant): Agent {
  return {
    id: plan.id,
    name: plan.name,
    account: plan.account ?? String(plan.id),
    group: plan.group ?? DEFAULT_GROUP,
    password: plan.password,
    formerPasswords: [],
    passwordLife: plan.passwordLife,
    passwordSince: now,
    wrongPasswords: 0,
    privateConfig: "",
    phone: plan.phone ?? String(40_000 + plan.id),
    queues: plan.queues,
    session: undefined,
    waiting: [],
    mailbox: [],
    formerGuids: [],
    lastCall: undefined,
    past: undefined,
  };
}

/** Whether a phone may be bound, by the range that the center has; no phone always may. */
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
