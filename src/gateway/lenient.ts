// Values as clients really send them: numbers and booleans as text, phone numbers as numbers, flags as -1 and 1.
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

/** true or false, also as text, and as 1, -1 (true) and 0 (false). */
export function flag(retcode = "000-002") {
  return z.preprocess(
    (value) => {
      if (value === true || value === "true" || value === 1 || value === -1 || value === "1" || value === "-1")
        return true;
      if (value === false || value === "false" || value === 0 || value === "0") return false;
      return value;
    },
    z.boolean({ error: retcode }),
  );
}

/** Text of a bounded length, also given as a number. */
export function text(most: number, retcode = "000-002") {
  return z.preprocess(
    (value) => (typeof value === "number" && Number.isFinite(value) ? String(value) : value),
    z.string({ error: retcode }).max(most, { error: retcode }),
  );
}

/** A member that may be absent; null counts as absent, as many clients post whole objects with unset members. */
export function optional<T extends z.ZodType>(shape: T) {
  return z.preprocess((value) => (value === null ? undefined : value), shape.optional());
}
