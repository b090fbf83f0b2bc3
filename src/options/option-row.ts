// The row of an option in a table of options.
import type { Form } from "./option-forms.ts";

/** An option, with the form of its value. */
export interface OptionRow<Value = unknown> extends Form<Value> {
  /** The name on the command line, without the dashes. The variable is CCGW_ and the name in capitals, with underscores for dashes. */
  readonly flag: string;
  /** A single letter that can be written instead, with one dash. */
  readonly short?: string;
  /** The placeholder for the value in the help; absent for a switch, which needs no value. */
  readonly placeholder?: string;
  /** The description in the help. */
  readonly help: string;
  /** The default. */
  readonly fallback: Value;
  /** The default in words, if the value doesn't explain itself. */
  readonly defaultText?: string;
  /** Whether the option can be given several times. In the environment, commas separate the values. */
  readonly repeatable?: true;
}

/** One row for each option. */
export type OptionTable<Values> = { readonly [Name in keyof Values]: OptionRow<Values[Name]> };
