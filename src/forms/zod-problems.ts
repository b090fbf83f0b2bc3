// Turns zod's issues into problems: one for each unknown member; for a union, those of the branch that was probably meant.
import type * as z from "zod";
import type { Path, UnplacedProblem } from "./problems.ts";
import { findSuggestedName, isMissingSentence } from "./wording.ts";

type Issue = z.core.$ZodIssue;

// Issues are nearly in the order of the text, and only the first 50 problems are shown.
const MAX_ISSUES = 1_000;

/** Returns the problems of a failed check, with their paths. */
export function collectZodProblems(error: z.ZodError): UnplacedProblem[] {
  return withoutMisspelled(error.issues.slice(0, MAX_ISSUES).flatMap((issue) => toProblems(issue, [])));
}

/** Leaves out the problems of missing members that are misspelled: the sentence about the unknown member already suggests the name. */
function withoutMisspelled(problems: readonly UnplacedProblem[]): UnplacedProblem[] {
  const keyOf = (path: Path) => JSON.stringify(path.map(String));
  const suggested = new Set<string>();
  for (const { path, at, message } of problems) {
    const name = at === "key" ? findSuggestedName(message) : undefined;
    if (name !== undefined) suggested.add(keyOf([...path.slice(0, -1), name]));
  }
  return problems.filter(
    ({ path, message }) => !(isMissingSentence(message, String(path.at(-1))) && suggested.has(keyOf(path))),
  );
}

function toProblems(issue: Issue, above: Path): UnplacedProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    // The sentence has a line for each key: see expectsMembers.
    const lines = issue.message.split("\n");
    return issue.keys.map((key, i) => ({ path: [...path, key], at: "key", message: lines[i] ?? issue.message }));
  }
  if (issue.code === "invalid_union") {
    const meant = findLikeliestBranch(issue.errors);
    if (meant !== undefined) return meant.flatMap((inner) => toProblems(inner, path));
  }
  if (issue.code === "invalid_key") {
    return issue.issues.map((inner) => ({ path, at: "key", message: inner.message }));
  }
  return [{ path, message: issue.message }];
}

/** The codes of issues which show that a value has a different type from the branch. */
const TYPE_ISSUE_CODES: ReadonlySet<string> = new Set(["invalid_type", "invalid_value"]);

/** Returns the issues of the union branch that fits best; undefined if none is near, or if two are equally near. */
function findLikeliestBranch(branches: readonly Issue[][]): Issue[] | undefined {
  const near = branches
    .filter((issues) => !issues.some((issue) => issue.path.length === 0 && TYPE_ISSUE_CODES.has(issue.code)))
    .map((issues) => ({ issues, wrong: issues.reduce((sum, issue) => sum + weigh(issue), 0) }))
    .sort((a, b) => a.wrong - b.wrong);
  const [first, second] = near;
  return first !== undefined && first.wrong !== second?.wrong ? first.issues : undefined;
}

/**
 * Returns how much an issue counts against a branch. Unknown members count one each, because members distinguish branches; a misspelled
 * member counts half.
 */
function weigh(issue: Issue): number {
  if (issue.code !== "unrecognized_keys") return 1;
  return issue.message.split("\n").reduce((sum, line) => sum + (findSuggestedName(line) === undefined ? 1 : 0.5), 0);
}
