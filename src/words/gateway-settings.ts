// Declares the settings of the gateway, which decide about requests, answers and the delivery of events.
// The center does not read them.
import type { AgentIdMax, CenterSettings, Duration } from "../core/index.ts";

/** The behavior of a gateway that can change while it runs. Durations are in milliseconds. */
export interface GatewaySettings {
  rejectedGuid: "perInterface" | "000-003" | "100-006";
  pollHold: Duration;
  delivery: "atMostOnce" | "untilNextPoll";
  agentIdMax: AgentIdMax;
  flowControl: "off" | "observe" | "enforce" | "slow";
  strictHeaders: boolean;
  journalBodies: boolean;
  tapeLength: number;
  tapeBytes: number;
  operationResult: "{}" | "absent";
  eventGenTime: boolean;
  shutdownServiceAfterLogout: boolean;
  phoneAlertingContent: "null" | "object";
  pushRetry: Duration;
  pushGiveUp: Duration;
}

/** A description of each setting of the gateway, for schemas and the documentation. */
export const GATEWAY_SETTING_MEANINGS: Readonly<Record<keyof GatewaySettings, string>> = {
  rejectedGuid:
    "The retcode for a missing, wrong or expired Guid: 000-003 where the interface lists it and 100-006 elsewhere, or always the same.",
  pollHold: "The time that a poll is held while there is no event, in wall time.",
  delivery:
    "When the answer with an event is lost: `atMostOnce` loses the event, `untilNextPoll` sends it again with the next poll.",
  agentIdMax: "The highest agent id.",
  flowControl:
    "Above 5 queries of one group (call data, agents or queues) per agent in 2 s, or 15,000 in all: `observe` reports a finding, `slow` delays the answer, `enforce` refuses with 000-007.",
  strictHeaders: "Refuses a missing or undocumented Content-Type with 000-002, instead of only reporting a finding.",
  journalBodies: "Stores the first part of request and answer bodies in the journal.",
  tapeLength: "The maximum number of inputs and marks that the tape keeps in memory; 0: none.",
  tapeBytes: "The maximum size of the requests on the tape in memory, in bytes.",
  operationResult:
    "The `result` of operations that return no data: an empty object, or no such member, as servers up to 2020.",
  eventGenTime: "Adds `eventGenTime` to events, as servers since the end of 2025 do.",
  shutdownServiceAfterLogout: "Sends AgentOther_ShutdownService after a sign-out that the client requested.",
  phoneAlertingContent: "The content of AgentOther_PhoneAlerting: null, or an object with call id and caller.",
  pushRetry: "The time from a failed push to the next attempt, in wall time (EVENT_PUSH_FAIL_INTERVALTIME).",
  pushGiveUp: "The time that pushes can fail before the agent is signed out, in wall time (EVENT_PUSH_FAIL_TOTALTIME).",
};

/** All settings of a world. Scenarios, requests and docs/settings.md list them together. */
export interface Settings extends CenterSettings, GatewaySettings {}
