// Streams the events of a world as server-sent events.
import * as z from "zod";
import { closed } from "../../forms/values.ts";
import { expects } from "../../forms/wording.ts";
import { eventAnswer } from "../answers/event-answer.ts";
import { invalidInput } from "../problem.ts";
import { type Route, ShapesByType, worldRoute } from "../route.ts";
import type { StreamPosition } from "../streams/event-stream.ts";
import { STREAM_TYPE, streamsFull } from "../streams/streams.ts";

const POSITION_FORM = "the id of an event, such as 1-42, or its serial number, such as 42; 0 for all events in the log";

const position = z
  .string({ error: expects("position", POSITION_FORM) })
  .regex(/^(?:\d{1,15}-)?\d{1,15}$/)
  .transform(readPosition);

function readPosition(written: string): StreamPosition {
  const [serial = "0", life] = written.split("-").toReversed();
  return { life: life === undefined ? undefined : Number(life), serial: Number(serial) };
}

const follow = worldRoute({
  name: "followEvents",
  method: "GET",
  path: "/worlds/:world/events",
  summary:
    "Streams the events of the world as server-sent events. With `since` or `Last-Event-ID` it starts after that event.",
  servesWorking: true,
  query: closed("query of the events", {
    since: position
      .optional()
      .describe(
        `The last event that the client received: ${POSITION_FORM}. The header Last-Event-ID takes precedence.`,
      ),
  }),
  answers: {
    200: new ShapesByType({ [STREAM_TYPE]: eventAnswer.describe("The data of each event without a name.") }),
  },
  problems: ["streams-full"],
  async handle({ world, query, lastEventId, left, streams }) {
    const lastReceived = lastEventId === undefined || lastEventId === "" ? undefined : position.safeParse(lastEventId);
    if (lastReceived?.success === false)
      return invalidInput([`Last-Event-ID: ${lastReceived.error.issues[0]?.message}`]);
    if (streams.isFull) return streamsFull();
    const { followEvents } = await import("../streams/event-stream.ts");
    return {
      status: 200,
      type: STREAM_TYPE,
      headers: { "Cache-Control": "no-store" },
      stream: (reader) => followEvents(world, lastReceived?.data ?? query.since, { reader, streams, left: left() }),
    };
  },
});

export const eventRoutes: readonly Route[] = [follow];
