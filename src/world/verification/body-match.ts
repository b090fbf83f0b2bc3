// Whether the body of a request has the members that a verification wants, and what differs when it has not.
import { memberOf } from "../../forms/member-of.ts";
import { show } from "../../forms/show.ts";

/** The members that a body is to have; others may be there as well. */
export type WantedBody = Readonly<Record<string, unknown>>;

/**
 * Returns what differs between a body and the members that are wanted, such as `with devicetype 1, not 2`; undefined where it has them
 * all. Numbers and truth values count as equal to their text, as for the gateway; a list is to be the same, member by member.
 *
 * @param text the body; undefined where there is none, or none is kept.
 */
export function bodyDifference(text: string | undefined, wanted: WantedBody): string | undefined {
  if (text === undefined) return "without a stored body";
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return "with a body that is not JSON, or that is stored only in part";
  }
  for (const [name, expected] of Object.entries(wanted)) {
    const found = memberOf(body, name);
    if (fits(found, expected)) continue;
    return found === undefined
      ? `without ${show(name)} in its body`
      : `with ${name} ${show(found)}, not ${show(expected)}`;
  }
  return undefined;
}

function fits(found: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return false;
    return expected.every((one, i) => fits(found[i], one));
  }
  if (typeof expected !== "object" || expected === null) {
    if (found === undefined || typeof found === "object") return found === expected;
    return String(found) === String(expected);
  }
  return Object.entries(expected).every(([name, one]) => fits(memberOf(found, name), one));
}
