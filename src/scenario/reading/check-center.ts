// Checks a center: its ids, its references, its access codes, its media and its phone range.
import { isAgentId, MAX_AGENT_ID, MIN_AGENT_ID, makeDefaultAccessCode } from "../../core/index.ts";
import { eachId, listIdRanges, type WrittenIds, writtenIdsOf } from "../../forms/agent-ids.ts";
import type { UnplacedProblem } from "../../forms/problems.ts";
import type { WrittenCenter } from "../center/center-schema.ts";
import { checkGroups } from "./check-groups.ts";
import { findRepeated, findRepeatedIds } from "./find-repeated.ts";
import { joinListed } from "./join-listed.ts";
import { checkMedia, findChatQueues } from "./queue-media.ts";
import { type CenterIds, describeAbsentId } from "./reference-targets.ts";

/** The ids of a center that steps may refer to. */
interface CenterIdSets {
  queues: CenterIds;
  /** The ids of the queues that are for chats. */
  chatQueues: ReadonlySet<number>;
  ivrs: CenterIds;
  agents: CenterIds;
}

/**
 * Checks a center that has the right shape.
 *
 * @param idMax the highest accepted agent id.
 * @returns the problems, and the ids that steps may refer to.
 */
export function checkCenter(center: WrittenCenter, idMax: number): CenterIdSets & { problems: UnplacedProblem[] } {
  const queues = collectEntryIds(center.queues);
  const ivrs = collectEntryIds(center.ivrs);
  const { problems, agents } = checkAgents(center, queues, idMax);
  problems.push(
    ...findRepeatedIds(center, "queues", "queue"),
    ...findRepeatedIds(center, "ivrs", "IVR"),
    ...findRepeatedNumbers(center),
  );
  problems.push(...checkOverflow(center, queues), ...checkAccessCodes(center), ...checkPhoneRange(center));
  problems.push(...checkGroups(center, agents, collectEntryIds(center.groups)), ...checkMedia(center));
  return { problems, queues, chatQueues: findChatQueues(center), ivrs, agents };
}

function checkAgents(
  center: WrittenCenter,
  queues: CenterIds,
  idMax: number,
): { problems: UnplacedProblem[]; agents: CenterIds } {
  const problems: UnplacedProblem[] = [];
  const ids = new Set<number>();
  for (const [i, agent] of (center.agents ?? []).entries()) {
    const message = collectIds(writtenIdsOf(agent), ids, idMax);
    const member = agent.ids === undefined ? "id" : "ids";
    if (message !== undefined) problems.push({ path: ["center", "agents", i, member], message });
    for (const [j, queue] of (agent.queues ?? []).entries()) {
      if (queues.ids.has(queue)) continue;
      problems.push({ path: ["center", "agents", i, "queues", j], message: describeAbsentId("queue", queue, queues) });
    }
  }
  const ranges = (center.agents ?? []).flatMap((agent) => listIdRanges(writtenIdsOf(agent)));
  return {
    problems,
    agents: { ids, written: joinListed(ranges.map(({ from, to }) => (from === to ? from : `${from}-${to}`))) },
  };
}

function collectEntryIds(entries: readonly { id: number }[] = []): CenterIds {
  const ids = new Set(entries.map(({ id }) => id));
  return { ids, written: joinListed([...ids]) };
}

function findRepeatedNumbers({ numbers = [] }: WrittenCenter): UnplacedProblem[] {
  const problemOf = (number: string, i: number): UnplacedProblem => ({
    path: ["center", "numbers", i, "number"],
    message: `number ${number} appears twice`,
  });
  return findRepeated(
    numbers.map(({ number }) => number),
    problemOf,
  );
}

function checkOverflow(center: WrittenCenter, queues: CenterIds): UnplacedProblem[] {
  return (center.queues ?? []).flatMap(({ id, overflow }, i) => {
    if (overflow === undefined || (overflow !== id && queues.ids.has(overflow))) return [];
    const message =
      overflow === id ? `queue ${id} cannot overflow into itself` : describeAbsentId("queue", overflow, queues);
    return [{ path: ["center", "queues", i, "overflow"], message }];
  });
}

/** Reports access codes that lead to two places. Only written codes are reported, not the default ones. */
function checkAccessCodes({ queues = [], ivrs = [] }: WrittenCenter): UnplacedProblem[] {
  const places = [
    ...queues.map((queue, i) => ({
      ...queue,
      path: ["queues", i],
      what: `queue ${queue.id}`,
      defaultCode: makeDefaultAccessCode(queue.id),
    })),
    ...ivrs.map((ivr, i) => ({ ...ivr, path: ["ivrs", i], what: `IVR ${ivr.id}`, defaultCode: String(ivr.id) })),
  ];
  const taken = new Map<string, string>();
  for (const { accessCode, defaultCode, what } of places) if (accessCode === undefined) taken.set(defaultCode, what);
  return places.flatMap(({ accessCode, path, what }) => {
    if (accessCode === undefined) return [];
    const other = taken.get(accessCode);
    taken.set(accessCode, other ?? what);
    if (other === undefined || other === what) return [];
    return [
      { path: ["center", ...path, "accessCode"], message: `${accessCode} is already the access code of ${other}` },
    ];
  });
}

function checkPhoneRange({ phoneRange }: WrittenCenter): UnplacedProblem[] {
  if (phoneRange === undefined) return [];
  const { from, to } = phoneRange;
  if (BigInt(from) <= BigInt(to)) return [];
  return [{ path: ["center", "phoneRange", "to"], message: `this range ends at ${to}, before its start at ${from}` }];
}

/** Adds the ids of one entry to `agents`. Stops at the first wrong id and returns its problem, because a long range would repeat it. */
function collectIds(written: WrittenIds, agents: Set<number>, idMax: number): string | undefined {
  for (const id of eachId(written)) {
    if (!isAgentId(id, idMax)) {
      const raised = `${MAX_AGENT_ID}, with agentIdMax: ${MAX_AGENT_ID} in the settings`;
      const more = isAgentId(id, MAX_AGENT_ID) ? ` (or to ${raised})` : "";
      return `${id} is not a valid agent id: ids go from ${MIN_AGENT_ID} to ${idMax}${more}`;
    }
    if (agents.has(id)) return `agent ${id} appears twice`;
    agents.add(id);
  }
  return undefined;
}
