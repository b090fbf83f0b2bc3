// What a step is that acts, and takes no time: declared once, with how it is written, what is kept of it, and what it does.
import type * as z from "zod";
import { Refusal, type Work } from "../../core/index.ts";
import type { Autopilot } from "../stage/autopilot.ts";
import type { CallBook } from "../stage/call-book.ts";
import type { Stage } from "../stage/stage.ts";
import type { StepFailure } from "../stage/step-failure.ts";
import type { Traffic } from "../traffic/traffic.ts";

/** What steps act with. */
export interface StepContext extends Stage {
  readonly calls: CallBook;
  readonly traffic: Traffic;
  readonly autopilot: Autopilot;
}

/** What playing a step comes to: it is done, or why it could not be, which is reported. */
// biome-ignore lint/suspicious/noConfusingVoidType: a step may do its work by a function that returns nothing.
export type ImmediateResult = "done" | undefined | void | StepFailure | Refusal;

/** The same, or the rest of the work, which is done before the next step. */
export type ActionResult = ImmediateResult | LongAction;

/**
 * A kind of step that is kept as it is written. Whom it names is found, and checked to be there, by the names of its members: `agent`,
 * `agents`, `queue`, `queues`, `ivr`, `call`; templates stand in those of TEMPLATED, and are filled before it acts; `as` names a call.
 */
interface PlainAction<Written, Kept = Written> {
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly shape: z.ZodType<Written>;
  /** The request by which the agent's client would ask for it, by the gateway's name (see words/); none where no client would. */
  readonly operation?: string | ((step: Kept) => string | undefined);
  /** Does it. */
  readonly play: (context: StepContext, step: Kept & { readonly line: number }) => ActionResult;
}

/** A kind of step of which plain values are kept, in place of text forms. */
export interface Action<Written, Kept extends object> extends PlainAction<Written, Kept> {
  readonly build: (written: Written) => Kept;
}

/** Declares a kind of step that has text forms in it, such as durations. */
export function action<Written, Kept extends object>(declaration: Action<Written, Kept>): Action<Written, Kept> {
  return declaration;
}

/** Declares a kind of step whose written form is plain already. */
export function plainAction<Written extends object>(declaration: PlainAction<Written>): Action<Written, Written> {
  return { ...declaration, build: (written) => written };
}

/** With so many agents a step is over before anybody could notice. */
export const MOST_AGENTS_AT_ONCE = 100;

/** What a step plays that takes long: it is done in pieces, before anything else happens in the center. */
export class LongAction {
  readonly work: Work<ImmediateResult>;

  constructor(work: Work<ImmediateResult>) {
    this.work = work;
  }
}

/** Returns the refusal of a move that returns what it made, such as the id of a call; undefined when it was done. */
export function refusalOf<Made>(outcome: Made | Refusal): Refusal | undefined {
  return outcome instanceof Refusal ? outcome : undefined;
}
