// The floor of a center: the state, clock, random numbers and settings that a move works on.

import type { Chance } from "./chance/chance.ts";
import type { Agent, Session } from "./model/agent.ts";
import type { Call, Leg } from "./model/call.ts";
import type { CenterEvent } from "./model/event.ts";
import type { AgentId, QueueId } from "./model/ids.ts";
import type { Queue } from "./model/queue.ts";
import { type Refusal, refuse } from "./model/refusal.ts";
import type { CenterSettings } from "./model/settings.ts";
import type { CenterState } from "./model/state.ts";
import type { Timer } from "./model/timer.ts";
import { listLegsIn } from "./queries/agents.ts";
import type { View } from "./queries/view.ts";
import type { VirtualClock } from "./time/clock.ts";

/** The state, the clock, the random numbers and the settings that a move works on. */
export interface Floor extends View {
  readonly state: CenterState;
  readonly clock: VirtualClock<Timer>;
  readonly chance: Chance;
  readonly settings: Readonly<CenterSettings>;
  readonly secrets: Secrets;
  /** A name that is part of the seed of Guids. */
  readonly guidSeed: string;
  /** The maximum number of agents. */
  readonly maxAgents: number;
  /** The serial of the newest event of the log; 0 before the first. */
  readonly lastSerial: number;
  /** Logs an event, counts it for its agent and its queue, and delivers it to its agent's mailbox. Then calls the log's listeners. */
  emit(event: CenterEvent): void;
}

/** Converts passwords into the form in which they are stored, and checks them. */
export interface Secrets {
  /** Returns the stored form of a password: its hash, except with `PLAIN_TEXT`. */
  hash(clear: string): string;
  /** Returns whether a stored form is that of a password. */
  matches(stored: string, clear: string): boolean;
  /** Returns the result of another check of a password. All checks use `matches` or this, because a replay has no passwords. */
  decide<Result>(check: () => Result): Result;
}

/** A request to a center. It makes the whole change, or returns a refusal and changes nothing but the count of wrong passwords. */
export type Move<Input, Output> = Change<Input, Output | Refusal>;

/** A move that is never refused. */
export type Change<Input, Output = void> = ((floor: Floor, input: Input) => Output) & { readonly [MADE_IN_CORE]: true };

/** Marks moves. Other layers can't name it, so they can't define moves and change the state through the floor. */
declare const MADE_IN_CORE: unique symbol;

/** Returns a function as a move. Only the core may call this. */
export function declareMove<Input, Output>(act: (floor: Floor, input: Input) => Output): Change<Input, Output> {
  return act as Change<Input, Output>;
}

/** A signed-in agent with its session. */
export type SignedIn = Agent & { session: Session };

/** Returns the agent with an id, and its session. Refuses: not-signed-in. */
export function findSignedIn(floor: Floor, id: AgentId): SignedIn | Refusal {
  const agent = floor.state.agents.get(id);
  return agent !== undefined && hasSession(agent) ? agent : refuse("not-signed-in");
}

/** Returns whether an agent is signed in. */
export function hasSession(agent: Agent): agent is SignedIn {
  return agent.session !== undefined;
}

/** Returns the queue that a call counts for, if any. */
export function queueOf(floor: Floor, { queue }: Call): Queue | undefined {
  return queue === undefined ? undefined : floor.state.queues.get(queue);
}

/** Returns whether an id is that of a queue of calls. In a queue of chats, no calls wait. */
export function isQueueOfCalls(floor: Floor, id: QueueId): boolean {
  return floor.state.queues.get(id)?.media === "voice";
}

/** Returns the calls that an agent has a leg in, oldest first, each with that leg. */
export function legsOf(floor: Floor, agent: SignedIn): { readonly call: Call; readonly leg: Leg }[] {
  return listLegsIn(floor.state.calls, agent);
}

/** Returns whether an agent is calling someone now. It may also talk, because a consultation does not always hold the customer. */
export function isCalling(legs: readonly { leg: Leg }[]): boolean {
  return legs.some(({ leg }) => leg.side === "caller" && leg.answeredAt === undefined);
}
