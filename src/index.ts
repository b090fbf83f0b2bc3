// Exports the public API of the package.

export type {
  Advanced,
  AgentInfo,
  AgentPatch,
  AllocationOrder,
  BoardInfo,
  CallInfo,
  CallMade,
  CallOrder,
  CallOutOrder,
  ChatInfo,
  ChatMade,
  ChatOrder,
  ChatTransferOrder,
  CheckpointInfo,
  ClockInfo,
  ClockMode,
  ConferenceInfo,
  ConferenceOrder,
  ConsultOrder,
  CounterName,
  Counters,
  Duration,
  EarlierMoment,
  Explained,
  FaultInfo,
  FaultRule,
  FindingInfo,
  FindingKind,
  FindingsInfo,
  FindingsQuery,
  InspectOrder,
  Instant,
  JournalEntry,
  JournalInfo,
  JournalQuery,
  OneParticipant,
  OperationName,
  ParticipantMode,
  ParticipantsOrder,
  PreviewOrder,
  ProblemKind,
  QueueExplained,
  QueueInfo,
  RecordingInfo,
  RecordingsQuery,
  RejectOrder,
  RewindTarget,
  Scenario,
  ScenarioInfo,
  ScenarioReplaced,
  SettingsPatch,
  Snapshot,
  Step,
  ThreeWayCallOrder,
  TransferOrder,
  Verification,
  Verified,
  Waited,
  WaitOrder,
  WorldEvent,
  WorldInfo,
  WorldOrder,
  WorldReset,
  WrittenSettings,
} from "./control/api-types.ts";
export type { Agent, AgentWait, WhichCall } from "./library/agent-handle.ts";
export type { AllocatedWorld } from "./library/allocated-world.ts";
export type { Call, Who } from "./library/call-handle.ts";
export type { Chat } from "./library/chat-handle.ts";
export type { WhichChat } from "./library/chatting-agent.ts";
export type { Clock } from "./library/clock-handle.ts";
export type { Conference } from "./library/conference-handle.ts";
export type { SoundHearer } from "./library/conferring-agent.ts";
export { type ConnectOptions, connectSimulator } from "./library/connect-simulator.ts";
export { type EventGap, type Events, EventsError, type FollowOptions } from "./library/events-handle.ts";
export type { Faults } from "./library/faults-handle.ts";
export type { Findings } from "./library/findings-handle.ts";
export type { Journal } from "./library/journal-handle.ts";
export type { Queue } from "./library/queue-handle.ts";
export type { AnySimulator, ConnectedSimulator, Simulator } from "./library/simulator-handle.ts";
export { StartError, type StartOptions, startSimulator } from "./library/start-simulator.ts";
export { ConnectError, RequestTimeout } from "./library/transports/request-timeout.ts";
export { ControlError, type RequestOptions } from "./library/transports/transport.ts";
export type { World } from "./library/world-handle.ts";
