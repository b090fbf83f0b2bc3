// Pushes events to the clients that gave an address for them: oldest first, again after a while when that fails, until it fails for too long.

import { type Agent, type AgentId, dropEvents, type LoggedEvent, type Session, signOut } from "../../core/index.ts";
import { setImmediate } from "../../runtime/time.ts";
import { eventEnvelope } from "../envelope.ts";
import type { GatewayWorld } from "../host.ts";
import { writeEvent } from "./event-wire.ts";
import { explainAnswer, explainUnansweredPush, type PushFailure, PushTimeout } from "./push-failure.ts";
import type { PushReceivers } from "./push-receivers.ts";

/** The most events that one push carries. */
const MAX_BATCH = 100;

/** How long a callee may take to answer, in wall time; clients are told to answer at once. */
const ANSWER_TIMEOUT = 10_000;

/** The pushing for one session. */
interface PushState {
  readonly session: Session;
  /** Since when pushes have failed without a success in between, in wall time. */
  failingSince: number | undefined;
  /** The failure that was told last: one that goes on is told once. */
  lastReported: string | undefined;
  isPushing: boolean;
  /** Takes back that the next push is tried after a failed one; undefined: none waits. */
  cancelRetry: (() => void) | undefined;
}

/** What pushing is made of. */
export interface PushParts {
  readonly receivers: PushReceivers;
  /** Warns about something that a person should look at. */
  warn(sentence: string): void;
}

export class Pushes {
  readonly #world: GatewayWorld;
  readonly #parts: PushParts;
  readonly #states = new Map<AgentId, PushState>();
  readonly #abort = new AbortController();

