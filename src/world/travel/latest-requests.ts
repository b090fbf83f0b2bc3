// Finds the requests that came last, which a tape marks before a fault.
import type { Instant } from "../../core/index.ts";
import { OPERATION_NAMES } from "../../forms/gateway-names.ts";
import type { AskedMark } from "../../words/tape.ts";
import type { Journal } from "../journal/journal.ts";

/** The maximum number of journal entries that are examined. */
const MAX_EXAMINED = 1_000;

/**
 * Returns the newest requests of one operation and one agent at an instant.
 *
 * @param isOfHistory returns whether a journal entry belongs to the present history.
 * @returns their operation, their agent and the numbers of their journal entries, oldest first; undefined if no request was received then.
 */
export function findLatestRequests(
  journal: Pick<Journal, "newest" | "findEntry">,
  at: Instant,
  isOfHistory: (entry: number) => boolean,
): AskedMark | undefined {
  const { newest } = journal;
  const asked: number[] = [];
  let latest: Pick<AskedMark, "operation" | "agent"> | undefined;
  for (let number = newest; number > newest - MAX_EXAMINED; number--) {
    const { operation, agent, worldTime } = journal.findEntry(number) ?? {};
    if (operation === undefined || worldTime !== at) break;
    // Faults don't count pushes and unknown addresses.
    if (!OPERATION_NAMES.has(operation) || !isOfHistory(number)) continue;
    latest ??= { operation, agent };
    if (operation === latest.operation && agent === latest.agent) asked.unshift(number);
  }
  return latest && { asked, ...latest };
}
