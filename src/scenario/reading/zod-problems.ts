// From zod's issues to flaws: one for each unknown member, and of a choice between shapes the complaints of the one that was meant.
import type * as z from "zod";
import type { Path, UnplacedProblem } from "./problems.ts";

type Issue = z.core.$ZodIssue;

// Issues come nearly in the order of the text, and only the first 50 problems are shown.
const MOST_ISSUES = 1_000;

/** The flaws that a schema found, with their paths. */
export function zodProblems(error: z.ZodError): UnplacedProblem[] {
  return error.issues.slice(0, MOST_ISSUES).flatMap((issue) => fromIssue(issue, []));
}

function fromIssue(issue: Issue, above: Path): UnplacedProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    // The sentence has a line for each key: see expectsMembers.
    const lines = issue.message.split("\n");
    return issue.keys.map((key, i) => ({ path: [...path, key], at: "key", message: lines[i] ?? issue.message }));
  }
  if (issue.code === "invalid_union") {
    const meant = likeliestBranch(issue.errors);
    if (meant !== undefined) return meant.flatMap((inner) => fromIssue(inner, path));
  }
  if (issue.code === "invalid_key") {
    return issue.issues.map((inner) => ({ path, at: "key", message: inner.message }));
  }
  return [{ path, message: issue.message }];
}

// What a branch says of a value that it was never meant for.
const OF_ANOTHER_KIND: ReadonlySet<string> = new Set(["invalid_type", "invalid_value"]);

/** Of several shapes the one that the value comes nearest to; undefined when none is, or two are as near. */
function likeliestBranch(branches: readonly Issue[][]): Issue[] | undefined {
  const near = branches
    .filter((issues) => !issues.some((issue) => issue.path.length === 0 && OF_ANOTHER_KIND.has(issue.code)))
    .map((issues) => ({ issues, wrong: issues.reduce((sum, issue) => sum + weight(issue), 0) }))
    .sort((a, b) => a.wrong - b.wrong);
  const [first, second] = near;
  return first !== undefined && first.wrong !== second?.wrong ? first.issues : undefined;
}

/** Each member too many counts, for two shapes are told apart by their members; one that is only misspelled counts less. */
function weight(issue: Issue): number {
  if (issue.code !== "unrecognized_keys") return 1;
  return issue.message.split("\n").reduce((sum, line) => sum + (line.includes(", did you mean ") ? 0.5 : 1), 0);
}
