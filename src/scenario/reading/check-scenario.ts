// Checks what a schema can't express: limits on the whole scenario, repeated ids, unknown references, settings that contradict each other.
import { MAX_AGENT_ID } from "../../core/index.ts";
import { countIds, writtenIdsOf } from "../../forms/agent-ids.ts";
import { describeTooManyAgents } from "../../forms/max-agents.ts";
import type { UnplacedProblem } from "../../forms/problems.ts";
import { defaultSettings } from "../../forms/settings.ts";
import { checkCenter } from "./check-center.ts";
import { findTooMuchHistory } from "./check-history.ts";
import { checkSteps } from "./check-steps.ts";
import { findHighestAdmittedId, type ReferenceTargets, type ScenarioParts } from "./reference-targets.ts";
import { findContradictions, readSettings } from "./settings-schema.ts";

/** Returns the problems between parts of a scenario that are valid on their own. */
export function checkScenario(parts: ScenarioParts, maxAgents: number): UnplacedProblem[] {
  const tooMuch = findTooManyAgents(parts, maxAgents) ?? findTooMuchHistory(parts.steps);
  if (tooMuch !== undefined) return [tooMuch];
  const changes = parts.settings && readSettings(parts.settings);
  const settings = { ...defaultSettings, ...changes };
  const problems: UnplacedProblem[] = findContradictions(settings, changes ?? {}).map(({ path, message }) => ({
    path: ["settings", ...path],
    message,
  }));
  const known: ReferenceTargets = { variables: parts.variables };
  if (parts.center !== undefined) {
    const {
      problems: more,
      queues,
      chatQueues,
      ivrs,
      agents,
    } = checkCenter(parts.center, changes ? settings.agentIdMax : MAX_AGENT_ID);
    problems.push(...more);
    known.queues = queues;
    known.chatQueues = chatQueues;
    known.ivrs = ivrs;
    // If the settings can't be read, it is unknown whether the center admits other agents.
    if (changes !== undefined) known.agents = { ...agents, highestAdmittedId: findHighestAdmittedId(settings) };
  }
  return [...problems, ...checkSteps(parts, known), ...checkChats(parts, known)];
}

/** Checks the traffic of chats that begins with the center, like steps `chatTraffic`. */
function checkChats({ center, ...parts }: ScenarioParts, known: ReferenceTargets): UnplacedProblem[] {
  const steps = (center?.chats ?? []).map((chatTraffic, i) => ({
    path: ["center", "chats", i],
    step: { chatTraffic },
  }));
  return checkSteps({ ...parts, steps }, known).map(({ path, ...problem }) => ({
    ...problem,
    // In the file, `chatTraffic` is not a part of the path.
    path: [...path.slice(0, 3), ...path.slice(4)],
  }));
}

/** Reports too many agents before a long range is expanded. */
function findTooManyAgents({ center }: ScenarioParts, maxAgents: number): UnplacedProblem | undefined {
  const count = (center?.agents ?? []).reduce((sum, agent) => sum + countIds(writtenIdsOf(agent)), 0);
  return count <= maxAgents
    ? undefined
    : { path: ["center", "agents"], message: describeTooManyAgents(count, maxAgents) };
}
