// Delivers the events of a center by polls and pushes.
// A poll is held while no event is waiting, at most for the time `pollHold`.
import {
  type Agent,
  type AgentId,
  type Center,
  compareMail,
  hearClient,
  type LoggedEvent,
  Refusal,
  renewGuid,
  type Session,
  withdrawGuid,
} from "../../core/index.ts";
import { waitForNextTurn } from "../../runtime/time.ts";
import type { LifeEnd } from "../../words/life-end.ts";
import { NO_EVENT, writeEventEnvelope } from "../envelope.ts";
import type { AnswerOrder } from "../exchange/answer-order.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { WaitingQueries } from "../flow-control/waiting-queries.ts";
import type { GatewayWorld } from "../host.ts";
import { NOT_SIGNED_IN, SESSION_ENDED } from "../refusal-reasons.ts";
import { chooseEndRefusal } from "./end-refusal.ts";
import { EventFaults } from "./event-faults.ts";
import { EventsInFlight, type TakenEvent, takeNextEvent } from "./events-in-flight.ts";
import { HeldPolls } from "./held-polls.ts";
import { Pushes, type PushParts } from "./push.ts";
import { refuseOnError } from "./refuse-on-error.ts";

/** The number of held polls that are answered in one turn of the event loop, so that a closing process stays responsive. */
const ANSWERS_PER_TURN = 200;

/** Delivers the events of one center. At most one poll of each agent is held. */
export class Delivery {
  readonly #world: GatewayWorld;
  readonly #center: Center;
  readonly #held: HeldPolls;
  readonly #order: AnswerOrder;
  /** The events in answers that may not have arrived. */
  readonly inFlight: EventsInFlight;
  readonly #pushes: Pushes;
  /** Applies faults to events. */
  readonly faults: EventFaults;
  /** The queries that flow control delays. */
  readonly waitingQueries: WaitingQueries;
  #isClosed = false;

