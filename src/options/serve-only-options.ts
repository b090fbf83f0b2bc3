// The options that only the command `serve` has.
import type { OptionRow } from "./option-row.ts";
import { OPTIONS } from "./options.ts";
import { STORE_OPTIONS } from "./store-options.ts";
import { TAPE_OPTIONS } from "./tape-options.ts";
import { UPSTREAM_OPTIONS } from "./upstream-options.ts";

/** The rows of these options. */
export const SERVE_ONLY_OPTIONS: readonly OptionRow[] = [
  OPTIONS.watch,
  OPTIONS.stopWithStdin,
  OPTIONS.workers,
  ...Object.values(TAPE_OPTIONS),
  ...Object.values(UPSTREAM_OPTIONS),
  ...Object.values(STORE_OPTIONS),
];
