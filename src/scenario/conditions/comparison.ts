// Compares one expected value with the found one, in words.
import { type Amount, formatAmount, formatTimes, isWithin } from "./amount.ts";

/** One expected value: the verb (`has`), the wanted value (`answernums 5`), and the found value if it differs. */
export interface Comparison {
  readonly verb: string;
  readonly wanted: string;
  readonly found: string | undefined;
}

/**
 * Compares a number with an expected amount.
 *
 * @param format returns the phrase for a value. `amount` is its text (`5`), and `times` is its text as a frequency (`5 times`).
 */
export function compareAmount(
  verb: string,
  wanted: Amount = {},
  found: number,
  format: (amount: string, times: string) => string,
): Comparison {
  return {
    verb,
    wanted: format(formatAmount(wanted), formatTimes(wanted)),
    found: isWithin(found, wanted) ? undefined : format(String(found), formatTimes(found)),
  };
}
