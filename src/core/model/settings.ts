// Declares the settings of a center, which decide about sessions, calls and counters.
// The settings of the gateway are in words/gateway-settings.ts.

import type { Duration } from "../time/time.ts";
import type { RoutingName } from "./strategy.ts";

/** The behavior of a center that can change while it runs. Durations are in milliseconds. */
export interface CenterSettings {
  authMode: "static" | "dynamic" | "none";
  guidInterval: Duration;
  guidTimeout: Duration;
  nodeName: string;
  supervision: boolean;
  maxTime: Duration;
  unknownAgents: "refuse" | "admit";
  statisticsOutsideCall: "refuse" | "answer";
  statisticsSince: "signIn" | "midnight";
  transfernums: "in" | "made";
  handshakeMaxTime: Duration;
  forcedSignIn: "allow" | "refuse";
  passwordTries: number;
  phonePickUp: Duration;
  routing: RoutingName;
  ringTime: Duration;
  noAnswerAction: "busy" | "idle";
}

/** A description of each setting of a center in one sentence, for schemas and the documentation. */
export const CENTER_SETTING_MEANINGS: Readonly<Record<keyof CenterSettings, string>> = {
  authMode:
    "`static` (AUTHMODE 1): one Guid per session; `dynamic` (AUTHMODE 2): a new Guid every guidInterval; `none`: Guids are not checked.",
  guidInterval: "Dynamic mode: the age at which the next poll or handshake returns a new Guid (GUIDINTERVAL).",
  guidTimeout: "Dynamic mode: the age from which a Guid is refused (GUIDTIMEOUT).",
  nodeName: "The part of every Guid after the dot.",
  supervision: "Signs out an agent whose client is silent (TIMEOUT_FLAG).",
  maxTime: "The time that a client can be silent before its agent is signed out (MAXTIME).",
  unknownAgents: "A sign-in with an agent id that the center does not have: refuse it with 100-004, or add the agent.",
  statisticsOutsideCall:
    "Statistics of an agent without a call or conference: refuse with 100-007, as the documented prerequisite says, or answer.",
  statisticsSince: "Counters start at 0 at the sign-in, or at midnight in the center's time zone.",
  transfernums: "transfernums counts calls transferred to the agent, as documented, or transfers that the agent made.",
  handshakeMaxTime:
    "The time that an agent with event push can go without a handshake before it is signed out (EVENT_PUSH_HANDSHAKE_MAXTIME).",
  forcedSignIn: "Allows or refuses to sign in a signed-in agent again by force.",
  passwordTries: "The number of wrong passwords in a row that lock an account; 0 for never.",
  phonePickUp: "The time that an agent's phone alerts before it is picked up.",
  routing:
    "The free agent that gets a call from a queue: the one idle for the longest time, or the one with the lowest work number.",
  ringTime: "The time that a call rings at an agent that does not answer.",
  noAnswerAction: "The state of an agent that did not answer: busy with reason 2, or idle.",
};

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
