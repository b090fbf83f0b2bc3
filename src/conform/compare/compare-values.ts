// Compares two JSON values: members, order and types, then the values themselves.
import { COUNTERS } from "../../core/index.ts";
import type { Level } from "../levels.ts";
import { isObject, type JsonObject } from "../session/answer-json.ts";
import type { Renaming } from "../session/renaming.ts";
import { findRenamedKind, instantOf, isHidden, secondsOf } from "../session/value-forms.ts";

/** The rules by which values are compared. */
export interface ComparisonRules {
  readonly renaming: Renaming;
  /** Whether names and numbers on the tape are pseudonyms. */
  readonly isAnonymous: boolean;
  /** How far apart instants and durations may be (milliseconds). */
  readonly toleranceMs: number;
}

/** A difference between two answers, without the name of their interface or event and without the exchange. */
export interface Deviation {
  readonly level: Level;
  readonly path: string;
  readonly real: string;
  readonly simulated: string;
}

/** The names of the 18 counters. */
const COUNTER_NAMES: ReadonlySet<string> = new Set(COUNTERS);

/** Compares the values of one answer. */
export class ValueComparison {
  /** The differences so far. */
  readonly deviations: Deviation[] = [];
  readonly #rules: ComparisonRules;
  readonly #hasCounters: boolean;

  /** @param hasCounters whether the answer has the 18 counters */
  constructor(rules: ComparisonRules, hasCounters: boolean) {
    this.#rules = rules;
    this.#hasCounters = hasCounters;
  }

  /**
   * Compares two values.
   *
   * @param path the place of the values in the answer; empty for the whole answer
   * @param name the name of their member; for elements of a list, the name of the list
   * @param structure the level of differences in types and in the presence of members; differences in their order are always L2
   */
  compare(path: string, name: string, real: unknown, simulated: unknown, structure: Level = "L2"): void {
    if (isHidden(real, this.#rules.isAnonymous)) return;
    const types = [typeOf(real), typeOf(simulated)] as const;
    if (types[0] !== types[1])
      this.#add(structure, path, `${showValue(real)} (${types[0]})`, `${showValue(simulated)} (${types[1]})`);
    else if (isObject(real) && isObject(simulated)) this.#compareMembers(path, real, simulated, structure);
    else if (Array.isArray(real) && Array.isArray(simulated)) this.#compareLists(path, name, real, simulated);
    else if (real !== null)
      this.#compareScalars(path, name, real as string | number | boolean, simulated as string | number | boolean);
  }

  #compareMembers(path: string, real: JsonObject, simulated: JsonObject, envelope: Level): void {
    const structure = path === "" ? envelope : "L2";
    const pathOf = (name: string): string => (path === "" ? name : `${path}.${name}`);
    const names = [Object.keys(real), Object.keys(simulated)] as const;
    for (const name of names[0]) {
      if (!Object.hasOwn(simulated, name)) this.#add(structure, pathOf(name), showValue(real[name]), "absent");
      else this.compare(pathOf(name), name, real[name], simulated[name], structure);
    }
    for (const name of names[1]) {
      if (!Object.hasOwn(real, name)) this.#add(structure, pathOf(name), "absent", showValue(simulated[name]));
    }
    const common = [
      names[0].filter((name) => Object.hasOwn(simulated, name)).join(", "),
      names[1].filter((name) => Object.hasOwn(real, name)).join(", "),
    ] as const;
    if (common[0] !== common[1]) this.#add("L2", `${path === "" ? "the envelope" : path}: order`, ...common);
  }

  #compareLists(path: string, name: string, real: readonly unknown[], simulated: readonly unknown[]): void {
    if (real.length !== simulated.length)
      this.#add("L3", `${path}: length`, String(real.length), String(simulated.length));
    for (const [index, value] of real.slice(0, simulated.length).entries()) {
      this.compare(`${path}[]`, name, value, simulated[index]);
    }
  }

  #compareScalars(path: string, name: string, real: string | number | boolean, simulated: typeof real): void {
    if (this.#hasCounters && COUNTER_NAMES.has(name)) {
      if (real !== simulated && !this.#isSameDuration(name, real, simulated))
        this.#add("L5", path, String(real), String(simulated));
    } else if (!this.#isSame(name, real, simulated)) {
      this.#add("L3", path, showValue(real), showValue(simulated));
    }
  }

  #isSame(name: string, real: string | number | boolean, simulated: typeof real): boolean {
    if (typeof real === "boolean" || typeof simulated === "boolean") return real === simulated;
    const { renaming, isAnonymous, toleranceMs } = this.#rules;
    const kind = findRenamedKind(name, real, isAnonymous);
    if (kind !== undefined && kind === findRenamedKind(name, simulated, isAnonymous)) {
      return renaming.isSame(kind, String(real), String(simulated));
    }
    const instant = instantOf(name, real);
    const other = instantOf(name, simulated);
    if (instant !== undefined && other !== undefined) return renaming.isSameInstant(instant, other, toleranceMs);
    if (real === simulated) return true;
    return this.#isSameDuration(name, real, simulated);
  }

  #isSameDuration(name: string, real: unknown, simulated: unknown): boolean {
    const [one, other] = [secondsOf(name, real), secondsOf(name, simulated)];
    if (one === undefined || other === undefined) return false;
    return Math.abs(one - other) * 1_000 <= this.#rules.toleranceMs;
  }

  #add(level: Level, path: string, real: string, simulated: string): void {
    this.deviations.push({ level, path, real, simulated });
  }
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}

/** The maximum number of characters of a value in a report. */
const MAX_SHOWN = 80;

/** Returns a value as JSON for a report; if it is longer than 80 characters, the first 80 and three dots; `absent` for undefined. */
export function showValue(value: unknown): string {
  const text = JSON.stringify(value) ?? "absent";
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}...`;
}
