// Declares steps that act and take no time: schema, checked form and effect.
import type * as z from "zod";
import { type ClockWorkKind, Refusal, type Work } from "../../core/index.ts";
import type { ChatCustomers } from "../chats/chat-customers.ts";
import type { Autopilot } from "../stage/autopilot.ts";
import type { Stage } from "../stage/stage.ts";
import type { StepCalls } from "../stage/step-calls.ts";
import type { StepChats } from "../stage/step-chats.ts";
import type { StepFailure } from "../stage/step-failure.ts";
import type { Traffic } from "../traffic/traffic.ts";

/** The parts that steps act with. */
export interface StepContext extends Stage {
  readonly calls: StepCalls;
  readonly chats: StepChats;
  readonly customers: ChatCustomers;
  readonly traffic: Traffic;
  readonly autopilot: Autopilot;
}

/** The result of a completed action: done, or the reason why it failed. */
// biome-ignore lint/suspicious/noConfusingVoidType: a step may do its work by a function that returns nothing.
export type ImmediateResult = "done" | undefined | void | StepFailure | Refusal;

/** The result of an action, or the rest of its work, which runs before the next step. */
export type ActionResult = ImmediateResult | LongAction;

/**
 * A kind of step that is kept in its written form. Its references are found and checked by the names of its members: `agent`, `agents`,
 * `inspector`, `queue`, `queues`, `ivr`, `call`, `chat`. The members in TEMPLATED can hold templates, which are filled before it acts. `as`
 * names a call, or a chat if the step is in NAMING_CHATS.
 */
interface PlainAction<Written, Kept = Written> {
  /** The sentence in the reference. */
  readonly summary: string;
  readonly shape: z.ZodType<Written>;
  /** The gateway's name of the request with which a client would do the same; absent if there is none. */
  readonly operation?: string | ((step: Kept) => string | undefined);
  /** Performs the step. */
  readonly play: (context: StepContext, step: Kept & { readonly line: number }) => ActionResult;
}

/** A kind of step that is kept as plain values instead of text. */
export interface Action<Written, Kept extends object> extends PlainAction<Written, Kept> {
  /** Reads a written step that the schema has accepted. */
  readonly build: (written: Written) => Kept;
}

/** Declares a kind of step with text values such as durations. */
export function declareAction<Written, Kept extends object>(declaration: Action<Written, Kept>): Action<Written, Kept> {
  return declaration;
}

/** Declares a kind of step that is kept as it is written. */
export function declarePlainAction<Written extends object>(
  declaration: PlainAction<Written>,
): Action<Written, Written> {
  return { ...declaration, build: (written) => written };
}

/** The maximum number of agents for which an action runs at once instead of in slices. */
export const MAX_AGENTS_AT_ONCE = 100;

/** A long action. It runs in slices, before anything else happens in the center. */
export class LongAction {
  readonly what: ClockWorkKind;
  readonly work: Work<ImmediateResult>;

  constructor(what: ClockWorkKind, work: Work<ImmediateResult>) {
    this.what = what;
    this.work = work;
  }
}

/** Returns the refusal of a move that returns a value such as the id of a call; undefined if the move succeeded. */
export function refusalOf<Made>(outcome: Made | Refusal): Refusal | undefined {
  return outcome instanceof Refusal ? outcome : undefined;
}
