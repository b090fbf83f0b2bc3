// Turns the refusal of a new or deleted world into a problem.
import { capitalize } from "../words/capitalize.ts";
import type { WorldRefusal } from "../world/worlds.ts";
import { invalidInput, type Problem, problem, worldElsewhere } from "./problem.ts";

/** Returns the problem for a world that could not be created. */
export function refusalProblemOf({ kind, message, problems }: WorldRefusal): Problem {
  const detail = `${capitalize(message)}.`;
  switch (kind) {
    case "wrong":
      return invalidInput(problems);
    case "taken":
      return problem("world-taken", `${detail} Use another name, or delete that world first.`);
    case "full":
      return problem(
        "worlds-full",
        `${detail} Delete worlds that you no longer need; a world with a ttl deletes itself.`,
      );
    case "elsewhere":
      return worldElsewhere(detail);
    case "needed":
      return problem("world-needed", detail);
    case "unknown":
      return problem("unknown-world", detail);
  }
}
