// A look at data of any origin before anything else touches it: its depth, its size, and names that mean something to JavaScript.
import { finish, type Work } from "../../core/index.ts";
import { countInRange } from "../../forms/agent-ids.ts";
import { kindOfObject, show } from "../../forms/show.ts";
import type { UnplacedProblem } from "./problems.ts";

export const DEEPEST = 64;
export const MOST_VALUES = 1_000_000;

const PLAIN = "text, numbers, true, false, lists and plain objects are data";

// Copying these from object to object could change what objects are.
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** How many values are looked at in one piece of work. */
const VALUES_A_PIECE = 2_000;

/** Returns whether data holds more values, or names more agents by ranges such as 101-59999, as far as it can be read; `findHazards` says what cannot. */
export function isLarger(data: unknown, than: { readonly values: number; readonly agents: number }): boolean {
  try {
    return countsBeyond(data, than);
  } catch {
    return false;
  }
}

function countsBeyond(data: unknown, most: { readonly values: number; readonly agents: number }): boolean {
  const left: unknown[] = [data];
  let agents = 0;
  for (let values = 0; values < most.values && agents <= most.agents; values++) {
    if (left.length === 0) return false;
    const value = left.pop();
    agents += countInRange(value);
    if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) left.push(inner);
  }
  return left.length > 0 || agents > most.agents;
}

/** Returns why data should not be read any further; empty when it is harmless. */
export function findUnsafeData(data: unknown, mostValues: number = MOST_VALUES): UnplacedProblem[] {
  return finish(findUnsafeDataInPieces(data, mostValues));
}

/**
 * Does the same in pieces.
 *
 * @yields how many values it has looked at.
 */
export function* findUnsafeDataInPieces(data: unknown, mostValues: number = MOST_VALUES): Work<UnplacedProblem[]> {
  const search = new Search(data, mostValues);
  let pause = VALUES_A_PIECE;
  while (search.checkNext()) {
    if (search.seen < pause) continue;
    pause += VALUES_A_PIECE;
    yield { done: search.seen, of: 0 };
  }
  return search.problems;
}

/** An object or a list whose members are being looked at; `names` are those of an object. */
interface Level {
  readonly outer: object;
  readonly names: readonly string[] | undefined;
  next: number;
}

/** A search through data, value by value, in the order in which JSON would write them. */
class Search {
  readonly problems: UnplacedProblem[] = [];
  /** How many values it has looked at. */
  seen = 0;
  readonly #mostValues: number;
  /** Where it looks at present, and the objects and lists on the way there. */
  readonly #path: (string | number)[] = [];
  readonly #levels: Level[];

  constructor(data: unknown, mostValues: number) {
    this.#mostValues = mostValues;
    // The data as the only item of a list, whose index does not belong to the path.
    this.#levels = [{ outer: [data], names: undefined, next: 0 }];
  }

  /** Looks at the next value. Returns false when the search is over. */
  checkNext(): boolean {
    const level = this.#levels.at(-1);
    if (level === undefined) return false;
    try {
      const isOutermost = this.#levels.length === 1;
      const name = nextName(level);
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
      // Only objects of a program can throw: by a getter, or as a proxy.
      const { message } = error instanceof Error ? error : { message: String(error) };
      this.#add({ message: `reading this throws an error: ${message}` });
      return false;
    }
  }

  /** Looks at the value at the path. Returns false when the search is over. */
  #check(value: unknown): boolean {
    this.seen += 1;
    if (this.seen > this.#mostValues) {
      this.problems.push({ path: [], message: `this holds more than ${this.#mostValues} values` });
      return false;
    }
    if (typeof value === "object" && value !== null) {
      if (this.#path.length >= DEEPEST) {
        this.#add({ message: `this is nested more than ${DEEPEST} levels deep` });
        return false;
      }
      const kind = kindOfObject(value);
      if (kind === undefined) {
        this.#levels.push({ outer: value, names: Array.isArray(value) ? undefined : Object.keys(value), next: 0 });
        return true;
      }
      const form = kind === "Date" ? "an instant is text, such as 2026-01-05T09:00:00Z" : PLAIN;
      this.#add({ message: `${show(value)} cannot be used here: ${form}` });
    }
    this.#path.pop();
    return true;
  }

  #add(problem: Omit<UnplacedProblem, "path">): void {
    this.problems.push({ path: [...this.#path], ...problem });
  }
}

/** The next member of an object or list; undefined after the last one. Lists can have holes. */
function nextName(level: Level): string | number | undefined {
  const { outer, names } = level;
  if (names !== undefined) return names[level.next++];
  const { length } = outer as unknown[];
  while (level.next < length && !(level.next in outer)) level.next++;
  return level.next < length ? level.next++ : undefined;
}
