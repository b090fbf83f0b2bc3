// Finding: an agent who is idle and can get no call, because its client has signed it in to no queue.
import type { Agent, Duration, Session } from "../../../core/index.ts";
import type { Client } from "../client.ts";
import { findingKind, lengthOf } from "../kind.ts";

/** So long after the sign-in (wall time) the queues may be chosen while the agent is idle already, as it is in the usual order. */
const GRACE: Duration = 10_000;

const RESET_SKILL = "resetSkill";

/** Whether an agent is idle without queues, at a moment of wall time. One that is configured for none can choose none. */
export function isIdleWithoutSkills(
  client: Client,
  { queues }: Agent,
  session: Session,
  { operation, now }: { readonly operation: string; readonly now: number },
): boolean {
  if (operation === RESET_SKILL) return false;
  if (session.skills.length > 0 || session.state.name !== "idle" || queues.length === 0) return false;
  return now - client.signedInAt > GRACE;
}

export const skillsMissing = findingKind({
  name: "skills-missing",
  severity: "warning",
  summary: `Is idle more than ${GRACE / 1_000} s (wall time) after its sign-in, and has asked for no resetskill.`,
  rule: "After the sign-in a client asks for resetskill, before calls can come: without it the agent gets none from its queues.",
  page: "cec_07_1209",
  begin: () => ({ since: 0 }),
  add: (facts, since) => {
    facts.since = Math.max(facts.since, since);
  },
  say: ({ since }) =>
    `has an idle agent, and ${lengthOf(since)} after the sign-in it has not asked for resetskill: no queue gives it a call`,
});
