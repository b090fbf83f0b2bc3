// Lists the conferences of a world.
import * as z from "zod";
import { conferenceAnswer, writeConference } from "../../answers/conference-answer.ts";
import { answerOk, type Route, worldRoute } from "../../route.ts";

const list = worldRoute({
  name: "listConferences",
  method: "GET",
  path: "/worlds/:world/conferences",
  summary: "Lists the conferences with their participants.",
  answers: { 200: z.strictObject({ conferences: z.array(conferenceAnswer) }) },
  handle: ({ world }) =>
    answerOk({ conferences: Array.from(world.center.state.conferences.values(), writeConference) }),
});

export const conferenceRoutes: readonly Route[] = [list];
