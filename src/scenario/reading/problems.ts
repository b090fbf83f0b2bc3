// What is wrong with a scenario or with settings, and where: for the command line, the control API and the library alike.

/** Line and column count from 1; both are 0 when there is no text, and the message then begins with the path of the member. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** Where a value stands inside the data: member names and list indexes, from the root. */
export type Path = readonly PropertyKey[];

/** A problem that still knows its path and not yet its place; `at: "key"` blames the member's name, not its value. */
export interface UnplacedProblem {
  path: Path;
  at?: "key";
  message: string;
}

/** How to find the line and column of a flaw; undefined for data that never was text. */
export type Locate = ((problem: Pick<UnplacedProblem, "path" | "at">) => { line: number; column: number }) | undefined;

/** More problems than this nobody reads. */
export const MOST_PROBLEMS = 50;

/** One problem in one line: `file:line:column: message`, or `name: message` when there is no text. */
export function formatProblem(problem: Problem): string {
  const place = problem.line === 0 ? problem.file : `${problem.file}:${problem.line}:${problem.column}`;
  return `${place}: ${problem.message}`;
}

/** Gives flaws their places: in order of the text, each once, at most 50. */
export function placeProblems(unplaced: readonly UnplacedProblem[], file: string, locate: Locate): Problem[] {
  const problems = unplaced.map((problem): Problem => {
    if (locate !== undefined) return { file, ...locate(problem), message: problem.message };
    const path = writePath(problem.at === "key" ? problem.path.slice(0, -1) : problem.path);
    return { file, line: 0, column: 0, message: path === "" ? problem.message : `${path}: ${problem.message}` };
  });
  return sortProblems(problems);
}

/** In order of the text, each once, at most 50. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...once.values()].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_PROBLEMS);
}

/** Writes a path as people do: `steps[2].call.to`. */
function writePath(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}
