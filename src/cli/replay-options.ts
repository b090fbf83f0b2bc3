// The options that only the command replay has.
import { wholeNumber } from "../options/option-forms.ts";
import type { OptionTable } from "../options/options.ts";

export interface ReplayCommandOptions {
  /** The number of the last input to replay; undefined: all. */
  until: number | undefined;
}

/** A row for each option, in the order of the help. */
export const REPLAY_OPTIONS: OptionTable<ReplayCommandOptions> = {
  until: {
    ...wholeNumber("number of an input", 1, 999_999_999),
    flag: "until",
    placeholder: "INPUT",
    fallback: undefined,
    defaultText: "the end of the tape",
    help: "Replay up to this input, such as 12.",
  },
};
