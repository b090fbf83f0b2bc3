// The options of the command `tape`.
import { path } from "../../options/option-forms.ts";
import type { OptionTable } from "../../options/options.ts";
import { UPSTREAM_OPTIONS } from "../../options/upstream-options.ts";

/** The options that only the command `tape` has. */
export interface TapeCommandOptions {
  /** The HAR file to make a tape of; undefined: the tape is the input. */
  fromHar: string | undefined;
  /** The tape to make a HAR file of; undefined: the HAR file is the input. */
  toHar: string | undefined;
  /** The file to write; undefined: standard output. */
  output: string | undefined;
}

/** A row for each option, in the order of the help. */
export const TAPE_COMMAND_OPTIONS: OptionTable<TapeCommandOptions> = {
  fromHar: {
    ...path("HAR file", "the path of a HAR file, or - for standard input"),
    flag: "from-har",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "none",
    help: "Make an anonymous tape of the exchanges with a real gateway in this HAR file.",
  },
  toHar: {
    ...path("tape", "the path of the tape of a real gateway, or - for standard input"),
    flag: "to-har",
    placeholder: "TAPE",
    fallback: undefined,
    defaultText: "none",
    help: "Make a HAR file from this tape of a real gateway.",
  },
  output: {
    ...path("output file", "the path of a file to write"),
    flag: "output",
    short: "o",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "standard output",
    help: "Write to this file, which only its owner can read. An existing file is replaced.",
  },
};

/** All options of the command. */
export const ALL_TAPE_OPTIONS = {
  ...TAPE_COMMAND_OPTIONS,
  // A copy, because the help shows the variable of an option of `serve`, and this command reads no variables.
  plainTape: { ...UPSTREAM_OPTIONS.plainTape },
};
