// States of a world in memory. They share the events of the log, which never change.
import type { LoggedEvent, Work } from "../../core/index.ts";
import { copyInPieces } from "../../forms/data-pieces.ts";
import { jsonPieces } from "../../forms/json-pieces.ts";
import type { WorldState } from "../lives/world-state.ts";

/** A state as JSON without the events. */
export interface SavedState {
  readonly json: string;
  readonly events: readonly LoggedEvent[];
}

/**
 * Saves a state. It must not change until the work is over.
 *
 * @param maxLength the maximum number of characters.
 * @returns undefined if it would be longer.
 * @yields the number of written pieces.
 */
export function* savingState(taking: Work<WorldState>, maxLength: number): Work<SavedState | undefined> {
  const state = yield* taking;
  const events = state.life.center.log.recent;
  let json = "";
  let done = 0;
  for (const piece of jsonPieces(withEvents(state, []))) {
    json += piece;
    if (json.length > maxLength) return undefined;
    yield { done: ++done, of: 0 };
  }
  return { json, events };
}

/** Copies a state, but for the events of its log. It must not change until the work is over. */
export function* copyingState(taking: Work<WorldState>): Work<WorldState> {
  const state = yield* taking;
  return withEvents(yield* copyInPieces(withEvents(state, [])), state.life.center.log.recent);
}

/** Returns a saved state as data that only the caller has, except the events of its log. */
export function readSavedState({ json, events }: SavedState): WorldState {
  return withEvents(JSON.parse(json) as WorldState, events);
}

function withEvents(state: WorldState, recent: readonly LoggedEvent[]): WorldState {
  const { life } = state;
  const { center } = life;
  return { ...state, life: { ...life, center: { ...center, log: { ...center.log, recent } } } };
}
