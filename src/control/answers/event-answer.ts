// Writes events for answers and for the event stream.
import * as z from "zod";
import { formatDuration, type LoggedEvent } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { EventFault } from "../../words/fault-effects.ts";
import { EVENT_TYPES } from "./event-kinds.ts";
import { causeAnswer, isoInstant } from "./fields.ts";

/** The schema of an event. The other members depend on its type. */
export const eventAnswer = z
  .looseObject({
    serial: z.int().min(1).describe("Serial number in the log of the world, from 1."),
    at: isoInstant.describe("World time."),
    cause: causeAnswer,
    type: z.enum(EVENT_TYPES),
    agent: z.int().optional().describe("The agent that it concerns, if any."),
    call: z.string().optional().describe("The call that it concerns, if any."),
    fault: z
      .strictObject({ id: z.int().min(1), effect: z.string().describe("Such as `lost`, as in the rule of a fault.") })
      .optional()
      .describe(
        "The fault that was applied to it on its way to the client, if any. Only in the list and in the answer about an input.",
      ),
  })
  .meta({ id: "Event", description: "An event. The other members depend on its type." });

/** The schema of an event that counted, in an explanation. */
export const countedEvent = z.strictObject({
  serial: z.int().min(1),
  at: isoInstant,
  cause: causeAnswer,
  type: z.string(),
  sentence: z.string(),
});

/** Returns an event in the form of an answer, without the members that do not apply. `fault` was applied on its way to the client. */
export function writeEvent(
  { serial, at, cause, event }: LoggedEvent,
  fault?: EventFault,
): z.output<typeof eventAnswer> {
  const { type, agent, call, ...ownMembers }: AnyEvent = event;
  return { serial, at: formatInstant(at), cause, type, agent, call, fault, ...ownMembers, ...formatTimes(event) };
}

/** An event of any type. */
interface AnyEvent {
  readonly type: LoggedEvent["event"]["type"];
  readonly agent?: number;
  readonly call?: string;
}

/** Returns the instants and durations of an event as text; undefined if it has none. `waited` and `length` stay numbers of milliseconds. */
function formatTimes(event: LoggedEvent["event"]): Readonly<Record<string, string>> | undefined {
  switch (event.type) {
    case "signedIn":
      return { since: formatInstant(event.since) };
    case "signedOut":
      return { signedInAt: formatInstant(event.signedInAt) };
    case "recordingBegan":
    case "recordingFailed":
      return { namedAfter: formatInstant(event.namedAfter) };
    case "recordingEnded":
      return { begunAt: formatInstant(event.begunAt), recorded: formatDuration(event.recorded) };
    case "recordingPaused":
    case "recordingResumed":
      return { recorded: formatDuration(event.recorded) };
    case "playAccepted":
    case "playBegan":
    case "playPaused":
    case "playResumed":
    case "playJumped":
      return { position: formatDuration(event.position) };
    case "screenRecordingEnded":
      return { begunAt: formatInstant(event.begunAt) };
    case "restBegan":
    case "restProlonged":
      return { granted: formatDuration(event.granted) };
    default:
      return undefined;
  }
}
