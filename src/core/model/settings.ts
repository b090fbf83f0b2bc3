// The settings of a center: how sessions, calls and counters behave. The settings of the gateway are in words/gateway-settings.ts.

import type { Duration } from "../time/time.ts";
import type { RoutingName } from "./strategy.ts";

/** The behavior of a center that can change while it runs. Durations are in milliseconds. */
export interface CenterSettings {
  /** `static` (AUTHMODE 1): one Guid per session; `dynamic` (AUTHMODE 2): a new Guid every guidInterval; `none`: Guids are not checked. */
  authMode: "static" | "dynamic" | "none";
  /** Dynamic mode: the age at which the next poll returns a new Guid (GUIDINTERVAL). */
  guidInterval: Duration;
  /** Dynamic mode: the age from which a Guid is refused (GUIDTIMEOUT). */
  guidTimeout: Duration;
  /** The part of every Guid after the dot. */
  nodeName: string;
  /** Signs out an agent whose client is silent (TIMEOUT_FLAG). */
  supervision: boolean;
  /** The time that a client can be silent before its agent is signed out (MAXTIME). */
  maxTime: Duration;
  /** A sign-in with an agent id that the center does not have: refuse it with 100-004, or add the agent. */
  unknownAgents: "refuse" | "admit";
  /** Statistics of an agent without a call: refuse with 100-007, as the documented prerequisite says, or answer. */
  statisticsOutsideCall: "refuse" | "answer";
  /** Counters start at 0 at the sign-in, or at midnight in the center's time zone. */
  statisticsSince: "signIn" | "midnight";
  /** transfernums counts calls transferred to the agent, as documented, or transfers that the agent made. */
  transfernums: "in" | "made";
  /** The time that an agent with event push can go without a handshake before it is signed out (EVENT_PUSH_HANDSHAKE_MAXTIME). */
  handshakeMaxTime: Duration;
  /** Allows or refuses to sign in a signed-in agent again by force. */
  forcedSignIn: "allow" | "refuse";
  /** The number of wrong passwords in a row that lock an account; 0 for never. */
  passwordTries: number;
  /** The time that an agent's phone alerts before it is picked up. */
  phonePickUp: Duration;
  /** The free agent that gets a call from a queue: the one idle for the longest time, or the one with the lowest work number. */
  routing: RoutingName;
  /** The time that a call rings at an agent that does not answer. */
  ringTime: Duration;
  /** The state of an agent that did not answer: busy with reason 2, or idle. */
  noAnswerAction: "busy" | "idle";
}

/** The defaults: the documented behavior, but with one Guid per session, because most public clients cannot follow a new Guid. */
export const defaultCenterSettings: Readonly<CenterSettings> = {
  authMode: "static",
  guidInterval: 60_000,
  guidTimeout: 120_000,
  nodeName: "AgentGateway1",
  supervision: true,
  maxTime: 120_000,
  unknownAgents: "refuse",
  statisticsOutsideCall: "refuse",
  statisticsSince: "signIn",
  transfernums: "in",
  handshakeMaxTime: 120_000,
  forcedSignIn: "allow",
  passwordTries: 5,
  phonePickUp: 0,
  routing: "longestIdle",
  ringTime: 30_000,
  noAnswerAction: "busy",
};
