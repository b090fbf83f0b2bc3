// The settings of the gateway: how it takes requests, answers them and delivers events. They change nothing in the center.
import type { AgentIdMax, CenterSettings, Duration } from "../core/index.ts";

/** The behavior of a gateway that can change while it runs. Durations are in milliseconds. */
export interface GatewaySettings {
  /** The retcode for a missing, wrong or expired Guid: 000-003 where the interface lists it and 100-006 elsewhere, or always the same. */
  rejectedGuid: "perInterface" | "000-003" | "100-006";
  /** The time that a poll is held while there is no event, in wall time. */
  pollHold: Duration;
  /** When the answer with an event is lost: `atMostOnce` loses the event, `untilNextPoll` sends it again with the next poll. */
  delivery: "atMostOnce" | "untilNextPoll";
  /** The highest agent id. */
  agentIdMax: AgentIdMax;
  /** Above 5 queries of one group (call data, agents or queues) per agent in 2 s, or 15,000 in all: `observe` reports a finding, `slow` delays the answer, `enforce` refuses with 000-007. */
  flowControl: "off" | "observe" | "enforce" | "slow";
  /** Refuses a missing or undocumented Content-Type with 000-002. If off, reports a finding. */
  strictHeaders: boolean;
  /** Stores the first part of request and answer bodies in the journal. */
  journalBodies: boolean;
  /** The maximum number of inputs and marks that the tape keeps in memory; 0: none. */
  tapeLength: number;
  /** The maximum size of their requests, in bytes. */
  tapeBytes: number;
  /** The `result` of operations that return no data: an empty object, or no such member, as servers up to 2020. */
  operationResult: "{}" | "absent";
  /** Adds `eventGenTime` to events, as servers since the end of 2025 do. */
  eventGenTime: boolean;
  /** Sends AgentOther_ShutdownService after a sign-out that the client requested. */
  shutdownServiceAfterLogout: boolean;
  /** The content of AgentOther_PhoneAlerting: null, or an object with call id and caller. */
  phoneAlertingContent: "null" | "object";
  /** The time from a failed push to the next attempt, in wall time (EVENT_PUSH_FAIL_INTERVALTIME). */
  pushRetry: Duration;
  /** The time that pushes can fail before the agent is signed out, in wall time (EVENT_PUSH_FAIL_TOTALTIME). */
  pushGiveUp: Duration;
}

/** All settings of a world. Scenarios, requests and docs/settings.md list them together. */
export interface Settings extends CenterSettings, GatewaySettings {}
