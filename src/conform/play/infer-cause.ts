// Infers the cause of an event that no request explains, by the table of rules.
import { CALL_CAUSES } from "./call-causes.ts";
import { type Cause, type CauseContext, type CauseRule, type TapedEvent, taped } from "./cause.ts";
import { OTHER_CAUSES } from "./other-causes.ts";

const RULES: readonly CauseRule[] = [...CALL_CAUSES, ...OTHER_CAUSES];

/** Events that begin a burst of events with one cause, and say nothing of it themselves. */
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
export interface InferredCause extends Cause {
  readonly telling: TapedEvent;
  /** The events that have this cause and would tell it too. */
  readonly same: readonly TapedEvent[];
}

/** The events that announce a call together. */
const RINGING: ReadonlySet<string> = new Set([
  "AgentEvent_Incoming_CallInfo",
  "AgentEvent_Ringing",
  "AgentEvent_Auto_Answer",
]);

/** Returns the cause of an event; undefined if no rule explains it. */
export function inferCause(context: CauseContext): InferredCause | undefined {
  const { event, following } = context;
  const burst = FIRST_OF_BURST.has(event.name) ? [event, ...following] : [event];
  for (const [index, telling] of burst.entries()) {
    const rules = RULES.filter(({ events }) => (events as readonly string[]).includes(telling.name));
    const after = index === 0 ? following : following.slice(index);
    for (const rule of rules) {
      const cause = rule.infer({ ...context, event: telling, following: after });
      if (cause !== undefined) return { ...cause, telling, same: sameCauseAs(telling, after) };
    }
  }
  return undefined;
}

function sameCauseAs(telling: TapedEvent, following: readonly TapedEvent[]): readonly TapedEvent[] {
  if (!RINGING.has(telling.name)) return [telling];
  const call = taped(telling.content);
  return [telling, ...following.filter(({ name, content }) => RINGING.has(name) && taped(content) === call)];
}
