// The state that a kind of finding stores between requests, and how long it lasts.

import type { Instant } from "../../core/index.ts";

/** The instant of an event that has not happened yet: earlier than any other. */
export const NEVER: Instant = Number.NEGATIVE_INFINITY;

/** The lifetime of a state. `client`: as long as the center; `session`: until the next sign-in; `world`: as long as the world. */
export type StateLifetime = "client" | "session" | "world";

/** The state of a kind of finding: how long it lasts, and how it begins. */
export interface KindState<State> {
  readonly scope: StateLifetime;
  /** Returns the state of a client, session or world that is seen for the first time. */
  begin(): State;
}

/** Declares state that is kept for each client. */
export function declareClientState<State>(begin: () => State): KindState<State> {
  return { scope: "client", begin };
}

/** Declares state that is kept for each client and begins again with each of its sessions. */
export function declareSessionState<State>(begin: () => State): KindState<State> {
  return { scope: "session", begin };
}

/** Declares state that is kept once for a world. */
export function declareWorldState<State>(begin: () => State): KindState<State> {
  return { scope: "world", begin };
}
