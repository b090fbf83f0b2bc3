// Builds the error sentences for wrong values: what was found, and what is accepted.
import { findNearest } from "./nearest.ts";
import { show } from "./show.ts";

export { show } from "./show.ts";

/** The parts of a zod issue that the sentences use. */
interface Failure {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly path?: PropertyKey[] | undefined;
  readonly keys?: unknown;
}

/** Returns the error sentence for a failed check. */
export type Sentence = (failure: Failure) => string;

/** Returns the sentence for a wrong value: `"90 sec" is not a valid duration: use <form>`, or `"for" is missing: use <form>`. */
export function expects(noun: string, form: string): Sentence {
  return ({ input, path }) =>
    describeMissing(input, path, form) ?? `${showWrong(input)} is not a valid ${noun}: use ${form}`;
}

/**
 * Returns the sentence for a value that must be text. It advises quotes for a number or boolean: a number would lose its leading zeros
 * otherwise.
 *
 * @param accepts matches the accepted texts. For a value that it does not match, quotes alone do not help, and the sentence has `form`.
 */
export function expectsText(noun: string, form: string, accepts = /./s): Sentence {
  return (failure) => {
    const { input } = failure;
    // String() throws for objects without a prototype.
    const written =
      typeof input === "symbol" ? (input.description ?? "") : typeof input === "object" ? "" : String(input);
    const kind = typeof input === "symbol" ? kindOf(written) : typeof input;
    if (kind !== "number" && kind !== "boolean") return expects(noun, form)(failure);
    const found = `${show(input)} is a ${kind} and ${withArticle(noun)} is text`;
    return accepts.test(written) ? `${found}: write it in quotes, "${written}"` : `${found}: use ${form}, in quotes`;
  };
}

/** Returns the type that YAML gives to a number or boolean in its source form. */
function kindOf(source: string): "number" | "boolean" {
  return /^(?:true|false)$/i.test(source) ? "boolean" : "number";
}

/** Returns the sentence for a value that must be one of some words: `unknown state "idel", did you mean "idle"? A state is one of ...`. */
export function expectsOneOf(noun: string, words: readonly string[]): Sentence {
  const form = `one of ${words.join(", ")}`;
  return ({ input, path }) => {
    if (typeof input !== "string")
      return describeMissing(input, path, form) ?? `${showWrong(input)} is not a valid ${noun}: use ${form}`;
    return describeUnknownName(noun, input, words, `${withCapitalArticle(noun)} is ${form}`);
  };
}

/**
 * Returns the sentence for an object with known members. Each unknown member gets a line, in the order of `keys`.
 *
 * @param renamed new names by the old ones.
 */
export function expectsMembers(
  noun: string,
  members: readonly string[],
  renamed: Readonly<Record<string, string>> = {},
): Sentence {
  const form = members.length === 0 ? "an empty object" : `an object with ${members.join(", ")}`;
  return ({ code, input, path, keys }) => {
    if (code === "unrecognized_keys" && Array.isArray(keys)) {
      // A member that is already there cannot be the one that was meant.
      const absent = members.filter((name) => !Object.hasOwn(Object(input), name));
      return keys
        .map(String)
        .map((key) =>
          Object.hasOwn(renamed, key)
            ? `"${key}" of ${withArticle(noun)} is called "${renamed[key]}" now`
            : describeUnknownName("member", key, absent, listMembers(noun, members), ` of ${withArticle(noun)}`),
        )
        .join("\n");
    }
    return describeMissing(input, path, form) ?? `${showWrong(input)} is not a valid ${noun}: use ${form}`;
  };
}

/**
 * Returns the sentence for an object whose members are of one kind, such as settings.
 *
 * @param whole the name of the object itself.
 */
export function expectsNamed(noun: string, names: readonly string[], whole: string): Sentence {
  const form = `${withCapitalArticle(noun)} is one of ${names.join(", ")}`;
  return ({ code, input, path, keys }) => {
    if (code === "unrecognized_keys" && Array.isArray(keys)) {
      return keys.map((key) => describeUnknownName(noun, String(key), names, form)).join("\n");
    }
    return describeMissing(input, path, whole) ?? `${showWrong(input)} is not a valid ${whole}; ${decapitalize(form)}`;
  };
}

/**
 * Returns `unknown step "wiat", did you mean "wait"? <rest>`; without a similar name, `unknown step "xyz": <rest>`.
 *
 * @param of text to add after the name, such as ` of a call`.
 */
export function describeUnknownName(
  noun: string,
  found: string,
  known: Iterable<string>,
  rest: string,
  of = "",
): string {
  const meant = findNearest(found, known);
  const sentence = `unknown ${noun} ${show(found)}${of}`;
  return meant === undefined
    ? `${sentence}: ${decapitalize(rest)}`
    : `${sentence}, did you mean ${show(meant)}? ${rest}`;
}

/** Returns the name that a sentence of `describeUnknownName` suggests; undefined if it suggests none. */
export function findSuggestedName(sentence: string): string | undefined {
  return /, did you mean "([^"]*)"\?/.exec(sentence)?.[1];
}

/** Returns whether a sentence says that a member is missing. */
export function isMissingSentence(sentence: string, name: string): boolean {
  return sentence.startsWith(`"${name}" is missing: `);
}

/** Returns the sentence for a missing member; undefined if there is a value, or no path to name the member by. */
function describeMissing(input: unknown, path: PropertyKey[] | undefined, form: string): string | undefined {
  const name = path?.at(-1);
  return input === undefined && name !== undefined ? `"${String(name)}" is missing: use ${form}` : undefined;
}

function listMembers(noun: string, members: readonly string[]): string {
  return `${withCapitalArticle(noun)} has ${members.length === 0 ? "no members" : members.join(", ")}`;
}

function withCapitalArticle(noun: string): string {
  return /^[aeiou]/i.test(noun) ? `An ${noun}` : `A ${noun}`;
}

function withArticle(noun: string): string {
  return decapitalize(withCapitalArticle(noun));
}

function decapitalize(sentence: string): string {
  return sentence.replace(/^(An?|It|No|Named) /, (word) => word.toLowerCase());
}

/** Returns `a, b and c` or `a, b or c`. */
export function joinWords(words: readonly string[], conjunction: "and" | "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** Returns a wrong value for a sentence. YAML reads a member without a value as null. */
export function showWrong(value: unknown): string {
  return value === null || value === undefined ? "an empty value" : show(value);
}
