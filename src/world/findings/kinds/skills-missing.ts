// Finding: an agent who is idle and gets no call, because its client has not joined any queue.
import type { Duration } from "../../../core/index.ts";
import { declareFindingKind, formatLength } from "../kind.ts";
import { declareSessionState } from "../kind-state.ts";

/** The time after the sign-in (wall time) in which an idle agent without queues is not reported: the client may still choose them. */
const GRACE: Duration = 10_000;

const RESET_SKILL = "resetSkill";

interface Facts {
  /** The longest time since the sign-in. */
  readonly since: Duration;
}

interface State {
  hasChosen: boolean;
}

/** A warning when an idle agent's client has not requested resetskill some time after its sign-in (cec_07_1209). */
export const skillsMissing = declareFindingKind<Facts, State>({
  name: "skills-missing",
  severity: "warning",
  summary: `Is idle more than ${GRACE / 1_000} s (wall time) after its sign-in, and has not requested resetskill.`,
  rule: "Request resetskill after the sign-in: without it the agent gets no calls from its queues.",
  page: "cec_07_1209",
  sentence: ({ since }) =>
    `has not requested resetskill ${formatLength(since)} after the sign-in: its idle agent gets no calls from queues`,
  state: declareSessionState(() => ({ hasChosen: false })),
  merge: (earlier, latest) => ({ since: Math.max(earlier.since, latest.since) }),
  hooks: {
    accepted({ center, client, request, now, state }) {
      if (state.hasChosen || request.operation === RESET_SKILL) return undefined;
      const since = now - client.signedInAt;
      const { session } = client;
      if (since <= GRACE || session?.state.name !== "idle" || session.skills.length > 0) return undefined;
      // An agent who is configured for no queue can choose none.
      return center.agent(client.id)?.queues.length === 0 ? undefined : { since };
    },
    skillsChosen({ state }) {
      state.hasChosen = true;
      return undefined;
    },
  },
});
