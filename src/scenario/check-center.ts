// Checks of a center: ids that stand twice or are out of bounds, agents in queues that are not there.
import { eachId, idRuns, type WrittenIds } from "./agent-ids.ts";
import { absent, type Ids, LEAST_AGENT_ID } from "./known.ts";
import type { Flaw } from "./problems.ts";
import type { WrittenCenter } from "./schema.ts";

/** How many ids or ranges a sentence lists at most. */
const LISTED = 12;

/** The flaws of a center whose shape is right, and the ids that steps may refer to. */
export function checkCenter(center: WrittenCenter, idMax: number): { flaws: Flaw[]; queues: Ids; agents: Ids } {
  const flaws: Flaw[] = [];
  const queues = new Set<number>();
  for (const [i, { id }] of (center.queues ?? []).entries()) {
    if (queues.has(id)) flaws.push({ path: ["center", "queues", i, "id"], message: `queue ${id} stands here twice` });
    queues.add(id);
  }
  const knownQueues = { ids: queues, written: list([...queues]) };

  const agents = new Set<number>();
  for (const [i, agent] of (center.agents ?? []).entries()) {
    const message = collectIds(idsOf(agent), agents, idMax);
    const member = agent.ids === undefined ? "id" : "ids";
    if (message !== undefined) flaws.push({ path: ["center", "agents", i, member], message });
    for (const [j, queue] of (agent.queues ?? []).entries()) {
      if (queues.has(queue)) continue;
      flaws.push({ path: ["center", "agents", i, "queues", j], message: absent("queue", queue, knownQueues) });
    }
  }
  const runs = (center.agents ?? []).flatMap((agent) => idRuns(idsOf(agent)));
  const knownAgents = {
    ids: agents,
    written: list(runs.map(({ from, to }) => (from === to ? from : `${from}-${to}`))),
  };

  const { from, to } = center.phoneRange ?? { from: "0", to: "0" };
  if (BigInt(from) > BigInt(to)) {
    flaws.push({ path: ["center", "phoneRange", "to"], message: `the range ends (${to}) before it begins (${from})` });
  }
  return { flaws, queues: knownQueues, agents: knownAgents };
}

/** The ids of an entry of `agents`, whichever way they were given. */
export function idsOf(agent: { id?: number | undefined; ids?: WrittenIds | undefined }): WrittenIds {
  return agent.ids ?? agent.id ?? [];
}

/** Adds the ids of one entry; stops at the first that is wrong, and says why: a long range would only say it again. */
function collectIds(written: WrittenIds, agents: Set<number>, idMax: number): string | undefined {
  for (const id of eachId(written)) {
    if (id < LEAST_AGENT_ID || id > idMax) {
      const more = id > 59_999 && id <= 999_999 ? " (or to 999999, with agentIdMax: 999999 in the settings)" : "";
      return `${id} is no agent id: they go from ${LEAST_AGENT_ID} to ${idMax}${more}`;
    }
    if (agents.has(id)) return `agent ${id} stands here twice`;
    agents.add(id);
  }
  return undefined;
}

function list(parts: readonly (number | string)[]): string {
  return parts.length > LISTED ? `${parts.slice(0, LISTED).join(", ")} and more` : parts.join(", ");
}
