// The settings of a world that change how its gateway behaves, with their defaults; named as the real gateway names them where it does.
import { AGENT_ID_MAXIMA, type AgentIdMax } from "./numbering.ts";
import type { RoutingName } from "./strategy.ts";
import type { Duration } from "./time.ts";

/** Everything about a world's behavior that its owner may change while it runs. Durations are milliseconds. */
export interface Settings {
  /** `static` (AUTHMODE 1): one Guid a session; `dynamic` (AUTHMODE 2): a new one each guidInterval; `none`: no check. */
  authMode: "static" | "dynamic" | "none";
  /** Dynamic mode: age at which the next poll brings a new Guid (GUIDINTERVAL). */
  guidInterval: Duration;
  /** Dynamic mode: age beyond which a Guid is refused (GUIDTIMEOUT). */
  guidTimeout: Duration;
  /** What stands behind the dot of every Guid. */
  nodeName: string;
  /** What a missing, wrong or expired Guid is answered with: 000-003 where the interface lists it, else 100-006; or always one. */
  rejectedGuid: "perInterface" | "000-003" | "100-006";
  /** Whether silence signs an agent out (TIMEOUT_FLAG). */
  supervision: boolean;
  /** The silence that signs an agent out (MAXTIME). */
  maxTime: Duration;
  /** How long a poll without an event is held, in wall time. */
  pollHold: Duration;
  /** What becomes of an event whose answer is lost on the way: it is gone (`atMostOnce`), or the next poll gets it again. */
  delivery: "atMostOnce" | "untilNextPoll";
  /** The highest agent id that is accepted. */
  agentIdMax: AgentIdMax;
  /** What becomes of a sign-in with an id that the center does not have: refused with 100-004, or the agent is made. */
  unknownAgents: "refuse" | "admit";
  /** Whether statistics are refused (100-007) to an agent who is in no call, as the specification's prerequisite says. */
  statisticsOutsideCall: "refuse" | "answer";
  /** Since when the counters count: the sign-in, or midnight in the center's time zone. */
  statisticsSince: "signIn" | "midnight";
  /** What transfernums counts: calls that were transferred in to the agent, as the specification says, or transfers that it made. */
  transfernums: "in" | "made";
  /** Above 5 call data queries of an agent in 2 s, or 15,000 in all: `observe` finds fault, `slow` answers late, `enforce` with 000-007. */
  flowControl: "off" | "observe" | "enforce" | "slow";
  /** Whether a Content-Type that is missing, or not the documented one, is refused with 000-002; if not, it is a finding. */
  strictHeaders: boolean;
  /** Whether the journal keeps the beginnings of bodies and answers. */
  journalBodies: boolean;
  /** What operations without data carry as `result`: an empty object, or no such member, as servers up to 2020. */
  operationResult: "{}" | "absent";
  /** Whether events carry `eventGenTime`, as servers since the end of 2025 do. */
  eventGenTime: boolean;
  /** Whether an agent's own sign-out is followed by AgentOther_ShutdownService. */
  shutdownServiceAfterLogout: boolean;
  /** What AgentOther_PhoneAlerting carries: null, or an object with call id and caller. */
  phoneAlertingContent: "null" | "object";
  /** How long after a failed push it is tried again, in wall time (EVENT_PUSH_FAIL_INTERVALTIME). */
  pushRetry: Duration;
  /** How long pushes may fail, in wall time, before the agent is signed out (EVENT_PUSH_FAIL_TOTALTIME). */
  pushGiveUp: Duration;
  /** The time without a handshake that signs out an agent whose events are pushed (EVENT_PUSH_HANDSHAKE_MAXTIME). */
  handshakeMaxTime: Duration;
  /** Whether an agent who is signed in may be signed in again by force. */
  forcedSignIn: "allow" | "refuse";
  /** How many wrong passwords in a row lock an account; 0: none do. */
  passwordTries: number;
  /** How long an agent's own phone alerts before it is lifted. */
  phonePickUp: Duration;
  /** Which free agent gets a call of a queue: the one who is idle longest, or the one with the lowest work number. */
  routing: RoutingName;
  /** How long a call rings at an agent who does not answer it. */
  ringTime: Duration;
  /** What becomes of an agent who did not answer: busy with reason 2, or idle again. */
  noAnswerAction: "busy" | "idle";
}

/** The defaults: what the documented gateway does, except that Guids stay, because most public clients cannot follow a new one. */
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