  constructor(world: GatewayWorld, order: AnswerOrder, pushParts: PushParts) {
    this.#world = world;
    this.#order = order;
    this.#center = world.center;
    this.#held = new HeldPolls(world.center);
    this.inFlight = new EventsInFlight(world.center, (agent) => this.#answerHeldIfNews(agent));
    this.#pushes = new Pushes(world, pushParts);
    this.waitingQueries = new WaitingQueries(world);
    this.faults = new EventFaults(world, (agent) => {
      this.#pushes.pushWaiting(agent);
      this.#answerHeldIfNews(agent);
    });
    world.center.log.listen((logged) => this.#onEvent(logged));
  }

  /** The number of held polls. */
  get heldPolls(): number {
    return this.#held.size;
  }

  /** Answers a poll of an agent, now or later. An older held poll of the same agent is answered without an event. */
  poll(agent: Agent, session: Session, exchange: Exchange): void {
    exchange.halfClosedAnswer = NO_EVENT;
    if (!this.inFlight.isSettling(agent.id)) this.#poll(agent, session, exchange);
    else this.#whenSettled([agent.id], exchange, () => this.#poll(agent, session, exchange));
  }

  #poll(agent: Agent, session: Session, exchange: Exchange): void {
    if (agent.session !== session) {
      exchange.refuse("100-006", SESSION_ENDED);
      return;
    }
    // The older poll may be on a dead connection, so a new Guid is sent with the answer to the newer poll.
    const older = this.#held.take(agent.id)?.exchange;
    this.#world.clientObserver.onPolled(exchange, agent.id, older);
    if (older !== undefined) this.#order.write(older, () => older.answer(NO_EVENT));
    this.inFlight.confirm(agent.id);
    const next = this.inFlight.has(agent.id) ? undefined : this.#takeNext(agent);
    if (next !== undefined) {
      this.#answerWithEvent(agent.id, exchange, next);
      return;
    }
    const hold = this.#world.gatewaySettings.pollHold;
    if (hold === 0) {
      this.#answer(agent.id, exchange, NO_EVENT);
      return;
    }
    const answerEmpty = (): void => {
      this.#world.catchUp();
      this.#answerHeldEmpty(agent.id);
    };
    // A replay does not know about the close, but reads on the tape when a held poll ends. So a poll during the close is held for a moment.
    const cancelTimer = this.#world.after(this.#isClosed ? 0 : hold, () => refuseOnError(exchange, answerEmpty));
    this.#held.add(agent.id, { exchange, session, cancelTimer });
  }

  /** Answers a poll with the events of all agents without push. Omits agents whose earlier answer is not complete. Never holds the poll. */
  pollAll(exchange: Exchange): void {
    exchange.halfClosedAnswer = NO_EVENT;
    const settling = [...this.#center.state.agents.keys()].filter((id) => this.inFlight.isSettling(id));
    if (settling.length === 0) this.#pollAll(exchange);
    else this.#whenSettled(settling, exchange, () => this.#pollAll(exchange));
  }

  #pollAll(exchange: Exchange): void {
    const taken: TakenEvent[] = [];
    for (const agent of this.#center.state.agents.values()) {
      const { session } = agent;
      if (session === undefined || session.played || session.details.push !== undefined) continue;
      this.#center.perform(hearClient, agent);
      this.inFlight.confirm(agent.id);
      if (this.inFlight.has(agent.id)) continue;
      for (let next = this.#takeNext(agent); next !== undefined; next = this.#takeNext(agent)) taken.push(next);
    }
    for (const { agent } of taken) this.#world.clientObserver.onEventsSent(agent, exchange);
    taken.sort((a, b) => compareMail(a.event, b.event));
    this.inFlight.attach(exchange, taken);
    exchange.answer(taken.length === 0 ? NO_EVENT : writeEventEnvelope(`[${taken.map(({ text }) => text).join(",")}]`));
  }

  /** Answers a poll with the last event of an ended session. Returns whether there is such an event, or may be one. */
  pollAfterSignOut(agent: Agent, exchange: Exchange): boolean {
    exchange.halfClosedAnswer = NO_EVENT;
    if (!this.inFlight.isSettling(agent.id)) return this.#answerWithLastEvent(agent, exchange);
    this.#whenSettled([agent.id], exchange, () => {
      if (!this.#answerWithLastEvent(agent, exchange)) exchange.refuse("100-006", NOT_SIGNED_IN);
    });
    return true;
  }

  #answerWithLastEvent(agent: Agent, exchange: Exchange): boolean {
    this.inFlight.confirm(agent.id);
    const next = this.inFlight.has(agent.id) ? undefined : this.#takeNext(agent);
    if (next !== undefined) this.#answerWithEvent(agent.id, exchange, next);
    return next !== undefined;
  }

