// Verifies the requests of clients against an expectation.
import * as z from "zod";
import { show } from "../../forms/wording.ts";
import { joinSignals } from "../../runtime/abort-signals.ts";
import { capitalize } from "../../words/capitalize.ts";
import { listImpossibleConditions } from "../../world/verification/impossible.ts";
import { describeNearMiss, findVerdict, type Verdict } from "../../world/verification/verdict.ts";
import { readVerification, verificationShape } from "../../world/verification/verification.ts";
import { entryAnswer, writeEntry } from "../answers/journal-answer.ts";
import { createInvalidInputProblem, createProblem, type Problem } from "../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../route.ts";

/** The schema of a passed verification. */
export const verificationAnswer = z.strictObject({
  sentence: z.string().describe("The expectation and the actual number, in words."),
  count: z.int().min(0).describe("Number of matching requests."),
  matches: z
    .array(entryAnswer)
    .describe("The matching requests, oldest first; for a sequence, one for each expected request."),
  forgotten: z
    .int()
    .min(0)
    .describe(
      "Number of requests and pushes that the journal has discarded since it was last cleared. They were not checked.",
    ),
  replica: z
    .string()
    .optional()
    .describe(
      "The replica whose journal was checked: it has the requests since it took the world. Absent without a store.",
    ),
});

const verify = declareWorldRoute({
  name: "verify",
  method: "POST",
  taped: "never",
  path: "/worlds/:world/verify",
  summary:
    "Verifies that clients made the expected requests. Returns them, or 422 with the most similar ones. With `within` it waits for them.",
  body: verificationShape,
  answers: { 200: verificationAnswer },
  problems: ["bodies-off", "not-verified", "not-ready"],
  handle: async ({ world, body, getSignal }) => {
    const expectation = readVerification(body);
    if (expectation.wanted.some(({ body }) => body !== undefined) && !world.gatewaySettings.journalBodies) {
      return createProblem(
        "bodies-off",
        "The journal keeps no bodies: set journalBodies to on, and send the requests again.",
      );
    }
    const impossible = expectation.wanted.flatMap((wanted) => listImpossibleConditions(world, wanted));
    if (impossible.length > 0) return createInvalidInputProblem([...new Set(impossible)]);
    const { journal, wall } = world;
    if (expectation.within === 0)
      return answerVerdict(await findVerdict(journal, wall, expectation), world.gate?.replica);
    const signal = getSignal();
    const stop = joinSignals([signal, world.closing]);
    const verdict = await findVerdict(journal, wall, expectation, stop.signal).finally(stop.release);
    if (verdict.passed || !(signal.aborted || world.closing.aborted))
      return answerVerdict(verdict, world.gate?.replica);
    return signal.aborted
      ? createProblem("not-ready", "The simulator is closing, and the expectation is not met yet.")
      : createProblem("unknown-world", `The world ${show(world.name)} was deleted before the expectation was met.`);
  },
});

function answerVerdict(verdict: Verdict, replica: string | undefined): ReturnType<typeof createOkAnswer> | Problem {
  const { sentence, forgotten, nearMisses } = verdict;
  const matches = verdict.matches.map(writeEntry);
  if (verdict.passed)
    return createOkAnswer({ sentence, count: matches.length, matches, forgotten, ...(replica && { replica }) });
  const [nearest] = nearMisses;
  const instead = nearest === undefined ? "" : ` Nearest to it: ${describeNearMiss(nearest)}.`;
  const detail = `${capitalize(sentence)}.${instead}`;
  return createProblem("not-verified", detail, { matches, nearMisses, forgotten });
}

/** The route that verifies requests of clients. */
export const verifyRoutes: readonly Route[] = [verify];
