// The settings of a world that change how its gateway behaves, with their defaults; named as the real gateway names them where it does.

import type { Duration } from "../time/time.ts";
import { AGENT_ID_MAXIMA, type AgentIdMax } from "./numbering.ts";
import type { RoutingName } from "./strategy.ts";

/** The behavior of a world that can change while it runs. Durations are in milliseconds. */
export interface Settings {
  /** `static` (AUTHMODE 1): one Guid per session; `dynamic` (AUTHMODE 2): a new Guid every guidInterval; `none`: Guids are not checked. */
  authMode: "static" | "dynamic" | "none";
  /** Dynamic mode: the age at which the next poll returns a new Guid (GUIDINTERVAL). */
  guidInterval: Duration;
  /** Dynamic mode: the age from which a Guid is refused (GUIDTIMEOUT). */
  guidTimeout: Duration;
  /** The part of every Guid after the dot. */
  nodeName: string;
  /** The retcode for a missing, wrong or expired Guid: 000-003 where the interface lists it and 100-006 elsewhere, or always the same. */
  rejectedGuid: "perInterface" | "000-003" | "100-006";
  /** Whether an agent whose client is silent is signed out (TIMEOUT_FLAG). */
  supervision: boolean;
  /** How long a client can be silent before its agent is signed out (MAXTIME). */
  maxTime: Duration;
  /** How long a poll is held while there is no event, in wall time. */
  pollHold: Duration;
  /** When the answer with an event is lost: `atMostOnce` loses the event, `untilNextPoll` sends it again with the next poll. */
  delivery: "atMostOnce" | "untilNextPoll";
  /** The highest agent id. */
  agentIdMax: AgentIdMax;
  /** A sign-in with an agent id that the center does not have: refuse it with 100-004, or add the agent. */
  unknownAgents: "refuse" | "admit";
  /** Statistics of an agent without a call: refuse with 100-007, as the documented prerequisite says, or answer. */
  statisticsOutsideCall: "refuse" | "answer";
  /** When counters start at 0: at the sign-in, or at midnight in the center's time zone. */
  statisticsSince: "signIn" | "midnight";
  /** What transfernums counts: calls transferred to the agent, as documented, or transfers that the agent made. */
  transfernums: "in" | "made";
  /** Above 5 call data queries of an agent in 2 s, or 15,000 in all: `observe` reports a finding, `slow` delays the answer, `enforce` refuses with 000-007. */
  flowControl: "off" | "observe" | "enforce" | "slow";
  /** Whether a missing or undocumented Content-Type is refused with 000-002. If off, it is a finding. */
  strictHeaders: boolean;
  /** Whether the journal stores the first part of request and answer bodies. */
  journalBodies: boolean;
  /** The `result` of operations that return no data: an empty object, or no such member, as servers up to 2020. */
  operationResult: "{}" | "absent";
  /** Whether events have `eventGenTime`, as servers since the end of 2025 do. */
  eventGenTime: boolean;
  /** Whether AgentOther_ShutdownService follows when an agent signs out. */
  shutdownServiceAfterLogout: boolean;
  /** The content of AgentOther_PhoneAlerting: null, or an object with call id and caller. */
  phoneAlertingContent: "null" | "object";
  /** How long after a failed push the next attempt comes, in wall time (EVENT_PUSH_FAIL_INTERVALTIME). */
  pushRetry: Duration;
  /** How long pushes can fail, in wall time, before the agent is signed out (EVENT_PUSH_FAIL_TOTALTIME). */
  pushGiveUp: Duration;
  /** How long an agent with event push can go without a handshake before it is signed out (EVENT_PUSH_HANDSHAKE_MAXTIME). */
  handshakeMaxTime: Duration;
  /** Whether a signed-in agent can be signed in again by force. */
  forcedSignIn: "allow" | "refuse";
  /** How many wrong passwords in a row lock an account; 0 for never. */
  passwordTries: number;
  /** How long an agent's phone alerts before it is picked up. */
  phonePickUp: Duration;
  /** Which free agent gets a call from a queue: the one idle for the longest time, or the one with the lowest work number. */
  routing: RoutingName;
  /** How long a call rings at an agent that does not answer. */
  ringTime: Duration;
  /** The state of an agent that did not answer: busy with reason 2, or idle. */
  noAnswerAction: "busy" | "idle";
}

/** The defaults: the documented behavior, but with one Guid per session, because most public clients cannot follow a new Guid. */
export const defaultSettings: Readonly<Settings> = {
  authMode: "static",
  guidInterval: 60_000,
  guidTimeout: 120_000,
  nodeName: "AgentGateway1",
  rejectedGuid: "perInterface",
  supervision: true,
  maxTime: 120_000,
  pollHold: 10_000,
  delivery: "atMostOnce",
  agentIdMax: AGENT_ID_MAXIMA[0],
  unknownAgents: "refuse",
  statisticsOutsideCall: "refuse",
  statisticsSince: "signIn",
  transfernums: "in",
  flowControl: "observe",
  strictHeaders: false,
  journalBodies: true,
  operationResult: "{}",
  eventGenTime: false,
  shutdownServiceAfterLogout: false,
  phoneAlertingContent: "null",
  pushRetry: 10_000,
  pushGiveUp: 120_000,
  handshakeMaxTime: 120_000,
  forcedSignIn: "allow",
  passwordTries: 5,
  phonePickUp: 0,
  routing: "longestIdle",
  ringTime: 30_000,
  noAnswerAction: "busy",
};