  #whenSettled(agents: readonly AgentId[], exchange: Exchange, answer: () => void): void {
    const { errorBoundary } = this.#world;
    this.inFlight.whenSettled(agents, exchange, () => errorBoundary.run(() => refuseOnError(exchange, answer)));
  }

  /** Answers held polls without an event, some in each turn of the event loop, and waiting queries. Stops holding polls and pushing. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.faults.close();
    let answered = 0;
    for (const id of this.#held.listIds()) {
      this.#answerHeldEmpty(id);
      if (++answered % ANSWERS_PER_TURN === 0) await waitForNextTurn();
    }
    this.waitingQueries.close();
    this.#pushes.close();
    this.inFlight.close();
  }

  /** Stops pushing, and refuses waiting queries and held polls. After a rewind or handover, polls get an empty answer instead. */
  end(how: LifeEnd): void {
    this.#isClosed = true;
    this.faults.close();
    this.#pushes.close();
    // Another replica must read on the tape that the held polls have ended. A replay of a rewind ends them by itself.
    if (how === "handedOver") for (const id of this.#held.listIds()) this.#answerHeldEmpty(id);
    const { retcode, reason } = chooseEndRefusal(this.#world.errorBoundary, how);
    for (const exchange of this.#held.clear()) {
      if (how === "rewound") exchange.answer(NO_EVENT);
      else this.#order.refuseEnded(exchange, this.#world.gatewaySettings.pollHold, retcode, reason);
    }
    this.waitingQueries.end(retcode, reason);
    this.inFlight.close();
  }

  #onEvent(logged: LoggedEvent): void {
    const { event } = logged;
    if (!("agent" in event)) return;
    if (event.type === "signedOut") this.#world.clientObserver.onSignedOut(event.agent, event.signOutCause);
    if (event.type === "autoAnswered") this.#world.clientObserver.onAutoAnswered(event.agent);
    if (event.type === "skillsChosen") this.#world.clientObserver.onSkillsChosen(event.agent);
    this.faults.onEvent(event.agent, logged);
    this.#answerHeldIfNews(event.agent);
  }

  /** Answers the held poll of an agent if there is an event, or its session has ended. */
  #answerHeldIfNews(id: AgentId): void {
    const held = this.#held.get(id);
    const agent = this.#center.agent(id);
    if (held === undefined || agent === undefined || this.inFlight.has(id)) return;
    refuseOnError(held.exchange, () => {
      const hasSessionEnded = agent.session !== held.session;
      const next = this.#takeNext(agent);
      if (next !== undefined) {
        this.#held.take(id);
        this.#answerWithEvent(id, held.exchange, next, hasSessionEnded);
      } else if (hasSessionEnded) {
        this.#held.take(id);
        this.#order.refuseEnded(held.exchange, this.#world.gatewaySettings.pollHold, "100-006", SESSION_ENDED);
      }
    });
  }

  #takeNext(agent: Agent): TakenEvent | undefined {
    return takeNextEvent(agent, this.#world);
  }

  #answerWithEvent(id: AgentId, exchange: Exchange, taken: TakenEvent, hasSessionEnded = false): void {
    this.inFlight.attach(exchange, [taken]);
    this.#answer(id, exchange, writeEventEnvelope(taken.text), hasSessionEnded);
  }

  /** Answers a poll, with a new Guid if one is due. If the answer is lost, the Guid is withdrawn, and the next poll gets another. */
  #answer(id: AgentId, exchange: Exchange, text: string, hasSessionEnded = false): void {
    if (text === NO_EVENT) this.#world.clientObserver.onPollAnsweredEmpty(id, exchange);
    else this.#world.clientObserver.onEventsSent(id, exchange);
    const renewed = this.#center.perform(renewGuid, { agent: id });
    const guid = renewed instanceof Refusal ? undefined : renewed.guid;
    if (guid !== undefined) {
      exchange.onEnd((isWritten) => {
        if (!isWritten) this.#center.perform(withdrawGuid, { agent: id, guid });
      });
    }
    const write = () => exchange.answer(text, guid);
    if (hasSessionEnded) this.#order.writeAfterSessionEnd(exchange, write);
    else this.#order.write(exchange, write);
  }

  /** Continues to hold, in a replay, a poll that was held when the center was saved. The tape says when it ends. */
  resumeHeld(agent: Agent, session: Session, exchange: Exchange): void {
    this.#held.resume(agent.id, { exchange, session, cancelTimer: () => {} });
  }

  /** Ends the poll of an input without an event, because the tape of a replay says so. Does nothing if the poll is not held. */
  replayPollEnd(input: number): void {
    for (const id of this.#held.listIds()) if (this.#held.get(id)?.exchange.input === input) this.#answerHeldEmpty(id);
  }

  #answerHeldEmpty(id: AgentId): void {
    const held = this.#held.get(id);
    if (held === undefined) return;
    this.#world.tape.mark({ pollEnded: held.exchange.input });
    this.#held.take(id);
    this.#answer(id, held.exchange, NO_EVENT);
  }
}
