// Declares the shapes of times and positions in queries of past calls and recordings.
import * as z from "zod";
import type { Instant } from "../../core/index.ts";
import { wholeNumber } from "./lenient.ts";

const DATE_FORMATS = [/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/];

/**
 * Returns the shape of a time: `yyyyMMddHHmmss` or `yyyy-MM-dd HH:mm:ss` in UTC, like the times in events, or milliseconds since 1970.
 *
 * @param retcode the retcode for anything else
 */
export const date = (retcode = "000-002") =>
  z
    .string({ error: retcode })
    .transform((text, context) => {
      const at = readDate(text);
      if (at === undefined) context.addIssue({ code: "custom", message: retcode });
      return at;
    })
    .describe("yyyyMMddHHmmss or yyyy-MM-dd HH:mm:ss in UTC, or milliseconds since 1970");

/** Returns the shape of a record's position, counted from 1. */
export const position = () => wholeNumber(1, 1_000_000);

/** Adds the issue of a query whose range ends before it begins: `enddate` before `startdate`, or `endposition` before `startposition`. */
export function addReversedRangeIssue(context: z.RefinementCtx, range: "date" | "position", retcode = "000-002"): void {
  const params = { accepted: `an end${range} that is not before start${range}` };
  context.addIssue({ code: "custom", message: retcode, path: [`end${range}`], params });
}

/** Returns the instant that a text describes; undefined if it has no accepted form, or there is no such date. */
function readDate(text: string): Instant | undefined {
  if (/^\d{1,13}$/.test(text)) return Number(text);
  const [, year, month, day, hour, minute, second] =
    DATE_FORMATS.map((form) => form.exec(text)).find((match) => match !== null) ?? [];
  const expected = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const at = new Date(expected);
  // Date reads the 30th of February as a day of March.
  return Number.isFinite(at.getTime()) && at.toISOString() === expected ? at.getTime() : undefined;
}
