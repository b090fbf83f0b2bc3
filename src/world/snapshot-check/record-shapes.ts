// Building blocks for shapes of snapshots.
// If a member of a type has no shape, the code does not compile.
import * as z from "zod";
import type { CallFeature, CallId, Cause, Distribution, Duration, InspectionMode, Instant } from "../../core/index.ts";

/**
 * A shape for every member of a type, also for optional ones: `Exclude` makes TypeScript drop their `?`. A shape that accepts more than the
 * member's type does not compile.
 */
export type Members<T> = { readonly [Name in Exclude<keyof T, never>]: z.ZodType<T[Name]> };

/** Returns the shape of an object with these members and no others. */
export function record<T>(members: Members<T>): z.ZodType<T> {
  return z.strictObject(members as z.core.$ZodShape) as unknown as z.ZodType<T>;
}

/** The variant of a union that has a word as its `Key`. */
export type OneOf<Union, Key extends keyof Union, Word> =
  Union extends Record<Key, infer Words> ? (Word extends Words ? Omit<Union, Key> & Record<Key, Word> : never) : never;

/** The members of each kind of a union, without the word that distinguishes the kinds. */
export type Kinds<Union extends Record<Key, string>, Key extends keyof Union & string> = {
  readonly [Word in Union[Key]]: Members<Omit<OneOf<Union, Key, Word>, Key>>;
};

/** Returns the shape of an object with exactly the given names, and values of one shape. */
export function all<Name extends string, Value>(
  names: readonly Name[],
  value: z.ZodType<Value>,
): z.ZodType<Record<Name, Value>> {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, value]))) as unknown as z.ZodType<
    Record<Name, Value>
  >;
}

/** Returns the shape of a union of objects. The word at `key` says of which kind an object is. */
export function oneOf<Union extends Record<Key, string>, Key extends keyof Union & string>(
  key: Key,
  kinds: Kinds<Union, Key>,
): z.ZodType<Union> {
  const [first, ...others] = Object.entries(kinds as Record<string, z.core.$ZodShape>).map(([word, members]) =>
    z.strictObject({ [key]: z.literal(word), ...members }),
  );
  if (first === undefined) throw new Error(`a union by ${key} has no kinds`);
  return z.discriminatedUnion(key, [first, ...others]) as unknown as z.ZodType<Union>;
}

/** Returns the shape of one of the given words. A call in which a word of the type is missing does not compile. */
export function word<Word extends string>(words: Readonly<Record<Word, true>>): z.ZodType<Word> {
  return z.enum(Object.keys(words) as [Word, ...Word[]]) as unknown as z.ZodType<Word>;
}

/** An instant from the year 1 to about 33,000: enough for every start and every clock entry, and valid for a Date. */
export const instant: z.ZodType<Instant> = z.int().min(-62_135_596_800_000).max(1e15);

/** A duration of up to three hundred years. The longest that can be written is a hundred. */
export const duration: z.ZodType<Duration> = z.int().min(0).max(1e13);

/** The shape of a count. */
export const count = z.int().min(0);

/** The number that identifies an agent, a queue, a conference or another part of a center, except calls and chats. */
export const id = z.int().min(0).max(999_999_999);

/** The shape of a call's id. */
export const callId: z.ZodType<CallId> = z.string().regex(/^-?\d{1,16}-\d{1,16}$/);

/** The serial number of an entry of the clock. */
export const timerId = z.int().min(0);

/** The number of an input, or the path of a step such as `steps[2]`. */
export const cause: z.ZodType<Cause> = z.union([count, z.string().regex(/^steps[\w.[\]]*$/)]);

/** The shape of a text. */
export const text = z.string();
/** The shape of a boolean. */
export const flag = z.boolean();

/** A password as a salted hash. */
export const passwordHash = z.string().regex(/^sha256\$[0-9a-f]{32}\$[0-9a-f]{64}$/);

/** The shape of a distribution of durations. */
export const distribution: z.ZodType<Distribution> = oneOf<Distribution, "kind">("kind", {
  fixed: { value: duration },
  percentiles: { p50: duration, p95: duration },
  exponential: { mean: duration },
  list: { values: z.array(duration).min(1) },
});

/** Returns the shape of a pair. A snapshot writes each entry of a map as one. */
export function pair<One, Other>(first: z.ZodType<One>, second: z.ZodType<Other>): z.ZodType<readonly [One, Other]> {
  return z.tuple([first, second]);
}

/** The mode of an inspection. */
export const inspectionMode = word<InspectionMode>({ listen: true, insert: true, whisper: true });

/** The kind of a call. */
export const feature: z.ZodType<CallFeature> = word<CallFeature>({
  inbound: true,
  outbound: true,
  preview: true,
  internal: true,
  twoPartyHelp: true,
  threePartyHelp: true,
});
