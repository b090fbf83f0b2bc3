// Shapes of values as clients send them in paths, queries and bodies: numbers as text, flags in many forms, absent members as null.
import * as z from "zod";

/** A whole number within bounds, also as text. */
export function wholeNumber(least: number, most: number, retcode = "000-002") {
  return z.preprocess(
    (value) => (typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    z.number({ error: retcode }).int({ error: retcode }).min(least, { error: retcode }).max(most, { error: retcode }),
  );
}

/** One of some whole numbers, also as text. */
export function oneOf<const T extends number>(values: readonly T[], retcode = "000-002") {
  return z.preprocess(
    (value) => (typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.literal(values, { error: retcode }),
  );
}

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...[true, 1, -1, "true", "1", "-1", "on"].map((written) => [written, true] as const),
  ...[false, 0, "false", "0", "off", ""].map((written) => [written, false] as const),
]);

/** True or false, also as 1, -1 and 0, and as text in any case: true, 1, on; false, 0, off, and nothing at all. */
export function flag(retcode = "000-002") {
  return z
    .preprocess(
      (value) => FLAGS.get(typeof value === "string" ? value.toLowerCase() : value) ?? value,
      z.boolean({ error: retcode }),
    )
    .describe("true or false, also 1 or 0, on or off");
}

/** A flag as the last part of a path; an empty one is false. */
export function flagInPath() {
  return z.preprocess((value) => value ?? "", flag());
}

/** Text of a limited length, also as a number. */
export function text(most: number, retcode = "000-002") {
  return z.preprocess(
    (value) => (typeof value === "number" && Number.isFinite(value) ? String(value) : value),
    z.string({ error: retcode }).max(most, { error: retcode }),
  );
}

/** Whole numbers as text of a limited length, joined by semicolons or commas as `form` accepts it; also a single number. */
export function numberList(most: number, form: RegExp, retcode = "000-002") {
  return text(most, retcode).pipe(
    z
      .string()
      .regex(form, { error: retcode })
      .transform((list) =>
        list
          .split(/[;,]/)
          .filter((one) => one.trim() !== "")
          .map(Number),
      ),
  );
}

/** A member that may be absent. Null counts as absent: many clients send whole objects with unset members. */
export function optional<T extends z.ZodType>(shape: T) {
  return z.preprocess((value) => (value === null ? undefined : value), shape.optional());
}

/** A query parameter or member that may be absent. Null and empty text count as absent, the text `null` does not. */
export function orAbsent<T extends z.ZodType>(shape: T) {
  return z.preprocess((value) => (value === null || value === "" ? undefined : value), shape.optional());
}

/** The id of a queue that may be absent; 0 counts as absent. */
export function orNoQueue<T extends z.ZodType>(shape: T) {
  return z.preprocess((value) => (value === 0 || value === "0" ? undefined : value), orAbsent(shape));
}
