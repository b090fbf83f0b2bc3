// Declares shapes of values as clients send them: numbers as text, flags in many forms, absent members as null.
import * as z from "zod";

/** Returns the shape of a whole number within bounds, which are included. It may be sent as text. */
export function wholeNumber(least: number, most: number, retcode = "000-002") {
  return z.preprocess(
    (value) => (typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    z.number({ error: retcode }).int({ error: retcode }).min(least, { error: retcode }).max(most, { error: retcode }),
  );
}

/** Returns the shape of one of some whole numbers. It may be sent as text. */
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

/** Returns the shape of a boolean. It may be sent as 1, -1 or 0, or as text in any case: true, 1, -1, on; false, 0, off, or empty. */
export function flag(retcode = "000-002") {
  return z
    .preprocess(
      (value) => FLAGS.get(typeof value === "string" ? value.toLowerCase() : value) ?? value,
      z.boolean({ error: retcode }),
    )
    .describe("true or false, also 1 or 0, on or off");
}

/** Returns the shape of a boolean as the last part of a path. A missing part is false. */
export function flagInPath() {
  return z.preprocess((value) => value ?? "", flag());
}

/** Returns the shape of text of a limited length (characters). It may be sent as a number. */
export function text(maxLength: number, retcode = "000-002") {
  return z.preprocess(
    (value) => (typeof value === "number" && Number.isFinite(value) ? String(value) : value),
    z.string({ error: retcode }).max(maxLength, { error: retcode }),
  );
}

/**
 * Returns the shape of whole numbers that are joined by semicolons or commas.
 *
 * @param maxLength the maximum length of the text in characters
 * @param form matches the accepted texts
 */
export function numberList(maxLength: number, form: RegExp, retcode = "000-002") {
  return text(maxLength, retcode).pipe(
    z
      .string()
      .regex(form, { error: retcode })
      .transform((list) =>
        list
          .split(/[;,]/)
          .filter((part) => part.trim() !== "")
          .map(Number),
      ),
  );
}

/** Returns the shape of a member that may be absent. Null counts as absent, because many clients send whole objects with unset members. */
export function optional<T extends z.ZodType>(shape: T) {
  return z.preprocess((value) => (value === null ? undefined : value), shape.optional());
}

/** Returns the shape of a query parameter or member that may be absent. Null and empty text count as absent; the text `null` does not. */
export function orAbsent<T extends z.ZodType>(shape: T) {
  return z.preprocess((value) => (value === null || value === "" ? undefined : value), shape.optional());
}

/** Returns the shape of a queue's id that may be absent. 0 counts as absent. */
export function orNoQueue<T extends z.ZodType>(shape: T) {
  return z.preprocess((value) => (value === 0 || value === "0" ? undefined : value), orAbsent(shape));
}
