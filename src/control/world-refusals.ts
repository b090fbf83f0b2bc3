// Converts the refusal to create or delete a world to a problem.
import { capitalize } from "../words/capitalize.ts";
import type { WorldRefusal } from "../world/worlds.ts";
import { createElsewhereProblem, createInvalidInputProblem, createProblem, type Problem } from "./problem.ts";

/** Returns the problem of a world that could not be created or deleted. */
export function createWorldRefusalProblem({ kind, message, problems }: WorldRefusal): Problem {
  const detail = `${capitalize(message)}.`;
  switch (kind) {
    case "wrong":
      return createInvalidInputProblem(problems);
    case "taken":
      return createProblem("world-taken", `${detail} Use another name, or delete that world first.`);
    case "full":
      return createProblem(
        "worlds-full",
        `${detail} Delete worlds that you no longer need; a world with a ttl deletes itself.`,
      );
    case "elsewhere":
      return createElsewhereProblem(detail);
    case "needed":
      return createProblem("world-needed", detail);
    case "unknown":
      return createProblem("unknown-world", detail);
  }
}
