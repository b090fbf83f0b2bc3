// Finding: a client that polls, and is silent for so long that the gateway nearly signs its agent out.
import { type Duration, formatDuration } from "../../../core/index.ts";
import { declareFindingKind, formatLength, formatTimesSuffix } from "../kind.ts";
import { computeSilenceBefore } from "../silence.ts";

/** The part of `maxTime` beyond which a silence is too long. */
const MAX_SHARE_OF_LIMIT = 0.75;

interface Facts {
  readonly longest: Duration;
  /** The limit, as settings write it. */
  readonly limit: string;
}

/** A warning when a polling client nears the limit on silence, 2 minutes by default; it names the longest silence (cec_07_1202). */
export const pollingTooSlow = declareFindingKind<Facts>({
  name: "polling-too-slow",
  severity: "warning",
  summary: "Polls for its events, and lets more than three quarters of `maxTime` pass without a request.",
  rule: "Keep polling: polls keep the session alive, and after 2 minutes without a request the gateway signs the agent out.",
  page: "cec_07_1202",
  sentence: ({ longest, limit }, times) =>
    `sent nothing for ${formatLength(longest)}${formatTimesSuffix(times)}; after ${limit} its agent is signed out`,
  merge: (earlier, { longest, limit }) => ({ longest: Math.max(earlier.longest, longest), limit }),
  hooks: {
    accepted(seen, isSignOfLife) {
      if (seen.client.session?.details.push !== undefined) return undefined;
      const { maxTime } = seen.center.settings;
      const longest = computeSilenceBefore(seen, isSignOfLife);
      return longest > maxTime * MAX_SHARE_OF_LIMIT ? { longest, limit: formatDuration(maxTime) } : undefined;
    },
  },
});
