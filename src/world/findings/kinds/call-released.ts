// Finding: a client that acts on a call after it got the release of the call.
import type { Reason } from "../../../core/index.ts";
import type { SeenRequest } from "../hooks.ts";
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";
import { knowsItsState } from "../known-state.ts";
import { namesUnknownCall } from "./unknown-call.ts";

/** The reasons of refusals because there is no call, or not the named one. */
const NO_CALL_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  "nothing-to-answer",
  "nothing-to-hold",
  "nothing-held",
  "nothing-to-release",
  "no-such-call",
  "nothing-to-help-with",
  "nothing-to-transfer",
  "nothing-to-take-back",
  "nothing-to-join",
  "nothing-held-to-join",
  "nothing-to-connect",
  "nothing-held-to-connect",
  "nothing-to-drop",
  "nothing-to-disconnect",
  "nothing-to-mute",
  "nothing-to-unmute",
  "no-call-for-data",
  "no-call-to-play-in",
  "no-three-party",
  "no-three-party-video",
]);

interface Facts {
  readonly operation: string;
  readonly call: string;
}

/** Returns whether a request was refused because there is no call, or not the named one. */
export function isRefusedForMissingCall({ isGet }: { readonly isGet: boolean }, reason: Reason): boolean {
  return !isGet && NO_CALL_REASONS.has(reason);
}

/** Returns the released call that a refused request was for; undefined if there is none, or its client may not know of the release yet. */
export function releasedCallOf(seen: SeenRequest<unknown>, reason: Reason): string | undefined {
  const { center, client, request } = seen;
  if (!isRefusedForMissingCall(request, reason) || !knowsItsState(seen) || namesUnknownCall(seen, reason))
    return undefined;
  const agent = center.agent(client.id);
  const last = agent?.lastCall?.call;
  if (last === undefined) return undefined;
  return agent?.session?.calls.length === 0 || request.mentions(last) ? last : undefined;
}

/** A warning when a client is refused because it acts on a call more than a second after it got the call's release (cec_07_1247). */
export const callReleased = declareFindingKind<Facts>({
  name: "call-released",
  severity: "warning",
  summary: "Acts on a call more than a second (wall time) after it got the release of the call.",
  rule: "After AgentEvent_Call_Release, a call is over for its agent: send no more requests for it.",
  page: "cec_07_1247",
  sentence: ({ operation, call }, times) =>
    `requested ${operation} after the release of call ${call}${formatTimesSuffix(times)}`,
  hooks: {
    refused(seen, reason) {
      const call = releasedCallOf(seen, reason);
      return call === undefined ? undefined : { operation: seen.request.operation, call };
    },
  },
});
