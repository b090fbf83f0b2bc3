// States of a world in memory. They share the events of the log, which never change.
import type { LoggedEvent, Work } from "../../core/index.ts";
import { copyInSlices } from "../../forms/data-pieces.ts";
import type { WorldState } from "../lives/world-state.ts";
import { parseSegments, reuseSegments, writeJsonSegments } from "./json-segments.ts";

/** A state as the bytes of its JSON, without the events. */
export interface SavedState {
  readonly segments: readonly Uint8Array[];
  /** The number of bytes. */
  readonly size: number;
  /** The events of the log, oldest first. */
  readonly events: readonly LoggedEvent[];
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
  return { segments, size, events };
}

/** Releases the memory of a saved state for other states. It must not be read afterwards. */
export function discardState({ segments }: SavedState): void {
  reuseSegments(segments);
}

/** Copies a state, except the events of its log. The state must not change until the work is over. */
export function* copyStateInSlices(taking: Work<WorldState>): Work<WorldState> {
  const state = yield* taking;
  return withEvents(yield* copyInSlices(withEvents(state, [])), state.life.center.log.recent);
}

/** Returns a saved state as data that only the caller has, except the events of its log. */
export function readSavedState({ segments, events }: SavedState): WorldState {
  return withEvents(parseSegments(segments) as WorldState, events);
}

/** Returns a state with other events in its log. */
export function withEvents(state: WorldState, recent: readonly LoggedEvent[]): WorldState {
  const { life } = state;
  const { center } = life;
  return { ...state, life: { ...life, center: { ...center, log: { ...center.log, recent } } } };
}
