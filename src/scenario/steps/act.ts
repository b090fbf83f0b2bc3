// What a step is that acts, and takes no time: declared once, with how it is written, what is kept of it, and what it does.
import type * as z from "zod";
import type { Work } from "../../core/index.ts";
import type { Autopilot } from "../autopilot.ts";
import type { CallBook } from "../call-book.ts";
import type { Stage } from "../stage.ts";
import type { Traffic } from "../traffic.ts";

/** What steps act with. */
export interface Cast extends Stage {
  readonly calls: CallBook;
  readonly traffic: Traffic;
  readonly autopilot: Autopilot;
}

/**
 * A kind of step that is kept as it is written. Whom it names is found, and checked to be there, by the names of its members: `agent`,
 * `agents`, `queue`, `queues`, `ivr`, `call`; templates stand in those of TEMPLATED, and are filled before it acts; `as` names a call.
 */
interface PlainAct<Written, Kept = Written> {
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly shape: z.ZodType<Written>;
  /** The request by which the agent's client would ask for it, by the gateway's name (see words/); none where no client would. */
  readonly operation?: string | ((step: Kept) => string | undefined);
  /** Does it. Where a Hitch or a Refusal comes back, its sentence is told; a LongAct is done before the next step. */
  readonly play: (cast: Cast, step: Kept & { readonly line: number }) => unknown;
}

/** A kind of step of which plain values are kept, in place of text forms. */
export interface Act<Written, Kept extends object> extends PlainAct<Written, Kept> {
  readonly build: (written: Written) => Kept;
}

/** Declares a kind of step that has text forms in it, such as durations. */
export function act<Written, Kept extends object>(declaration: Act<Written, Kept>): Act<Written, Kept> {
  return declaration;
}

/** Declares a kind of step whose written form is plain already. */
export function plainAct<Written extends object>(declaration: PlainAct<Written>): Act<Written, Written> {
  return { ...declaration, build: (written) => written };
}

/** With so many agents a step is over before anybody could notice. */
export const SOON_DONE = 100;

/** What a step plays that takes long: it is done in pieces, before anything else happens in the center. */
export class LongAct {
  readonly work: Work<unknown>;

  constructor(work: Work<unknown>) {
    this.work = work;
  }
}
