// The problems of scenarios and settings, with their places, for the command line, the control API and the library.

/** A problem with its place. Line and column count from 1. Without text both are 0, and the message begins with the path of the member. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** The path of a value in the data: member names and list indexes from the root. */
export type Path = readonly PropertyKey[];

/** A problem with the path of its value, before its line is known; `at: "key"` means the member's name instead of its value. */
export interface UnplacedProblem {
  path: Path;
  at?: "key";
  message: string;
}

/** Returns the line and column of a problem; undefined for data without text. */
export type Locate = ((problem: Pick<UnplacedProblem, "path" | "at">) => { line: number; column: number }) | undefined;

/** The maximum number of reported problems. */
export const MAX_PROBLEMS = 50;

/** Writes a problem in one line: `file:line:column: message`, or `file: message` for data without text. */
export function formatProblem(problem: Problem): string {
  const place = problem.line === 0 ? problem.file : `${problem.file}:${problem.line}:${problem.column}`;
  return `${place}: ${problem.message}`;
}

/** Adds file, line and column to problems, then sorts and limits them like sortProblems. */
export function placeProblems(unplaced: readonly UnplacedProblem[], file: string, locate: Locate): Problem[] {
  const problems = unplaced.map((problem): Problem => {
    if (locate !== undefined) return { file, ...locate(problem), message: problem.message };
    const path = writePath(problem.at === "key" ? problem.path.slice(0, -1) : problem.path);
    return { file, line: 0, column: 0, message: path === "" ? problem.message : `${path}: ${problem.message}` };
  });
  return sortProblems(problems);
}

/** Sorts problems by place, without repetitions, and returns at most 50. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...unique.values()].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MAX_PROBLEMS);
}

/** Writes a path in the usual notation: `steps[2].call.to`. */
function writePath(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}
