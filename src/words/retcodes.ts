// The retcodes of the gateway: their messages, and the one for each reason of the core.
import type { Reason } from "../core/index.ts";
import { RETCODE_ROWS } from "./retcodes/index.ts";
import type { NeverRetcode, ReturnedRetcode } from "./retcodes/row.ts";

type Rows = typeof RETCODE_ROWS;
type ReasonsOf<Row> = Row extends { readonly reasons: readonly (infer One)[] } ? One : never;

/** A retcode that the simulator returns. */
export type Retcode = { [Key in keyof Rows]: Rows[Key] extends ReturnedRetcode ? Key : never }[keyof Rows];

const returned: [Retcode, ReturnedRetcode][] = [];
const never: [string, string][] = [];
for (const [retcode, row] of Object.entries<ReturnedRetcode | NeverRetcode>(RETCODE_ROWS)) {
  if ("never" in row) never.push([retcode, row.never]);
  else returned.push([retcode as Retcode, row]);
}

/**
 * The messages of the retcodes that the simulator returns. Those of 000-003, 100-006 and 200-025 are known from real answers, spelling
 * included. The others are the simulator's: short, and in lower case like these, except for abbreviations. Clients act on the retcode.
 */
export const RETCODES = Object.fromEntries(returned.map(([retcode, { message }]) => [retcode, message])) as Readonly<
  Record<Retcode, string>
>;

/** The retcodes that the simulator never returns, each with the reason. */
export const NEVER_RETURNED: Readonly<Record<string, string>> = Object.fromEntries(never);

const retcodeOf = Object.fromEntries(
  returned.flatMap(([retcode, { reasons = [] }]) => reasons.map((reason) => [reason, retcode])),
) as Readonly<Record<ReasonsOf<Rows[keyof Rows]>, Retcode>>;

/** The retcode of each reason. It doesn't compile if a reason is in no row. */
export const RETCODE_OF: Readonly<Record<Reason, Retcode>> = retcodeOf;

/** Returns whether a text is a retcode that the simulator returns. */
export function isRetcode(text: string): text is Retcode {
  return Object.hasOwn(RETCODES, text);
}
