// Declares the actions of phones in a conference: hang up, answer, refuse and so on.
import { actAsConferencePhone, type Conference, type OutsideAct, Refusal } from "../../../core/index.ts";
import { closed } from "../../../forms/values.ts";
import type { World } from "../../../world/world.ts";
import { conferenceAnswer, writeConference } from "../../answers/conference-answer.ts";
import { telephoneNumber } from "../../answers/fields.ts";
import { createRefusalProblem, Problem } from "../../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../../route.ts";
import { conferenceParams, findConference, pathOfConferences } from "../path-params.ts";

const body = closed("body of this request", {
  number: telephoneNumber
    .optional()
    .describe(
      "Number of the phone; default the one that was called last of those that ring or, for `hang-up`, of all.",
    ),
}).optional();

/** Declares the route of an action of a phone in a conference; the path ends in the verb. */
function declareActRoute(name: string, verb: string, act: OutsideAct, summary: string): Route {
  return declareWorldRoute({
    name,
    method: "POST",
    path: `/worlds/:world/conferences/:conference/${verb}`,
    summary: `${summary} Returns the conference.`,
    params: conferenceParams,
    body,
    answers: { 200: conferenceAnswer },
    problems: ["unknown-conference", "refused"],
    handle: ({ world, params, body }) => {
      const conference = findConference(world, params.conference);
      if (conference instanceof Problem) return conference;
      const number = body?.number ?? findNumber(conference, act);
      const outcome = world.center.perform(actAsConferencePhone, { conference: conference.id, number, act });
      return outcome instanceof Refusal
        ? createRefusalProblem(outcome, writeAdvice(world, conference, outcome))
        : createOkAnswer(writeConference(conference));
    },
  });
}

/** The routes of phones in a conference, one per action. */
export const conferencePhoneRoutes: readonly Route[] = [
  declareActRoute(
    "hangUpConferencePhone",
    "hang-up",
    "hangs-up",
    "A phone leaves the conference. The conference continues.",
  ),
  declareActRoute(
    "answerConferencePhone",
    "answer",
    "answers",
    "A phone that rings answers, and joins the conference.",
  ),
  declareActRoute(
    "refuseConferencePhone",
    "refuse",
    "refuses",
    "A phone that rings refuses the call into the conference.",
  ),
  declareActRoute(
    "reportNoAnswerOfConferencePhone",
    "no-answer",
    "does-not-answer",
    "A phone that rings does not answer.",
  ),
  declareActRoute("reportBusyConferencePhone", "busy", "is-busy", "The number of a phone that is called is busy."),
];

/** Returns the number of the phone that acts if the request names none; empty if there is no such phone. */
function findNumber({ participants }: Conference, act: OutsideAct): string {
  const found = participants.findLast(
    ({ party, state }) => "number" in party && (act === "hangs-up" || state !== "here"),
  )?.party;
  return found !== undefined && "number" in found ? found.number : "";
}

/** Returns the advice for a refused action. */
function writeAdvice(world: World, { id, participants }: Conference, { reason }: Refusal): string {
  if (reason === "outside-party-not-called") return `POST ${pathOfConferences(world)}/${id}/hang-up removes the phone.`;
  const phones = participants.flatMap(({ party, state }) =>
    "number" in party ? [state === "here" ? party.number : `${party.number} (being called)`] : [],
  );
  return phones.length === 0 ? "No phone is in this conference." : `The phones in it are ${phones.join(", ")}.`;
}
