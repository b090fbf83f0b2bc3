// The expected amount of something: a number, or a range with one end or both.
import * as z from "zod";
import { closed, wholeNumber } from "../../forms/values.ts";
import { expects } from "../../forms/wording.ts";

/** A range, both ends included. An absent end means no limit. */
export interface Amount {
  readonly min?: number;
  readonly max?: number;
}

const form = "a whole number, or {min}, {max} or {min, max}";

const end = wholeNumber("number", 0).optional();
const range = closed("amount", { min: end, max: end })
  .check((check) => {
    const { min, max } = check.value;
    if (check.issues.length > 0) return;
    if (min === undefined && max === undefined) {
      check.issues.push({ code: "custom", input: check.value, message: `this amount is empty: use ${form}` });
    } else if (min !== undefined && max !== undefined && max < min) {
      check.issues.push({ code: "custom", input: max, path: ["max"], message: `max (${max}) is below min (${min})` });
    }
  })
  .meta({ minProperties: 1 });

/** The schema of an amount. */
export const amount = z
  .union([wholeNumber("amount", 0), range], { error: expects("amount", form) })
  .meta({ title: "Amount", description: `${form}.`, examples: [5, { min: 300 }, { min: 1, max: 3 }] });

type WrittenAmount = z.infer<typeof amount>;

/** Reads an amount that the schema has accepted. */
export function readAmount(written: WrittenAmount): Amount {
  if (typeof written === "number") return { min: written, max: written };
  const { min, max } = written;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** Reads the amounts of an object, by name. */
export function readAmounts<Name extends string>(
  written: Readonly<Partial<Record<Name, WrittenAmount | undefined>>>,
): Partial<Record<Name, Amount>> {
  const amounts: Partial<Record<Name, Amount>> = {};
  for (const name of Object.keys(written) as Name[]) {
    const amount = written[name];
    if (amount !== undefined) amounts[name] = readAmount(amount);
  }
  return amounts;
}

/** Returns whether a value is within a range. */
export function isWithin(value: number, { min = 0, max = Number.POSITIVE_INFINITY }: Amount): boolean {
  return min <= value && value <= max;
}

/** Returns `5`, `at least 300`, `at most 3` or `1 to 3`. */
export function formatAmount({ min, max }: Amount): string {
  if (max === undefined) return `at least ${min}`;
  if (min === undefined) return `at most ${max}`;
  return min === max ? String(min) : `${min} to ${max}`;
}

/** Returns `once` or `at least 2 times`. */
export function formatTimes(times: Amount | number): string {
  const count = typeof times === "number" ? String(times) : formatAmount(times);
  return `${count} times`.replace(/^(at \w+ )?1 times$/, "$1once");
}
