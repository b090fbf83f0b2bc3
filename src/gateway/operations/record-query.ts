// Declares the shape of queries of past calls: agent, queue, time range, and range of positions.
import * as z from "zod";
import { type Instant, toWholeSeconds } from "../../core/index.ts";
import { orAbsent, orNoQueue, wholeNumber } from "./lenient.ts";
import { addReversedRangeIssue, date, position } from "./record-range.ts";
import { workNumber } from "./work-number.ts";

/** The default number of returned records. */
const DEFAULT_RECORD_COUNT = 100;

const createCommonMembers = () => ({
  skillid: orNoQueue(wholeNumber(0, 999_999_999)),
  startdate: orAbsent(date()),
  enddate: orAbsent(date()),
  startposition: orAbsent(position()),
  endposition: orAbsent(position()),
});

/** A query with its defaults. Both ranges include their ends, and positions count from 1. */
export interface RecordQuery {
  readonly skillid: number | undefined;
  readonly startdate: Instant;
  readonly enddate: Instant;
  readonly startposition: number;
  readonly endposition: number;
}

type GivenQuery = { readonly [Name in keyof RecordQuery]?: RecordQuery[Name] | undefined };

/** Returns a query with the defaults for its absent members. A range that ends before it begins is an issue. */
function addDefaults<G extends GivenQuery>(given: G, context: z.RefinementCtx): G & RecordQuery {
  const { skillid, startdate = 0, enddate = Number.POSITIVE_INFINITY, startposition = 1 } = given;
  const { endposition = startposition + DEFAULT_RECORD_COUNT - 1 } = given;
  if (enddate < startdate) addReversedRangeIssue(context, "date");
  else if (endposition < startposition) addReversedRangeIssue(context, "position");
  return { ...given, skillid, startdate, enddate, startposition, endposition };
}

/** Returns the shape of a query of the agent's own past calls. */
export const createOwnRecordQueryShape = () =>
  z.object(createCommonMembers()).transform((given, context) => addDefaults(given, context));

/** Returns the shape of a query of the past calls of one agent, or of all. */
export const createRecordQueryShape = () =>
  z
    .object({ workno: orAbsent(workNumber()), ...createCommonMembers() })
    .transform((given, context) => addDefaults(given, context));

/** Returns whether an instant is in the time range. Compares whole seconds, because most formats of dates have no fractions. */
export function isWithin({ startdate, enddate }: RecordQuery, at: Instant): boolean {
  return toWholeSeconds(at) >= toWholeSeconds(startdate) && toWholeSeconds(at) <= toWholeSeconds(enddate);
}
