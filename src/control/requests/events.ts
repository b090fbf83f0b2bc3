// Lists the events of a world, or streams them as server-sent events.

import * as z from "zod";
import type { Work } from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import { expects } from "../../forms/wording.ts";
import { listImpossibleConditions } from "../../world/verification/impossible.ts";
import type { World } from "../../world/world.ts";
import { eventAnswer, writeEvent } from "../answers/event-answer.ts";
import { buildAnswerInSlices, writeEach } from "../in-slices.ts";
import { createInvalidInputProblem } from "../problem.ts";
import { declareWorldRoute, type Route, SchemasByType } from "../route.ts";
import type { StreamPosition } from "../streams/event-stream.ts";
import { createStreamsFullProblem, STREAM_TYPE } from "../streams/streams.ts";
import { agentIdSentence, createQueryLimit } from "./query-forms.ts";

const POSITION_FORM = "the id of an event, such as 1-42, or its serial number, such as 42; 0 for all events in the log";

const position = z
  .string({ error: expects("position", POSITION_FORM) })
  .regex(/^(?:\d{1,15}-)?\d{1,15}$/)
  .transform(readPosition);

function readPosition(written: string): StreamPosition {
  const [serial = "0", life] = written.split("-").toReversed();
  return { life: life === undefined ? undefined : Number(life), serial: Number(serial) };
}

const eventsQuery = closed("query of the events", {
  since: position
    .optional()
    .describe(`The last event that the client received: ${POSITION_FORM}. The header Last-Event-ID takes precedence.`),
  agent: z
    .string({ error: agentIdSentence })
    .regex(/^\d{1,9}$/)
    .optional()
    .describe("Only events of this agent. For the list, not the stream."),
  call: z.string().max(100).optional().describe("Only events of this call. For the list, not the stream."),
  limit: createQueryLimit().describe(
    "Maximum number of events; the newest are returned. For the list, not the stream.",
  ),
});

type EventsQuery = z.output<typeof eventsQuery>;

const eventsAnswer = z.strictObject({
  life: z
    .int()
    .min(1)
    .describe("The life of the world, as in the ids of events. It changes with every reset, restore or rewind."),
  last: z.int().min(0).describe("Serial number of the newest event of the world; 0 if there is none."),
  forgotten: z.int().min(0).describe("Number of older events that the log has dropped."),
  events: z.array(eventAnswer).describe("The events in the log that match the query, newest last."),
});

const follow = declareWorldRoute({
  name: "followEvents",
  method: "GET",
  path: "/worlds/:world/events",
  summary:
    "Streams the events of the world as server-sent events. With `since` or `Last-Event-ID` it starts after that event. With `Accept: application/json` it lists the events in the log.",
  servesWorking: true,
  query: eventsQuery,
  answers: {
    200: new SchemasByType({
      [STREAM_TYPE]: eventAnswer.describe("The data of each event without a name."),
      "application/json": eventsAnswer,
    }),
  },
  problems: ["streams-full", "abandoned"],
  async handle({ world, query, accept, lastEventId, getSignal, streams }) {
    if (wantsList(accept)) {
      const impossible = listImpossibleConditions(world, { agent: query.agent });
      if (impossible.length > 0) return createInvalidInputProblem(impossible);
      return buildAnswerInSlices("events", writeEvents(world, query, streams.lifeOf(world.center)), getSignal);
    }
    const misplaced = (["agent", "call", "limit"] as const).filter((name) => query[name] !== undefined);
    if (misplaced.length > 0)
      return createInvalidInputProblem(
        misplaced.map((name) => `${name}: the stream has all events; for a list send Accept: application/json`),
      );
    const lastReceived = lastEventId === undefined || lastEventId === "" ? undefined : position.safeParse(lastEventId);
    if (lastReceived?.success === false)
      return createInvalidInputProblem([`Last-Event-ID: ${lastReceived.error.issues[0]?.message}`]);
    if (streams.isFull) return createStreamsFullProblem();
    const { followEvents } = await import("../streams/event-stream.ts");
    return {
      status: 200,
      type: STREAM_TYPE,
      headers: { "Cache-Control": "no-store" },
      stream: (reader) =>
        followEvents(world, lastReceived?.data ?? query.since, { reader, streams, signal: getSignal() }),
    };
  },
});

function* writeEvents(
  { center: { log }, faults }: World,
  query: EventsQuery,
  life: number,
): Work<z.output<typeof eventsAnswer>> {
  const { since, agent, call, limit = Number.POSITIVE_INFINITY } = query;
  // Events of another life have other numbers, so all events of this life are new.
  const after = since === undefined || (since.life ?? life) !== life ? 0 : since.serial;
  const logged = log.recent();
  const found = logged.filter(({ serial, event }) => {
    if (serial <= after) return false;
    if (agent !== undefined && (!("agent" in event) || event.agent !== Number(agent))) return false;
    return call === undefined || ("call" in event && event.call === call);
  });
  const events = yield* writeEach(found.slice(Math.max(0, found.length - limit)), (event) =>
    writeEvent(event, faults.findByEvent(event.serial)),
  );
  return { life, last: log.length, forgotten: log.length - logged.length, events };
}

/** Returns whether the client accepts JSON and no event stream. */
function wantsList(accept: string): boolean {
  const types = accept.split(",").map((type) => type.split(";")[0]?.trim().toLowerCase());
  return types.includes("application/json") && !types.includes(STREAM_TYPE);
}

/** The route that lists or streams events. */
export const eventRoutes: readonly Route[] = [follow];
