// Judges what the center refused: whether the client could have known that its agent's state, or a call that is over, forbids it.
import { type Agent, type Duration, type Instant, type Reason, refuse, type Session } from "../../core/index.ts";
import type { WatchedRequest } from "../../words/watched-request.ts";
import type { Client } from "./client.ts";
import type { Findings } from "./findings.ts";
import { callReleased, NO_CALL_REASONS } from "./kinds/call-released.ts";
import { illegalInState, STATE_REASONS } from "./kinds/illegal-in-state.ts";
import { namesUnknownCall, unknownCall } from "./kinds/unknown-call.ts";

/** So long after it was told of an event (wall time) a client, or its user, may not have taken it in yet. */
const GRACE: Duration = 1_000;

const STATISTICS: ReadonlySet<string> = new Set(["queryCallStatisticsInfo", "queryCallStatisticsInfoEx"]);

/** Whether a refusal is one to be judged. Queries may be asked to see how things stand; but statistics are for who is in a call. */
export function isJudged({ isQuery, operation }: WatchedRequest, reason: Reason): boolean {
  if (isQuery) return reason === "in-no-call" && STATISTICS.has(operation);
  return NO_CALL_REASONS.has(reason) || STATE_REASONS.has(reason);
}

export function judgeRefusal(
  findings: Findings,
  client: Client,
  { id, mailbox, lastCall }: Agent,
  { calls }: Session,
  { request, reason, now }: { request: WatchedRequest; reason: Reason; now: Instant },
): void {
  // Who may not know how its agent stands cannot be blamed for it.
  if (client.blind || mailbox.waiting.length > 0 || now - client.toldAt < GRACE) return;
  const { entry, operation } = request;
  const last = lastCall?.call;
  if (namesUnknownCall(request, reason, last === undefined ? calls : [...calls, last])) {
    findings.add(unknownCall, id, entry, 0, operation);
  } else if (NO_CALL_REASONS.has(reason) && last !== undefined && (calls.length === 0 || request.mentions(last))) {
    findings.add(callReleased, id, entry, 0, `${operation}: ${last}`);
  } else {
    findings.add(illegalInState, id, entry, 0, `${operation}: ${refuse(reason).sentence}`);
  }
}
