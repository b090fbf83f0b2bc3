// Writes a tape as lines of JSON: a head with the beginning of the world, then one line for each record.
import { formatInstant } from "../../forms/instant-form.ts";
import { readPackageVersion } from "../../runtime/version.ts";
import { inputOf, type TapeRecord } from "./tape-record.ts";

/** The `format` in the head of a tape. */
export const TAPE_FORMAT = "cc-gateway-simulator tape";
/** The format number of the tapes that this version writes. A tape with another number is refused. */
export const TAPE_NUMBER = 1;

/** The reasons why another branch of a tape begins. */
export const BRANCH_ORIGINS = ["reset", "restore", "rewind"] as const;

/** The first line of a tape, without the beginning of the world. */
export interface TapeHead {
  readonly format: string;
  /** The number of the format. */
  readonly number: number;
  /** The version of the simulator that wrote it. */
  readonly version: string;
  /** The name of the world. */
  readonly world: string;
  /** The number of forgotten records before the first one of the tape. */
  readonly forgotten: number;
}

/**
 * Returns the head of a world's tape as data.
 *
 * @param world the name of the world.
 * @param origin the members that describe the beginning of the world.
 * @param forgotten the number of forgotten records before the first one of the tape.
 */
export function headOf<Origin extends object>(world: string, origin: Origin, forgotten: number): TapeHead & Origin {
  return { format: TAPE_FORMAT, number: TAPE_NUMBER, version: readPackageVersion(), world, forgotten, ...origin };
}

/** Returns a record as it is written: without its kind, which its members show, and with instants as text. */
export function writeRecord(record: TapeRecord): object {
  const at = formatInstant(record.at);
  switch (record.kind) {
    case "request": {
      const { request, entry, verdicts, answer } = record;
      return { input: numberOf(record), at, request, entry, ...(verdicts.length > 0 ? { verdicts } : {}), answer };
    }
    case "control":
      return { input: numberOf(record), at, control: record.control };
    case "decision":
      return { input: record.input, at, decision: record.decision };
    case "mark":
      return { at, ...record.mark };
    case "branch":
      return { at, branch: record.branch, from: record.from, lines: record.position };
  }
}

/** Returns the number of an input; null if it was refused and caused nothing. */
function numberOf({ input }: { readonly input: number }): number | null {
  return input === 0 ? null : input;
}

/** Returns the line of a record: JSON with a line break at the end. */
export function lineOf(record: TapeRecord): string {
  return `${JSON.stringify(writeRecord(record))}\n`;
}

/**
 * Returns the records from an input on.
 *
 * @param from the number of the first input; all records before it are left out. 0 selects from the oldest record.
 * @param limit the maximum number of records.
 * @returns the records, oldest first; none if no input has this or a higher number.
 */
export function selectRecords(records: readonly TapeRecord[], from: number, limit: number): readonly TapeRecord[] {
  const first = from <= 0 ? 0 : records.findIndex((record) => (inputOf(record) ?? 0) >= from);
  return first < 0 ? [] : records.slice(first, first + limit);
}
