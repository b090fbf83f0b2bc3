// Whether commands have printed what their page shows.
import { isDeepStrictEqual } from "node:util";
import type { Block } from "./blocks.ts";

/** What is different, in words; undefined: nothing. JSON is compared as JSON, without the members `butFor`; all else as text. */
export function difference(shown: Block, printed: string, butFor: readonly string[]): string | undefined {
  if (shown.language !== "json") {
    return fits(shown.text, printed) ? undefined : `the page shows\n${shown.text}but there came\n${printed}`;
  }
  const wanted = JSON.parse(shown.text, (name, value) => (butFor.includes(name) ? "..." : value));
  let came: unknown;
  try {
    came = JSON.parse(printed, (name, value) => (butFor.includes(name) ? "..." : value));
  } catch {
    return `the page shows JSON, but there came\n${printed}`;
  }
  // In their order: a client may show the members as they come.
  const same = isDeepStrictEqual(came, wanted) && JSON.stringify(came) === JSON.stringify(wanted);
  return same ? undefined : `the page shows\n${shown.text}but there came\n${JSON.stringify(came, undefined, 2)}`;
}

/** Three dots stand for anything on their line; a last end of line more or less is none. */
function fits(shown: string, printed: string): boolean {
  const pattern = shown
    .trimEnd()
    .split("...")
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${pattern}$`).test(printed.trimEnd());
}
