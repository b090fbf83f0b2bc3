// The options of the file for the tape, which only the command `serve` has.
import { onOff, path } from "./option-forms.ts";
import type { OptionTable } from "./option-row.ts";

/** The options of the file for the tape. */
export interface TapeOptions {
  /** The path of the file for the tape of the default world; undefined: none. */
  tape: string | undefined;
  /** Whether every line is on the disk before its answer is sent. */
  tapeFsync: boolean;
}

/** A row for each option, in the order of the help. */
export const TAPE_OPTIONS: OptionTable<TapeOptions> = {
  tape: {
    ...path("tape file", "the path of a file that does not exist yet"),
    flag: "tape",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "none",
    help: "Also write the tape of the default world to this new file: each input, before it is answered. With --upstream: the tape of the real gateway.",
  },
  tapeFsync: {
    ...onOff,
    flag: "tape-fsync",
    fallback: false,
    defaultText: "off",
    help: "Flush each line of --tape to the disk, so that a crash of the machine loses none. Slower.",
  },
};
