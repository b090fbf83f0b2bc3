// Lists the conferences of a world, and returns single ones.
import * as z from "zod";
import { conferenceAnswer, writeConference } from "../../answers/conference-answer.ts";
import { Problem } from "../../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../../route.ts";
import { conferenceParams, findConference } from "../path-params.ts";

const list = declareWorldRoute({
  name: "listConferences",
  method: "GET",
  path: "/worlds/:world/conferences",
  summary: "Lists the conferences with their participants.",
  answers: { 200: z.strictObject({ conferences: z.array(conferenceAnswer) }) },
  handle: ({ world }) =>
    createOkAnswer({ conferences: Array.from(world.center.state.conferences.values(), writeConference) }),
});

const read = declareWorldRoute({
  name: "getConference",
  method: "GET",
  path: "/worlds/:world/conferences/:conference",
  summary: "Returns a conference with its participants.",
  params: conferenceParams,
  answers: { 200: conferenceAnswer },
  problems: ["unknown-conference"],
  handle: ({ world, params }) => {
    const conference = findConference(world, params.conference);
    return conference instanceof Problem ? conference : createOkAnswer(writeConference(conference));
  },
});

/** The routes that list and return conferences. */
export const conferenceRoutes: readonly Route[] = [list, read];
