// The sentences that tell people what is wrong with a value: what was found, and what is accepted.
import { nearest } from "./nearest.ts";
import { show } from "./show.ts";

export { show } from "./show.ts";

/** What zod tells about a failed check, as far as the sentences need it. */
interface Failure {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly path?: PropertyKey[] | undefined;
  readonly keys?: unknown;
}

export type Sentence = (failure: Failure) => string;

/** Returns the sentence for a value of one kind: `"90 sec" is not a valid duration: use <form>`, `"for" is missing: use <form>`. */
export function expects(noun: string, form: string): Sentence {
  return ({ input, path }) => missing(input, path, form) ?? `${show(input)} is not a valid ${noun}: use ${form}`;
}

/**
 * For text. Numbers are what people forget to quote, and a leading zero would be lost if we took them.
 *
 * @param accepts - the texts that are accepted, if not all: quotes are advised only where they help.
 */
export function expectsText(noun: string, form: string, accepts = /./s): Sentence {
  return (failure) => {
    const { input } = failure;
    // Not every object has a text.
    const written =
      typeof input === "symbol" ? (input.description ?? "") : typeof input === "object" ? "" : String(input);
    const kind = typeof input === "symbol" ? kindOf(written) : typeof input;
    if (kind !== "number" && kind !== "boolean") return expects(noun, form)(failure);
    const found = `${show(input)} is a ${kind} and ${lower(noun)} is text`;
    return accepts.test(written) ? `${found}: write it in quotes, "${written}"` : `${found}: ${form}, in quotes`;
  };
}

/** What a value that was written without quotes was read as. */
function kindOf(source: string): "number" | "boolean" {
  return /^(?:true|false)$/i.test(source) ? "boolean" : "number";
}

/** For one of a few words: `unknown state "idel", did you mean "idle"? A state is one of ...`. */
export function expectsOneOf(noun: string, words: readonly string[]): Sentence {
  const form = `one of ${words.join(", ")}`;
  return ({ input, path }) => {
    if (typeof input !== "string")
      return missing(input, path, form) ?? `${show(input)} is not a valid ${noun}: use ${form}`;
    return unknown(noun, input, words, `${article(noun)} is ${form}`);
  };
}

/**
 * Returns the sentences for an object with known members: one per unknown member, a line each, in the order of `keys`.
 *
 * @param renamed the members that had another name before, by that name.
 */
export function expectsMembers(
  noun: string,
  members: readonly string[],
  renamed: Readonly<Record<string, string>> = {},
): Sentence {
  const form = members.length === 0 ? "an empty object" : `an object with ${members.join(", ")}`;
  return ({ code, input, path, keys }) => {
    if (code === "unrecognized_keys" && Array.isArray(keys)) {
      // Nobody meant a member that is there already.
      const absent = members.filter((name) => !Object.hasOwn(Object(input), name));
      return keys
        .map(String)
        .map((key) =>
          Object.hasOwn(renamed, key)
            ? `"${key}" of ${lower(noun)} is called "${renamed[key]}" now`
            : unknown("member", key, absent, has(noun, members), ` of ${lower(noun)}`),
        )
        .join("\n");
    }
    return missing(input, path, form) ?? `${show(input)} is not a valid ${noun}: use ${form}`;
  };
}

/** For an object whose members are things of one kind, such as settings; `whole` is what the object itself is called. */
export function expectsNamed(noun: string, names: readonly string[], whole: string): Sentence {
  const form = `${article(noun)} is one of ${names.join(", ")}`;
  return ({ code, input, path, keys }) => {
    if (code === "unrecognized_keys" && Array.isArray(keys)) {
      return keys.map((key) => unknown(noun, String(key), names, form)).join("\n");
    }
    return missing(input, path, whole) ?? `${show(input)} is not a valid ${whole}; ${decapitalize(form)}`;
  };
}

/** `unknown step "wiat", did you mean "wait"? <rest>`; `of` stands behind the name: ` of a call`. */
export function unknown(noun: string, found: string, known: Iterable<string>, rest: string, of = ""): string {
  const meant = nearest(found, known);
  const sentence = `unknown ${noun} ${show(found)}${of}`;
  return meant === undefined
    ? `${sentence}: ${decapitalize(rest)}`
    : `${sentence}, did you mean ${show(meant)}? ${rest}`;
}

/** A sentence for a member that is not there; undefined when something was found. */
function missing(input: unknown, path: PropertyKey[] | undefined, form: string): string | undefined {
  const name = path?.at(-1);
  return input === undefined && name !== undefined ? `"${String(name)}" is missing: use ${form}` : undefined;
}

function has(noun: string, members: readonly string[]): string {
  return `${article(noun)} has ${members.length === 0 ? "no members" : members.join(", ")}`;
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? `An ${noun}` : `A ${noun}`;
}

function lower(noun: string): string {
  return decapitalize(article(noun));
}

function decapitalize(sentence: string): string {
  return sentence.replace(/^(An?|It|No|Named) /, (word) => word.toLowerCase());
}
