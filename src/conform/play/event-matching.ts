// Matches the events of both sides while a tape is played, so that the ids of calls are known for the requests that follow.
import { addEvent, distanceOf, SAME_WITHIN_MS, type SeenEvent } from "../session/compared-session.ts";

/** Called with an event of the real gateway and its counterpart in the simulator. */
type OnMatch = (agent: string, real: SeenEvent, simulated: SeenEvent) => void;

/** Finds the counterparts of events. */
export class EventMatching {
  /** The events of the real gateway, by agent. */
  readonly real = new Map<string, SeenEvent[]>();
  /** The events of the simulator, by agent. */
  readonly simulated = new Map<string, SeenEvent[]>();
  /** The simulator's events that wait for counterparts. */
  readonly #early = new Map<string, SeenEvent[]>();
  /** The real gateway's events that wait for counterparts. */
  readonly #late = new Map<string, SeenEvent[]>();
  readonly #onMatch: OnMatch;

  /** @param onMatch called with each pair of events */
  constructor(onMatch: OnMatch) {
    this.#onMatch = onMatch;
  }

  /** Notes that the events of an agent are on the tape. */
  noteAgent(agent: string): void {
    if (!this.real.has(agent)) this.real.set(agent, []);
  }

  /** Adds an event of the simulator. */
  addSimulated(agent: string, event: SeenEvent): void {
    addEvent(this.simulated, agent, event);
    const awaited = takeSame(this.#late.get(agent), event.name, (real) => distanceOf(real, event));
    if (awaited === undefined) addEvent(this.#early, agent, event);
    else this.#onMatch(agent, awaited, event);
  }

  /** Adds an event of the tape. Returns whether the simulator has sent it already. */
  addReal(agent: string, event: SeenEvent): boolean {
    addEvent(this.real, agent, event);
    const sent = takeSame(this.#early.get(agent), event.name, (simulated) => distanceOf(event, simulated));
    if (sent === undefined) addEvent(this.#late, agent, event);
    else this.#onMatch(agent, event, sent);
    return sent !== undefined;
  }

  /** Removes the simulator's events after the last match: the real gateway may have had them too, but its client stopped polling. */
  forgetUnpolled(agent: string): void {
    const early = this.#early.get(agent) ?? [];
    const events = this.simulated.get(agent) ?? [];
    const unmatched = new Set(early);
    const last = events.findLastIndex((event) => !unmatched.has(event));
    const forgotten = new Set(events.splice(last + 1));
    this.#early.set(
      agent,
      early.filter((event) => !forgotten.has(event)),
    );
  }

  /** Removes all events before a time (milliseconds since the start). Returns those without a counterpart. */
  takeBefore(time: number): {
    readonly missing: readonly UnmatchedEvent[];
    readonly extra: readonly UnmatchedEvent[];
  } {
    for (const stream of [...this.real.values(), ...this.simulated.values()]) takeOld(stream, time);
    return { missing: takeOldOfAgents(this.#late, time), extra: takeOldOfAgents(this.#early, time) };
  }

  /** Returns whether an event of the tape still waits for the simulator. */
  isAwaited(agent: string, event: SeenEvent): boolean {
    return this.#late.get(agent)?.includes(event) === true;
  }
}

/** An event without a counterpart, with its agent. */
export interface UnmatchedEvent {
  readonly agent: string;
  readonly event: SeenEvent;
}

function takeOldOfAgents(streams: ReadonlyMap<string, SeenEvent[]>, time: number): readonly UnmatchedEvent[] {
  return [...streams].flatMap(([agent, stream]) => takeOld(stream, time).map((event) => ({ agent, event })));
}

/** Removes the events at the beginning of a list that are older than a time, and returns them. */
function takeOld(events: SeenEvent[], time: number): readonly SeenEvent[] {
  const index = events.findIndex(({ at }) => at >= time);
  return events.splice(0, index < 0 ? events.length : index);
}

/** Removes the first event with a name at about the same time, and returns it. */
function takeSame(
  events: SeenEvent[] | undefined,
  wanted: string,
  distance: (event: SeenEvent) => number,
): SeenEvent | undefined {
  const index = (events ?? []).findIndex((event) => event.name === wanted && distance(event) <= SAME_WITHIN_MS);
  return index < 0 ? undefined : events?.splice(index, 1)[0];
}
