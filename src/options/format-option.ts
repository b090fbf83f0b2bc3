// Formats options for the help.
import type { OptionRow } from "./option-row.ts";

/** Returns an option for the help: `--port PORT`, `-o, --output FILE`, or `--watch` for a switch. */
export function formatOption({ flag, short, placeholder }: Pick<OptionRow, "flag" | "short" | "placeholder">): string {
  const names = short === undefined ? `--${flag}` : `-${short}, --${flag}`;
  return placeholder === undefined ? names : `${names} ${placeholder}`;
}
