// Finding: a client whose events are pushed, and that sends handshakes too rarely.
import { type Duration, formatDuration } from "../../../core/index.ts";
import { declareFindingKind, formatLength, formatTimesSuffix } from "../kind.ts";
import { computeSilenceBefore } from "../silence.ts";

/** The part of `handshakeMaxTime` beyond which a pause is too long. A quarter is advised; an official client uses half, with some delay. */
const MAX_SHARE_OF_LIMIT = 5 / 8;

interface Facts {
  readonly longest: Duration;
  /** The limit, as settings write it. */
  readonly limit: string;
}

/** A warning when a client whose events are pushed comes close to the limit between two handshakes, 2 minutes by default (cec_07_1204). */
export const handshakeTooRare = declareFindingKind<Facts>({
  name: "handshake-too-rare",
  severity: "warning",
  summary:
    "Has its events pushed, and lets more than five eighths of `handshakeMaxTime` (75 s of 2 minutes) pass between two handshakes.",
  rule: "With event push, send a handshake every 30 s, or at least every minute. After 2 minutes without one the gateway signs the agent out.",
  page: "cec_07_1204",
  sentence: ({ longest, limit }, times) =>
    `sent no handshake for ${formatLength(longest)}${formatTimesSuffix(times)}; after ${limit} its agent is signed out`,
  merge: (earlier, { longest, limit }) => ({ longest: Math.max(earlier.longest, longest), limit }),
  hooks: {
    accepted(seen, isSignOfLife) {
      if (seen.client.session?.details.push === undefined) return undefined;
      const { handshakeMaxTime } = seen.center.settings;
      const longest = computeSilenceBefore(seen, isSignOfLife);
      return longest > handshakeMaxTime * MAX_SHARE_OF_LIMIT
        ? { longest, limit: formatDuration(handshakeMaxTime) }
        : undefined;
    },
  },
});
