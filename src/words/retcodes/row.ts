// Declares a row of the table of retcodes: the known facts about a retcode of the real gateway.
import type { Reason } from "../../core/index.ts";

/** A retcode that the simulator returns. */
export interface ReturnedRetcode {
  /** The message of the answer. */
  readonly message: string;
  /** The reasons of the core that lead to it. */
  readonly reasons?: readonly Reason[];
}

/** A retcode that pages or old clients list and that the simulator never returns, with the reason. */
export interface NeverRetcode {
  readonly never: string;
}

/** The retcodes of a family: those that begin with its three digits. */
export type RetcodeFamily<Prefix extends string> = {
  readonly [Retcode in `${Prefix}-${string}`]: ReturnedRetcode | NeverRetcode;
};
