// States of a world in memory, from which replays continue.
import { finish, type LoggedEvent, type Work } from "../../core/index.ts";
import { withEvents } from "../lives/copied-state.ts";
import type { WorldState } from "../lives/world-state.ts";
import { parseSegments, reuseSegments, writeJsonSegments } from "./json-segments.ts";
import { lengthOf, readChunksInSlices } from "./state-chunks.ts";

/** A state as JSON. */
export interface SavedState {
  /** The number of bytes, without those of `events`. */
  readonly size: number;
  /** Events of the log that it shares with the world, because they never change; oldest first. */
  readonly events: readonly LoggedEvent[];
  /** Returns the state as data that only the caller has, except the shared events. */
  read(): WorldState;
  /** Releases its memory for other states. It must not be read afterwards. */
  discard(): void;
}

/**
 * Saves a state. The state must not change until the work is over.
 *
 * @param maxSize the maximum number of bytes.
 * @returns the saved state; undefined if it would have more bytes.
 * @yields the number of written segments.
 */
export function* saveStateInSlices(taking: Work<WorldState>, maxSize: number): Work<SavedState | undefined> {
  const state = yield* taking;
  const events = state.life.center.log.recent;
  const segments: Uint8Array[] = [];
  let size = 0;
  for (const segment of writeJsonSegments(withEvents(state, []))) {
    segments.push(segment);
    size += segment.length;
    if (size > maxSize) {
      reuseSegments(segments);
      return undefined;
    }
    yield { done: segments.length, of: 0 };
  }
  return {
    size,
    events,
    read: () => withEvents(parseSegments(segments) as WorldState, events),
    discard: () => reuseSegments(segments),
  };
}

/** Returns a state that a store has as texts. Its size is counted in characters. */
export function makeSavedStateOf(chunks: readonly string[]): SavedState {
  return { size: lengthOf(chunks), events: [], read: () => finish(readChunksInSlices(chunks)), discard: () => {} };
}
