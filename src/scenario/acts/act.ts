// Declares acts of agents.
// Each is a step of scenarios and a verb of the control API.
import type * as z from "zod";
import type { AgentId, Center, Refusal } from "../../core/index.ts";

/** The members of an act besides its agent, as schemas. */
type Members = z.core.$ZodShape;

/** The written members of an act, after their check. */
export type WrittenMembers<M extends Members> = z.output<z.ZodObject<M>>;

/** An act of an agent. */
export interface Act<M extends Members, Kept extends object> {
  /** Who acts, in sentences; an agent if absent. */
  readonly by?: "chair";
  /** The act of the agent, as the end of a sentence. */
  readonly does: string;
  /** The gateway's name of the request with which a client would do the same. */
  readonly operation: string | ((act: Kept) => string);
  /** The state that the act needs, as the end of a sentence about a refusal. */
  readonly needs: string;
  /**
   * Returns the schemas of its members.
   *
   * @param number the schema of a telephone number; the one of steps also accepts templates.
   */
  readonly members: (number: z.ZodType<string, string>) => M;
  /** Returns the members as plain values instead of text. */
  readonly build: (written: WrittenMembers<M>) => Kept;
  /** Returns the agents that the center must have, and the member with them; absent if the act names none, or accepts any. */
  readonly agentsOf?: (act: Kept) => { readonly at: string; readonly agents: readonly AgentId[] };
  /** Performs the act in a center. */
  readonly perform: (center: Center, act: Kept & { readonly agent: AgentId }) => "done" | Refusal;
}

/** Declares an act with members, so that the compiler infers their types. */
export function declareAct<M extends Members, Kept extends object>(declaration: Act<M, Kept>): Act<M, Kept> {
  return declaration;
}

/** Returns the verb of the control API that performs an act: the act `pauseRecording` is the verb `pause-recording`. */
export function verbOfAct(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type OwnAct = Act<Record<never, never>, Record<never, never>>;

/** Declares an act that only names its agent. */
export function declareOwnAct(declaration: Omit<OwnAct, "members" | "build">): OwnAct {
  return { ...declaration, members: () => ({}), build: () => ({}) };
}
