// An event of a center as the stream of events writes it.
import * as z from "zod";
import { formatDuration, type LoggedEvent } from "../../core/index.ts";
import { iso } from "../../forms/iso.ts";
import { EVENT_TYPES } from "./event-kinds.ts";
import { isoInstant } from "./written.ts";

/** The shape of an event; members beyond these are its type's own. */
export const eventAnswer = z
  .looseObject({
    serial: z.int().min(1).describe("Its place in the world's log since its beginning."),
    at: isoInstant.describe("When it happened, in the world's time."),
    type: z.enum(EVENT_TYPES),
    agent: z.int().optional().describe("The agent whom it concerns, if it concerns one."),
    call: z.string().optional().describe("The call that it is about, if it is about one."),
  })
  .meta({ id: "Event", description: "Something that happened; the other members are its type's own." });

/** Writes an event; members that do not apply are left out. */
export function writeEvent({ serial, at, event }: LoggedEvent): z.output<typeof eventAnswer> {
  const { type, agent, call, ...own }: OneOf = event;
  return { serial, at: iso(at), type, agent, call, ...own, ...inWords(event) };
}

/** An event whose type does not matter. */
interface OneOf {
  readonly type: LoggedEvent["event"]["type"];
  readonly agent?: number;
  readonly call?: string;
}

/** Instants and lengths of time as people read them. */
function inWords(event: LoggedEvent["event"]): Readonly<Record<string, string>> | undefined {
  switch (event.type) {
    case "signedIn":
      return { since: iso(event.since) };
    case "signedOut":
      return { signedInAt: iso(event.signedInAt) };
    case "recordingEnded":
      return { begunAt: iso(event.begunAt) };
    case "restBegan":
    case "restProlonged":
      return { granted: formatDuration(event.granted) };
    default:
      return undefined;
  }
}
