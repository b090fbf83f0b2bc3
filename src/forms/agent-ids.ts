// Reads sets of agent ids: `101`, `201-260`, or a list of both.
import * as z from "zod";
import { readonlyList, wholeNumber } from "./values.ts";
import { expects } from "./wording.ts";

const RANGE = /^(\d{1,9})-(\d{1,9})$/;

const form = "an id such as 101, a range such as 201-260, or a list of those";
const sentence = expects("set of agents", form);

type WrittenRange = `${number}-${number}`;

const range = z
  .string({ error: sentence })
  .refine((written) => parseIdRange(written) !== undefined)
  .meta({ pattern: "^(?=[0 ]*[1-9])(?: *\\d){1,9} *-(?: *\\d){1,9} *$" }) as unknown as z.ZodType<
  WrittenRange,
  WrittenRange
>;
const id = wholeNumber("agent id");

/** The schema of a set of agent ids. */
export const agentIds = z
  .union([id, range, readonlyList(z.array(z.union([id, range], { error: sentence }), { error: sentence }).min(1))], {
    error: sentence,
  })
  .meta({ title: "Agents", description: `${form}.`, examples: [101, "201-260", [101, "201-260"]] });

/** A set of agent ids, as it is written. */
export type WrittenIds = z.infer<typeof agentIds>;

/** Returns the ids of an object that has either `id` for one agent or `ids`; an empty list if it has neither. */
export function writtenIdsOf(written: { id?: number | undefined; ids?: WrittenIds | undefined }): WrittenIds {
  return written.ids ?? written.id ?? [];
}

/**
 * Returns the ranges of a set without expanding them, because a range can be long.
 *
 * @returns first and last id of each range, both included.
 * @throws Error if a text in the set is not a range.
 */
export function listIdRanges(written: WrittenIds): { from: number; to: number }[] {
  return (typeof written === "object" ? written : [written]).map((part) => {
    if (typeof part === "number") return { from: part, to: part };
    const idRange = parseIdRange(part);
    if (idRange === undefined) throw new Error(`${JSON.stringify(part)} was never checked to be a range`);
    return idRange;
  });
}

/** Returns the number of ids in a set. An id that appears twice counts twice. */
export function countIds(written: WrittenIds): number {
  return listIdRanges(written).reduce((sum, idRange) => sum + idRange.to - idRange.from + 1, 0);
}

/** Returns the number of ids in a value of unknown type if it is a range such as `201-260`; otherwise 0. */
export function countInRange(value: unknown): number {
  const idRange = typeof value === "string" ? parseIdRange(value) : undefined;
  return idRange === undefined ? 0 : idRange.to - idRange.from + 1;
}

/** Yields the ids of a set in the order in which they are written, repeated ones included. */
export function* eachId(written: WrittenIds): Generator<number> {
  for (const idRange of listIdRanges(written)) for (let id = idRange.from; id <= idRange.to; id++) yield id;
}

/** Returns the ids of a set without repetitions, in the order in which they are written. */
export function listUniqueIds(written: WrittenIds): number[] {
  return [...new Set(eachId(written))];
}

function parseIdRange(written: string): { from: number; to: number } | undefined {
  const [, from, to] = RANGE.exec(written.replaceAll(" ", "")) ?? [];
  const idRange = { from: Number(from), to: Number(to) };
  return idRange.from >= 1 && idRange.from <= idRange.to ? idRange : undefined;
}
