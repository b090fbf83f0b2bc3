// What past calls are asked for by: an agent, a queue, a stretch of time, and a stretch of the list.
import * as z from "zod";
import { type Instant, wholeSeconds } from "../../../core/index.ts";
import { orAbsent, orNoQueue, wholeNumber } from "../lenient.ts";
import { workNumber } from "./query-rights.ts";

/** How many records come where the client does not say. */
const DEFAULT_LENGTH = 100;

const DATE_FORMATS = [/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/];

/** `yyyyMMddHHmmss` or `yyyy-MM-dd HH:mm:ss`, both in UTC, as event contents are; or epoch milliseconds. */
const date = z
  .string()
  .transform((text, context) => {
    const at = readDate(text);
    if (at === undefined) context.addIssue({ code: "custom", message: "000-002" });
    return at;
  })
  .describe("yyyyMMddHHmmss or yyyy-MM-dd HH:mm:ss in UTC, or milliseconds since 1970");

function readDate(text: string): Instant | undefined {
  if (/^\d{1,13}$/.test(text)) return Number(text);
  const [, year, month, day, hour, minute, second] =
    DATE_FORMATS.map((form) => form.exec(text)).find((m) => m !== null) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const at = new Date(iso);
  // The 30th of February would be read as the 2nd of March.
  return Number.isFinite(at.getTime()) && at.toISOString() === iso ? at.getTime() : undefined;
}

const position = wholeNumber(1, 1_000_000);

const members = {
  skillid: orNoQueue(wholeNumber(0, 999_999_999)),
  startdate: orAbsent(date),
  enddate: orAbsent(date),
  startposition: orAbsent(position),
  endposition: orAbsent(position),
};

/** What is asked for, whole: times are instants, both ends included; positions count from 1, both ends included. */
export interface RecordQuery {
  readonly skillid: number | undefined;
  readonly startdate: Instant;
  readonly enddate: Instant;
  readonly startposition: number;
  readonly endposition: number;
}

type GivenQuery = { readonly [Name in keyof RecordQuery]?: RecordQuery[Name] | undefined };

/** Fills in what was left out; a stretch that ends before it begins is a mistake. */
function withDefaults<G extends GivenQuery>(given: G, context: z.RefinementCtx): G & RecordQuery {
  const { skillid, startdate = 0, enddate = Number.POSITIVE_INFINITY, startposition = 1 } = given;
  const { endposition = startposition + DEFAULT_LENGTH - 1 } = given;
  const wrong = enddate < startdate ? "date" : endposition < startposition ? "position" : undefined;
  if (wrong !== undefined) {
    const params = { accepted: `an end${wrong} that is not before start${wrong}` };
    context.addIssue({ code: "custom", message: "000-002", path: [`end${wrong}`], params });
  }
  return { ...given, skillid, startdate, enddate, startposition, endposition };
}

export const ownRecordQuery = z.object(members).transform((given, context) => withDefaults(given, context));

export const recordQuery = z
  .object({ workno: orAbsent(workNumber), ...members })
  .transform((given, context) => withDefaults(given, context));

/** Whether an instant lies in the stretch of time that is asked for, by whole seconds, as most forms of a date have them. */
export function isWithin({ startdate, enddate }: RecordQuery, at: Instant): boolean {
  return wholeSeconds(at) >= wholeSeconds(startdate) && wholeSeconds(at) <= wholeSeconds(enddate);
}
