// Compares the body of a request with the members that a verification expects.
import { memberOf } from "../../forms/member-of.ts";
import { show } from "../../forms/show.ts";

/** The members that a body must have. It may have others. */
export type ExpectedBody = Readonly<Record<string, unknown>>;

/**
 * Returns the first difference between a body and the expected members, such as `with devicetype 1, not 2`; undefined if there is none.
 * Numbers and booleans equal their text, as in the gateway. Lists must have the same length, and their items must match.
 *
 * @param text the body; undefined if there is none, or none is stored.
 */
export function findBodyDifference(text: string | undefined, expectedBody: ExpectedBody): string | undefined {
  if (text === undefined) return "without a stored body";
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return "with a body that is not JSON, or that is stored only in part";
  }
  for (const [name, expected] of Object.entries(expectedBody)) {
    const found = memberOf(body, name);
    if (matchesExpected(found, expected)) continue;
    return found === undefined
      ? `without ${show(name)} in its body`
      : `with ${name} ${show(found)}, not ${show(expected)}`;
  }
  return undefined;
}

function matchesExpected(found: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return false;
    return expected.every((item, i) => matchesExpected(found[i], item));
  }
  if (typeof expected !== "object" || expected === null) {
    if (found === undefined || typeof found === "object") return found === expected;
    return String(found) === String(expected);
  }
  return Object.entries(expected).every(([name, value]) => matchesExpected(memberOf(found, name), value));
}
