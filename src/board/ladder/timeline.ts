// Puts requests and events of a world in one order, although each has only its own numbers and its world time.

import type { JournalEntry, WorldEvent } from "../../control/api-types.ts";
import { compareTexts, isPush } from "./delivered.ts";

/** A request when it was received, or an event when it happened. */
export type LadderMoment =
  | { readonly entry: JournalEntry; readonly event?: undefined }
  | { readonly event: WorldEvent; readonly entry?: undefined };

/** Added to the number of an item that comes after all others of its input. */
const AFTER_OTHERS = 1e9;

interface Placed {
  readonly moment: LadderMoment;
  readonly at: string;
  /** The number of the input to which it belongs: itself, its cause, or the last one before it. 0: before the inputs of its instant. */
  readonly input: number;
  /** 0 for a request that is an input, because it comes before the events that it caused; 1 for the others. */
  readonly rank: 0 | 1;
  readonly number: number;
}

/**
 * Returns requests and events in the order in which they happened.
 *
 * World time decides. With a manual clock, much happens at one instant. Then an event comes after the request that caused it, and before
 * later inputs.
 *
 * @param entries in the order of their numbers.
 * @param events in the order of their serial numbers.
 */
export function orderMoments(entries: readonly JournalEntry[], events: readonly WorldEvent[]): LadderMoment[] {
  const placed = [...placeEntries(entries), ...placeEvents(events, entries)];
  placed.sort((a, b) => compareTexts(a.at, b.at) || a.input - b.input || a.rank - b.rank || a.number - b.number);
  return placed.map(({ moment }) => moment);
}

function* placeEntries(entries: readonly JournalEntry[]): Generator<Placed> {
  let last = 0;
  for (const [index, entry] of entries.entries()) {
    if (isPush(entry)) {
      yield placePush(entry, last, entries, index);
      continue;
    }
    const isInput = entry.input !== null;
    last = entry.input ?? last;
    // A query has no number on the tape: it comes after the last numbered input and after the events of that input.
    yield {
      moment: { entry },
      at: entry.worldTime,
      input: last,
      rank: isInput ? 0 : 1,
      number: entry.number + (isInput ? 0 : AFTER_OTHERS),
    };
  }
}

/** Places a push where it ended, because it is known only then whether the client has its events. */
function placePush(entry: JournalEntry, last: number, entries: readonly JournalEntry[], index: number): Placed {
  const { number, worldTime, receivedAt, endedAt, endedWorldTime } = entry;
  let input = last;
  for (let later = index + 1; later < entries.length; later++) {
    const request = entries[later];
    if (request === undefined || request.receivedAt > (endedAt ?? receivedAt)) break;
    input = request.input ?? input;
  }
  return { moment: { entry }, at: endedWorldTime ?? worldTime, input, rank: 1, number: number + AFTER_OTHERS };
}

function* placeEvents(events: readonly WorldEvent[], entries: readonly JournalEntry[]): Generator<Placed> {
  const inputs = entries.filter(({ input }) => input !== null);
  let next = 0;
  let before = 0;
  let instant = "";
  let input = 0;
  for (const event of events) {
    if (event.at !== instant) {
      instant = event.at;
      input = 0;
    }
    // The last input before this instant.
    for (let entry = inputs[next]; entry !== undefined && entry.worldTime < instant; entry = inputs[++next]) {
      before = Math.max(before, entry.input ?? 0);
    }
    // An event with an older cause was scheduled earlier, so it comes before the inputs of this instant.
    if (typeof event.cause === "number" && event.cause > before) input = Math.max(input, event.cause);
    yield { moment: { event }, at: event.at, input, rank: 1, number: event.serial };
  }
}