  constructor(world: GatewayWorld, parts: PushParts) {
    this.#world = world;
    this.#parts = parts;
    world.center.log.listen((logged) => this.#onEvent(logged));
    // In a center that goes on from a snapshot, events may have waited since before.
    for (const { id, session, mailbox } of world.center.state.agents.values()) {
      if (session?.details.push !== undefined && mailbox.waiting.length > 0) this.pushWaiting(id);
    }
  }

  /** Pushes nothing any more. */
  close(): void {
    this.#abort.abort();
    for (const { cancelRetry } of this.#states.values()) cancelRetry?.();
    this.#states.clear();
  }

  #onEvent({ event }: LoggedEvent): void {
    if ("agent" in event) this.pushWaiting(event.agent);
  }

  /** Has what waits for an agent's client pushed. */
  pushWaiting(id: AgentId): void {
    if (this.#abort.signal.aborted) return;
    const agent = this.#world.center.agent(id);
    if (agent === undefined) return;
    const line = this.#stateOf(agent);
    // A push under way takes along what comes meanwhile with the next one.
    if (line !== undefined && !line.isPushing && line.cancelRetry === undefined) this.#schedulePush(agent, line);
  }

  /** The line of an agent's present session, if its events are pushed; that of a former session ends. */
  #stateOf(agent: Agent): PushState | undefined {
    const { session } = agent;
    let line = this.#states.get(agent.id);
    if (line !== undefined && line.session !== session) {
      line.cancelRetry?.();
      this.#states.delete(agent.id);
      line = undefined;
    }
    if (line === undefined && session?.details.push !== undefined) {
      line = { session, failingSince: undefined, lastReported: undefined, isPushing: false, cancelRetry: undefined };
      this.#states.set(agent.id, line);
    }
    return line;
  }

  #schedulePush(agent: Agent, line: PushState): void {
    line.isPushing = true;
    line.cancelRetry = undefined;
    // In a later turn: what happens at this moment is pushed together, and the answer to the request that caused it goes first.
    const { fence } = this.#world;
    setImmediate(() => void this.#pushAll(agent, line).catch((error: unknown) => fence.fail(error)));
  }

  async #pushAll(agent: Agent, line: PushState): Promise<void> {
    for (;;) {
      // What goes into a push, and when it is acknowledged, must not depend on the slices of a world's work.
      if (this.#world.isWorking) await this.#world.free();
      if (!this.#isCurrent(agent, line)) break;
      const batch = this.#nextBatch(agent, line.session);
      if (batch === undefined) break;
      const failure = await this.#push(agent, line.session, batch.texts);
      if (this.#world.isWorking) await this.#world.free();
      if (!this.#isCurrent(agent, line)) return;
      if (failure !== undefined) {
        this.#retryOrGiveUp(agent, line, failure);
        return;
      }
      line.failingSince = undefined;
      line.lastReported = undefined;
      this.#world.watch.told(agent.id);
      this.#world.center.perform(dropEvents, { agent: agent.id, before: batch.end });
    }
    line.isPushing = false;
  }

  #isCurrent(agent: Agent, line: PushState): boolean {
    return !this.#abort.signal.aborted && agent.session === line.session;
  }

  /** Returns the oldest events that clients are told of, and the place in the mailbox behind them; undefined when there are none. */
  #nextBatch({ id, mailbox }: Agent, session: Session): { texts: string[]; end: number } | undefined {
    const { center } = this.#world;
    const most = session.details.push?.form === "single" ? 1 : MAX_BATCH;
    const texts: string[] = [];
    let end = mailbox.first;
    for (const logged of mailbox.waiting) {
      if (texts.length === most) break;
      const text = writeEvent(logged, center.settings);
      if (text !== undefined) texts.push(text);
      end++;
    }
    if (texts.length > 0) return { texts, end };
    center.perform(dropEvents, { agent: id, before: end });
    return undefined;
  }

  /** Pushes once. Returns why the push failed; undefined: it was acknowledged. */
  async #push(agent: Agent, { details, guids }: Session, texts: readonly string[]): Promise<PushFailure | undefined> {
    const target = details.push;
    if (target === undefined) return undefined;
    const { uri, from, form, token } = target;
    const body =
      form === "single"
        ? eventEnvelope(texts[0] ?? "null")
        : `{"workNo":"${agent.id}","eventList":[${texts.join(",")}]}`;
    const headers: [string, string][] = [
      ["Content-Type", "application/json; charset=UTF-8"],
      ["Guid", guids.at(-1)?.value ?? ""],
    ];
    if (token !== "") headers.push(["service_token", token]);
    const world = this.#world;
    const timeOut = {
      wait: ANSWER_TIMEOUT,
      reason: tooLateError,
      after: (wait: number, call: () => void) => world.after(wait, call),
    };
    try {
      const answer = await this.#parts.receivers.post({ uri, from, headers, body }, this.#abort.signal, timeOut);
      return explainAnswer(answer, form);
    } catch (error) {
      return explainUnansweredPush(error, uri);
    }
  }

  #retryOrGiveUp(agent: Agent, line: PushState, failure: PushFailure): void {
    const world = this.#world;
    const { pushRetry, pushGiveUp } = world.center.settings;
    line.isPushing = false;
    this.#reportFailure(agent, line, failure);
    world.catchUp();
    line.failingSince ??= world.seenAt;
    if (world.seenAt - line.failingSince >= pushGiveUp) {
      world.center.perform(signOut, { agent: agent.id, cause: "pushFailed" });
      return;
    }
    const again = (): void => {
      if (this.#isCurrent(agent, line)) this.#schedulePush(agent, line);
    };
    line.cancelRetry = world.after(pushRetry, () => world.fence.run(again));
  }

  /** Says why a push failed: in journal and findings each time, and in the log when it is another reason than the last. */
  #reportFailure(agent: Agent, line: PushState, failure: PushFailure): void {
    const { name, watch, journal } = this.#world;
    const { sentence, isByClient, status } = failure;
    const { push } = line.session.details;
    if (push !== undefined) journal.pushFailed(push.uri, String(agent.id), status, { sentence });
    watch.pushFailed(agent.id, sentence, isByClient);
    if (line.lastReported === sentence) return;
    line.lastReported = sentence;
    this.#parts.warn(`world ${name}: a push to the client of agent ${agent.id} failed: ${sentence}.`);
  }
}

function tooLateError(): Error {
  return new PushTimeout(`no whole answer within ${ANSWER_TIMEOUT / 1_000} s`);
}
