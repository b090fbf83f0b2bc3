// Infers the cause of an event that no request explains, with the first rule that finds one.
import { CALL_CAUSES, eventsOfCall, RING_EVENT_NAMES } from "./call-causes.ts";
import type { CauseContext, CauseRule, InferredAct, TapedEvent } from "./cause-rule.ts";
import { OTHER_CAUSES } from "./other-causes.ts";

/** The rules, in the order in which they are tried. The events of multimedia sessions have the names of those of calls. */
const RULES: readonly CauseRule[] = [...OTHER_CAUSES, ...CALL_CAUSES];

/** The events that can begin a burst without showing its cause. */
const FIRST_OF_BURST: ReadonlySet<string> = new Set([
  "AgentState_Busy",
  "AgentState_Ready",
  "AgentOther_PhoneAlerting",
  "AgentOther_PhoneOffhook",
  "AgentOther_PhoneRelease",
  "AgentEvent_Hold",
  "AgentEvent_Customer_Alerting",
  "AgentMediaEvent_Record",
  "AgentMediaEvent_StopRecordDone",
]);

/** A cause, with the event from which it was inferred. */
export interface InferredCause extends InferredAct {
  readonly evidence: TapedEvent;
  /** The events from which the same cause can be inferred. */
  readonly same: readonly TapedEvent[];
}

/** Returns the cause of an event; undefined if no rule explains it. */
export function inferCause(context: CauseContext): InferredCause | undefined {
  const { event, following } = context;
  const burst = FIRST_OF_BURST.has(event.name) ? [event, ...following] : [event];
  for (const [index, evidence] of burst.entries()) {
    const rules = RULES.filter(({ events }) => (events as readonly string[]).includes(evidence.name));
    const after = following.slice(index);
    for (const rule of rules) {
      const cause = rule.infer({ ...context, event: evidence, following: after });
      if (cause !== undefined) return { ...cause, evidence, same: listEventsOfSameCause(evidence, after) };
    }
  }
  return undefined;
}

function listEventsOfSameCause(evidence: TapedEvent, following: readonly TapedEvent[]): readonly TapedEvent[] {
  if (!RING_EVENT_NAMES.has(evidence.name)) return [evidence];
  return eventsOfCall({ event: evidence, following }).filter(({ name }) => RING_EVENT_NAMES.has(name));
}
