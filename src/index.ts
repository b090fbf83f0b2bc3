// The public face of the package.

export type {
  Advanced,
  AgentInfo,
  AgentPatch,
  CallInfo,
  CallMade,
  CallOrder,
  ClockInfo,
  CounterName,
  Counters,
  Explained,
  FaultInfo,
  FaultRule,
  FindingInfo,
  FindingsInfo,
  FindingsQuery,
  JournalEntry,
  JournalInfo,
  JournalQuery,
  PreviewOrder,
  ProblemKind,
  ScenarioInfo,
  ScenarioReplaced,
  SettingsPatch,
  Snapshot,
  Verification,
  Verified,
  WorldEvent,
  WorldInfo,
  WorldOrder,
  WorldReset,
  WrittenSettings,
} from "./control/face.ts";
export type { Agent } from "./library/agent.ts";
export type { Call, Who } from "./library/call.ts";
export type { Clock } from "./library/clock.ts";
export { type ConnectOptions, connectSimulator } from "./library/connect-simulator.ts";
export { type EventGap, type Events, EventsError, type FollowOptions } from "./library/events.ts";
export type { Faults } from "./library/faults.ts";
export type { Findings } from "./library/findings.ts";
export type { Journal } from "./library/journal.ts";
export { ConnectError, RequestTimeout } from "./library/request-timeout.ts";
export type { AnySimulator, ConnectedSimulator, Simulator } from "./library/simulator.ts";
export { StartError, type StartOptions, startSimulator } from "./library/start-simulator.ts";
export { ControlError, type RequestOptions } from "./library/transport.ts";
export type { World } from "./library/world.ts";
