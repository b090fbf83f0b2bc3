// Copies of the state of a world in memory.
// They share the events of the log, which never change.
import type { LoggedEvent, Work } from "../../core/index.ts";
import { copyInSlices } from "../../forms/data-pieces.ts";
import type { WorldState } from "./world-state.ts";

/** Copies a state, except the events of its log. The state must not change until the work is over. */
export function* copyStateInSlices(taking: Work<WorldState>): Work<WorldState> {
  const state = yield* taking;
  return withEvents(yield* copyInSlices(withEvents(state, [])), state.life.center.log.recent);
}

/** Returns a state with other events in its log. */
export function withEvents(state: WorldState, recent: readonly LoggedEvent[]): WorldState {
  const { life } = state;
  const { center } = life;
  return { ...state, life: { ...life, center: { ...center, log: { ...center.log, recent } } } };
}
