// Compares the output of commands with the output that a page shows.
import { isDeepStrictEqual } from "node:util";
import type { Block } from "./blocks.ts";

/**
 * Returns how the output differs; undefined if it doesn't. Compares JSON as JSON, without the values of the members `butFor`, and other
 * output as text.
 */
export function describeDifference(shown: Block, printed: string, butFor: readonly string[]): string | undefined {
  if (shown.language !== "json") {
    return matchesOutput(shown.text, printed)
      ? undefined
      : `the page shows\n${shown.text}but the output is\n${printed}`;
  }
  const wanted = JSON.parse(shown.text, (name, value) => (butFor.includes(name) ? "..." : value));
  let actual: unknown;
  try {
    actual = JSON.parse(printed, (name, value) => (butFor.includes(name) ? "..." : value));
  } catch {
    return `the page shows JSON, but the output is\n${printed}`;
  }
  // The order of members counts, because a client may show them in order.
  const isSame = isDeepStrictEqual(actual, wanted) && JSON.stringify(actual) === JSON.stringify(wanted);
  if (isSame) return undefined;
  return `the page shows\n${shown.text}but the output is\n${JSON.stringify(actual, undefined, 2)}`;
}

/** Returns whether output matches. Three dots match any text on their line; a final line break is ignored. */
function matchesOutput(shown: string, printed: string): boolean {
  const pattern = shown
    .trimEnd()
    .split("...")
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${pattern}$`).test(printed.trimEnd());
}
