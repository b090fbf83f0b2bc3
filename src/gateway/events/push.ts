// Pushes events to the clients that requested push at sign-in.
// A failed push is retried until pushes have failed for the time `pushGiveUp`.

import type { Agent, AgentId, LoggedEvent, Session } from "../../core/index.ts";
import { setImmediate } from "../../runtime/time.ts";
import { waitAtGate } from "../../words/answer-gate.ts";
import type { GatewayWorld } from "../host.ts";
import { postPush, writePush } from "./post-push.ts";
import { type Batch, chooseBatch } from "./push-batch.ts";
import type { PushFailure } from "./push-failure.ts";
import { acknowledgePush, dropPushed, failPush, type PushFailures } from "./push-outcome.ts";
import type { PushReceivers } from "./push-receivers.ts";

/** The state of the pushes of one session. */
interface PushState extends PushFailures {
  readonly session: Session;
  /** The reason of the failure that was logged last. While it stays the same, it is not logged again. */
  lastReported: string | undefined;
  /** The mailbox position after the events that a failed push had. */
  failedBefore: number;
  isPushing: boolean;
  /** Cancels the retry after a failed push; undefined if none is scheduled. */
  cancelRetry: (() => void) | undefined;
}

/** The parts that pushes need. */
export interface PushParts {
  readonly receivers: PushReceivers;
  /** Whether nothing is pushed. */
  readonly isOff: boolean;
  /** Writes a warning. */
  warn(sentence: string): void;
}

/** Pushes the events of one center: for each agent one push at a time, oldest events first. */
export class Pushes {
  readonly #world: GatewayWorld;
  readonly #parts: PushParts;
  readonly #states = new Map<AgentId, PushState>();
  readonly #abort = new AbortController();

  constructor(world: GatewayWorld, parts: PushParts) {
    this.#world = world;
    this.#parts = parts;
    world.center.log.listen((logged) => this.#onEvent(logged));
    // After a snapshot is restored, events may be waiting.
    for (const { id, session, mailbox } of world.center.state.agents.values()) {
      if (session?.details.push !== undefined && mailbox.waiting.length > 0) this.pushWaiting(id);
    }
  }

  /** Stops pushing. */
  close(): void {
    this.#abort.abort();
    for (const { cancelRetry } of this.#states.values()) cancelRetry?.();
    this.#states.clear();
  }

  #onEvent({ event }: LoggedEvent): void {
    if ("agent" in event) this.pushWaiting(event.agent);
  }

  /** Pushes the events that wait for an agent's client. */
  pushWaiting(id: AgentId): void {
    if (this.#abort.signal.aborted || this.#parts.isOff) return;
    const agent = this.#world.center.agent(id);
    if (agent === undefined) return;
    const state = this.#stateOf(agent);
    // A push in progress is followed by another one with the events that arrive meanwhile.
    if (state !== undefined && !state.isPushing && state.cancelRetry === undefined) this.#schedulePush(agent, state);
  }

  /** Returns the state of an agent's current session, if it has push. Removes the state of an earlier session. */
  #stateOf(agent: Agent): PushState | undefined {
    const { session } = agent;
    let state = this.#states.get(agent.id);
    if (state !== undefined && state.session !== session) {
      state.cancelRetry?.();
      this.#states.delete(agent.id);
      state = undefined;
    }
    if (state === undefined && session?.details.push !== undefined) {
      const noFailures = { failingSince: undefined, lastReported: undefined, failedBefore: 0 };
      state = { session, ...noFailures, isPushing: false, cancelRetry: undefined };
      this.#states.set(agent.id, state);
    }
    return state;
  }

  #schedulePush(agent: Agent, state: PushState): void {
    state.isPushing = true;
    state.cancelRetry = undefined;
    // The push begins in a later turn of the event loop. So it has all events of the same moment, and follows the answer to the request
    // that caused them.
    const { errorBoundary } = this.#world;
    setImmediate(() => void this.#pushAll(agent, state).catch((error: unknown) => errorBoundary.fail(error)));
  }

  async #pushAll(agent: Agent, state: PushState): Promise<void> {
    for (;;) {
      // The content of a push, and the time of its acknowledgment, must not depend on the slices of a world's work.
      if (this.#world.isWorking) await this.#world.waitUntilFree();
      if (!this.#isCurrent(agent, state)) break;
      const batch = this.#findNextBatch(agent, state.session);
      if (batch === undefined) break;
      if (!(await waitAtGate(this.#world.gate)) || !this.#isCurrent(agent, state)) return;
      const failure = await this.#push(agent, state, batch);
      if (failure === "superseded") return;
      if (failure !== undefined) {
        state.failedBefore = batch.end;
        this.#retryOrGiveUp(agent, state, failure);
        return;
      }
      state.lastReported = undefined;
      acknowledgePush(this.#world, agent, state, batch.end);
    }
    state.isPushing = false;
  }

  #isCurrent(agent: Agent, state: PushState): boolean {
    return !this.#abort.signal.aborted && agent.session === state.session;
  }

  /** Returns the oldest events for clients. If there are none, drops the waiting events and returns undefined. */
  #findNextBatch(agent: Agent, session: Session): Batch | undefined {
    const batch = chooseBatch(agent, session, this.#world.gatewaySettings);
    if (batch.texts.length > 0) return batch;
    dropPushed(this.#world, agent, batch.end);
    return undefined;
  }

  /**
   * Pushes once, and records the push.
   *
   * @returns why the push failed; undefined if it was acknowledged; `superseded` if the session or the world has ended meanwhile
   */
  async #push(agent: Agent, state: PushState, batch: Batch): Promise<PushFailure | "superseded" | undefined> {
    const target = state.session.details.push;
    if (target === undefined) return undefined;
    const { texts, serials: events, first } = batch;
    const world = this.#world;
    const body = writePush(target, agent.id, texts);
    const isRepeated = first < state.failedBefore;
    const entry = world.journal.pushes.open({ uri: target.uri, agent: agent.id, body, events, isRepeated });
    const { answer, failure } = await postPush(target, state.session, body, {
      receivers: this.#parts.receivers,
      signal: this.#abort.signal,
      after: (wait, callback) => world.after(wait, callback),
    });
    if (world.isWorking) await world.waitUntilFree();
    const isStopped = this.#abort.signal.aborted;
    if (!isStopped) world.catchUp();
    const { sentence } = failure ?? {};
    const reason = sentence === undefined || isStopped ? undefined : { sentence };
    world.journal.pushes.close(entry, { status: answer?.status, text: answer?.text, reason });
    return this.#isCurrent(agent, state) ? failure : "superseded";
  }

  #retryOrGiveUp(agent: Agent, state: PushState, failure: PushFailure): void {
    const world = this.#world;
    state.isPushing = false;
    this.#logFailure(agent, state, failure);
    if (failPush(world, agent, state, failure)) return;
    const retry = (): void => {
      if (this.#isCurrent(agent, state)) this.#schedulePush(agent, state);
    };
    state.cancelRetry = world.after(world.gatewaySettings.pushRetry, () => world.errorBoundary.run(retry));
  }

  /** Logs why a push has failed, if the reason differs from that of the last failure. */
  #logFailure(agent: Agent, state: PushState, { sentence }: PushFailure): void {
    if (state.lastReported === sentence) return;
    state.lastReported = sentence;
    this.#parts.warn(`world ${this.#world.name}: a push to the client of agent ${agent.id} failed: ${sentence}.`);
  }
}
