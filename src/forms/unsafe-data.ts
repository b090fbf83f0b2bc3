// Checks untrusted data before anything else reads it: its depth, its size, and member names that are special in JavaScript.
import { finish, type Work } from "../core/index.ts";
import { countInRange } from "./agent-ids.ts";
import type { UnplacedProblem } from "./problems.ts";
import { kindOfObject, show } from "./show.ts";

/** The maximum depth of nested objects and lists. */
export const MAX_DEPTH = 64;
/** The maximum number of values: members, items, and the objects and lists around them. */
export const MAX_VALUES = 1_000_000;

const PLAIN = "use text, numbers, true, false, lists or plain objects";

// Copying these members can change the prototype of an object.
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** The number of values that are checked before other work can run. */
const VALUES_PER_SLICE = 2_000;

/**
 * Returns whether data has more values than a limit, or more agents in ranges such as 101-59999. If reading the data throws, it returns
 * false; findUnsafeData reports such data.
 */
export function isLargerThan(data: unknown, limits: { readonly values: number; readonly agents: number }): boolean {
  try {
    return exceeds(data, limits);
  } catch {
    return false;
  }
}

function exceeds(data: unknown, limits: { readonly values: number; readonly agents: number }): boolean {
  const left: unknown[] = [data];
  let agents = 0;
  for (let values = 0; values < limits.values && agents <= limits.agents; values++) {
    if (left.length === 0) return false;
    const value = left.pop();
    agents += countInRange(value);
    if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) left.push(inner);
  }
  return left.length > 0 || agents > limits.agents;
}

/** Returns the problems of data that must not be read; empty if it is safe. */
export function findUnsafeData(data: unknown, maxValues: number = MAX_VALUES): UnplacedProblem[] {
  return finish(findUnsafeDataInSlices(data, maxValues));
}

/**
 * Checks data like `findUnsafeData`, and yields after every slice.
 *
 * @yields the number of values checked so far.
 */
export function* findUnsafeDataInSlices(data: unknown, maxValues: number = MAX_VALUES): Work<UnplacedProblem[]> {
  const search = new Search(data, maxValues);
  let pause = VALUES_PER_SLICE;
  while (search.checkNext()) {
    if (search.seen < pause) continue;
    pause += VALUES_PER_SLICE;
    yield { done: search.seen, of: 0 };
  }
  return search.problems;
}

/** An object or list whose members are being checked; `names` are those of an object. */
interface Level {
  readonly outer: object;
  readonly names: readonly string[] | undefined;
  next: number;
}

/** A search through data, value by value, in the order of JSON. */
class Search {
  readonly problems: UnplacedProblem[] = [];
  /** The number of values checked so far. */
  seen = 0;
  readonly #maxValues: number;
  /** The path of the current value. */
  readonly #path: (string | number)[] = [];
  /** The objects and lists around the current value, outermost first. */
  readonly #levels: Level[];

  constructor(data: unknown, maxValues: number) {
    this.#maxValues = maxValues;
    // The data is the only item of a list whose index is not part of the path.
    this.#levels = [{ outer: [data], names: undefined, next: 0 }];
  }

  /** Checks the next value, or leaves a level that has no more. Returns false at the end of the search. */
  checkNext(): boolean {
    const level = this.#levels.at(-1);
    if (level === undefined) return false;
    try {
      const isOutermost = this.#levels.length === 1;
      const name = readNextName(level);
      if (name === undefined) {
        this.#levels.pop();
        this.#path.pop();
        return true;
      }
      if (!isOutermost) this.#path.push(name);
      if (level.names !== undefined && FORBIDDEN.has(name as string)) {
        this.#add({ at: "key", message: `"${name}" is not accepted as a name here` });
      }
      return this.#check((level.outer as Record<string | number, unknown>)[name]);
    } catch (error) {
      // Only objects of a program can throw, by a getter or as a proxy.
      const { message } = error instanceof Error ? error : { message: String(error) };
      this.#add({ message: `reading this throws an error: ${message}` });
      return false;
    }
  }

  /** Checks the value at the path. Returns false if the search must end. */
  #check(value: unknown): boolean {
    this.seen += 1;
    if (this.seen > this.#maxValues) {
      this.problems.push({ path: [], message: `this has more than ${this.#maxValues} values` });
      return false;
    }
    if (typeof value === "object" && value !== null) {
      if (this.#path.length >= MAX_DEPTH) {
        this.#add({ message: `this is nested more than ${MAX_DEPTH} levels deep` });
        return false;
      }
      const kind = kindOfObject(value);
      if (kind === undefined) {
        this.#levels.push({ outer: value, names: Array.isArray(value) ? undefined : Object.keys(value), next: 0 });
        return true;
      }
      const form = kind === "Date" ? "use an instant as text, such as 2026-01-05T09:00:00Z" : PLAIN;
      this.#add({ message: `${show(value)} cannot be used here: ${form}` });
    }
    this.#path.pop();
    return true;
  }

  #add(problem: Omit<UnplacedProblem, "path">): void {
    this.problems.push({ path: [...this.#path], ...problem });
  }
}

/** Returns the name of the next member of an object, or the index of the next item of a list; undefined after the last. Skips empty slots. */
function readNextName(level: Level): string | number | undefined {
  const { outer, names } = level;
  if (names !== undefined) return names[level.next++];
  const { length } = outer as unknown[];
  while (level.next < length && !(level.next in outer)) level.next++;
  return level.next < length ? level.next++ : undefined;
}
