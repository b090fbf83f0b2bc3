// Defines the actions of property tests: moves that may be refused.
import type { Move } from "../../src/core/index.ts";
import { outcomeOf, type Stage } from "./center.ts";

/** An action on a stage. */
export type Act = (stage: Stage) => unknown;

/** Returns the action that performs a move. The action returns the outcome, or the reason of the refusal. */
export const perform =
  <Input, Output>(move: Move<Input, Output>, input: Input): Act =>
  ({ center }) =>
    outcomeOf(center, move, input);
