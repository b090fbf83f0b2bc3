// The pushes of a world in a comparison: nothing is sent, and the clients' answers come from the tape of a real gateway.
import type { Agent, AgentId, Session } from "../../core/index.ts";
import type { GatewayWorld } from "../host.ts";
import { writeEvent } from "./event-wire.ts";
import { buildPushHeaders, writePush } from "./post-push.ts";
import { chooseBatch } from "./push-batch.ts";
import type { PushFailure } from "./push-failure.ts";
import { acknowledgePush, failPush, type PushFailures } from "./push-outcome.ts";

/**
 * The maximum error of the times of answers on a tape (milliseconds). The real gateway measured them on its side, and signs the agent out
 * as soon as the time `pushGiveUp` has passed.
 */
const MAX_ERROR_MS = 500;

/** A push of one event that a world would send. */
export interface TakenPush {
  /** When the event happened (milliseconds since 1970). */
  readonly at: number;
  /** The serial number of the event. */
  readonly serial: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The pushes of a session. */
interface SessionPushes extends PushFailures {
  readonly session: Session;
  /** The mailbox position after the events of the last push. */
  pushedBefore: number;
}

/** The pushes of a world, with the answers of a tape. */
export class TapedPushes {
  readonly #world: GatewayWorld;
  readonly #byAgent = new Map<AgentId, SessionPushes>();
  /** The events that `takeNew` has returned. */
  readonly #taken = new WeakSet<object>();

  constructor(world: GatewayWorld) {
    this.#world = world;
  }

  /**
   * Returns the events for an agent's client that this method has not returned before. They still wait for the client's acknowledgment.
   *
   * @returns one push for each event; none if the session of the agent has no push
   */
  takeNew(id: AgentId): readonly TakenPush[] {
    const agent = this.#world.center.agent(id);
    const { session, mailbox } = agent ?? {};
    const target = session?.details.push;
    if (session === undefined || mailbox === undefined || target === undefined) return [];
    const { waiting } = mailbox;
    const newEvents = waiting.slice(waiting.findLastIndex((logged) => this.#taken.has(logged)) + 1);
    return newEvents.flatMap((logged): readonly TakenPush[] => {
      this.#taken.add(logged);
      const text = writeEvent(logged, this.#world.gatewaySettings);
      if (text === undefined) return [];
      const { at, serial } = logged;
      return [{ at, serial, headers: buildPushHeaders(target, session), body: writePush(target, id, [text]) }];
    });
  }

  /** Begins a push of the events that wait for an agent's client, when the tape says that the real gateway has pushed. Sends nothing. */
  begin(id: AgentId): void {
    const agent = this.#world.center.agent(id);
    const pushes = this.#pushesOf(agent);
    if (agent === undefined || pushes === undefined) return;
    pushes.pushedBefore = chooseBatch(agent, pushes.session, this.#world.gatewaySettings).end;
  }

  /**
   * Ends the last push with the answer that the client has given to the real gateway.
   *
   * @param failure why the client has not acknowledged it; undefined if it has
   */
  end(id: AgentId, failure: PushFailure | undefined): void {
    this.#world.catchUp();
    const agent = this.#world.center.agent(id);
    const pushes = this.#pushesOf(agent);
    if (agent === undefined || pushes === undefined) return;
    if (failure === undefined) acknowledgePush(this.#world, agent, pushes, pushes.pushedBefore);
    else failPush(this.#world, agent, pushes, failure, MAX_ERROR_MS);
  }

  /** Returns the pushes of an agent's current session; undefined if it has no push. */
  #pushesOf(agent: Agent | undefined): SessionPushes | undefined {
    if (agent?.session?.details.push === undefined) return undefined;
    const { id, session, mailbox } = agent;
    const known = this.#byAgent.get(id);
    if (known?.session === session) return known;
    const created = { session, pushedBefore: mailbox.first, failingSince: undefined };
    this.#byAgent.set(id, created);
    return created;
  }
}
