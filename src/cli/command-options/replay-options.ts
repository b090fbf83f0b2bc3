// The options that only the command `replay` has, and those of `serve` for the world after a replay.
import { wholeNumber } from "../../options/option-forms.ts";
import type { Flags } from "../../options/option-sources.ts";
import { OPTIONS, type OptionRow, type OptionTable } from "../../options/options.ts";
import { SERVE_ONLY_OPTIONS } from "../../options/serve-only-options.ts";
import { RUN_OPTIONS } from "./run-options.ts";

/** The options that only the command `replay` has. */
export interface ReplayCommandOptions {
  /** The number of the last input to replay; undefined: the last one of the tape. */
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
    help: "Replay up to this input, such as 12, and serve the world. With --json or --junit, it is not served.",
  },
};

// The tape decides how the world begins.
const { authMode, set, clock, start, seed, ...SERVED } = OPTIONS;

/** The options of `serve` that apply to a world that has been replayed. */
export const SERVED_OPTIONS = Object.values<OptionRow>(SERVED).filter((row) => !SERVE_ONLY_OPTIONS.includes(row));

/** Returns whether a replay with these options serves its world. With --json or --junit it does not: programs wait for its end. */
export function isServedAfterReplay({ until, json, junit }: Flags): boolean {
  const isJson = json !== undefined && RUN_OPTIONS.json.shape.safeParse(String(json)).data === true;
  return until !== undefined && !isJson && junit === undefined;
}
