// Records the pushes of a real gateway in the journal of its twin, each with the twin's version of its events.
import type { PushFailure } from "../../../gateway/plugin.ts";
import { agentOfPush, endOfPush, explainUnacknowledged } from "../../../upstream/pushes/failed-push.ts";
import type { PassedPushes } from "../../../upstream/pushes/passed-pushes.ts";
import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import type { World } from "../../../world/world.ts";
import type { Deviation } from "../../compare/compare-values.ts";
import type { PlayedPushes } from "../../play/push-times.ts";
import type { SeenEvent } from "../../session/compared-session.ts";
import { isAcknowledged, joinPushes, pushedEventsOf } from "../../session/pushed-events.ts";
import type { ComparedEvent } from "./live-comparison.ts";

/** An event of the real gateway that was pushed, perhaps several times. */
interface PushedEvent {
  /** The entries of its pushes. */
  readonly entries: PushEntry[];
  /** The same event of the twin; undefined until the two are compared, and if the twin did not send it. */
  simulated?: SeenEvent | undefined;
  /** The differences between the two; undefined until they are compared. */
  deviations?: readonly Deviation[];
}

/** The entry of a push in the journal. */
interface PushEntry {
  readonly number: number;
  readonly isRepeated: boolean;
  readonly events: readonly PushedEvent[];
}

/** Records the pushes that the clients of a shadow get. */
export class ShadowedPushes implements PlayedPushes {
  readonly #world: World;
  readonly #passed: PassedPushes | undefined;
  readonly #entries = new WeakMap<TapedExchange, PushEntry>();
  readonly #events = new WeakMap<SeenEvent, PushedEvent>();
  /** The events of each agent that its client has not acknowledged. */
  readonly #unacknowledged = new Map<string, readonly PushedEvent[]>();

  /** @param passed has the results of pushes; undefined if none are forwarded */
  constructor(world: World, passed: PassedPushes | undefined) {
    this.#world = world;
    this.#passed = passed;
  }

  begin(push: TapedExchange, agent: string, fresh: readonly SeenEvent[]): void {
    const repeatedCount = pushedEventsOf(push).length - fresh.length;
    const repeated = (this.#unacknowledged.get(agent) ?? []).slice(0, repeatedCount);
    const events = [...repeated, ...fresh.map((event) => this.#note(event))];
    const { body } = push.request;
    const id = agentOfPush(body);
    const isRepeated = repeatedCount > 0;
    const number = this.#world.journal.pushes.open({
      uri: this.#passed?.resultOf(push)?.uri ?? push.request.url,
      agent: id === undefined ? undefined : Number(id),
      body,
      events: serialsOf(events),
      isRepeated,
    });
    const entry = { number, isRepeated, events };
    for (const event of events) event.entries.push(entry);
    this.#entries.set(push, entry);
    if (isAcknowledged(push)) this.#unacknowledged.delete(agent);
    else this.#unacknowledged.set(agent, events);
    if (isRepeated) this.#showTwin(entry);
  }

  end(push: TapedExchange): void {
    const entry = this.#entries.get(push);
    if (entry === undefined) return;
    this.#world.journal.pushes.close(entry.number, endOfPush(push, this.failureOf(push)));
  }

  failureOf(push: TapedExchange): PushFailure | undefined {
    const result = this.#passed?.resultOf(push);
    return result === undefined ? explainUnacknowledged(push) : result.failure;
  }

  /** Notes the comparison of an event, if it was pushed. Returns whether it was. */
  noteComparison({ real, simulated }: ComparedEvent, deviations: readonly Deviation[]): boolean {
    const event = this.#events.get(real);
    if (event === undefined) return false;
    Object.assign(event, { simulated, deviations });
    for (const entry of event.entries) this.#showTwin(entry);
    return true;
  }

  #note(seen: SeenEvent): PushedEvent {
    const event = { entries: [] };
    this.#events.set(seen, event);
    return event;
  }

  /** Adds the twin's side to an entry, as far as it is known. */
  #showTwin({ number, isRepeated, events }: PushEntry): void {
    const compared = events.filter(({ deviations }) => deviations !== undefined);
    if (compared.length === 0) return;
    const { journal } = this.#world;
    journal.noteEvents(number, serialsOf(events), isRepeated);
    journal.compared.setTwin(number, {
      body: joinPushes(compared.flatMap(({ simulated }) => bodyOf(simulated))),
      differences: compared.flatMap(({ deviations = [] }) => deviations),
    });
  }
}

function serialsOf(events: readonly PushedEvent[]): readonly number[] {
  return events.flatMap(({ simulated }) => simulated?.serial ?? []);
}

function bodyOf(event: SeenEvent | undefined): readonly string[] {
  const body = event?.answer.body;
  return typeof body === "string" ? [body] : [];
}
