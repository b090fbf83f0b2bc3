// The exports of the core for all other layers.
// Files of the core import each other directly.

export { Center } from "./center.ts";
export type { CenterParts } from "./center-parts.ts";
export { Chance } from "./chance/chance.ts";
export { createFixedDistribution, type Distribution, sample } from "./chance/distribution.ts";
export { hashNumber } from "./chance/mixing.ts";
export { changeAgent } from "./change-agent.ts";
export { type ExplainedQueueCount, explainQueue } from "./counting/explain-queue.ts";
export type { ExplainedCount, ExplainedTime, Explanation, Span } from "./counting/explanation.ts";
export { type CountCounter, type CountingRules, isTime, type Tally } from "./counting/tally.ts";
export type { DeepReadonly } from "./deep-readonly.ts";
export type { Change, Move, Secrets } from "./floor.ts";
export { type Past, type PushTarget, SHOWN_STATES, type ShownState, type SignInDetails } from "./model/agent.ts";
export type { AgentGroup } from "./model/agent-group.ts";
export type { CallFeature, LegState, Media } from "./model/call.ts";
export { MAX_CALLS, MAX_PREVIEWS, MAX_WAITING } from "./model/capacity.ts";
export {
  type ChatEnd,
  MAX_CHAT_MESSAGES,
  MAX_CHAT_RECORDS,
  MAX_CHAT_TEXT,
  MAX_CHATS,
  MAX_FILE_SIZE,
  MAX_FILES,
  MAX_FILES_SIZE,
  MAX_MESSAGE_LENGTH,
} from "./model/chat.ts";
export type { ChatFacts } from "./model/chat-event.ts";
export {
  type ConferenceId,
  type ConferenceParty,
  createInvitation,
  DENIAL_CAUSE,
  MAX_ALL_PLACES,
  MAX_CONFERENCE_LENGTH,
  MAX_PLACES,
  numberOf,
  PARTICIPANT_MODES,
  type ParticipantMode,
} from "./model/conference.ts";
export { COUNTER_MEANINGS, COUNTERS, type CounterName, type Counters } from "./model/counters.ts";
export type {
  AgentEvent,
  AgentEventOf,
  CallFacts,
  CenterEvent,
  LegFacts,
  LoggedEvent,
  SignOutCause,
} from "./model/event.ts";
export { LOG_LENGTH } from "./model/event-log.ts";
export { MAX_RECORDINGS } from "./model/finished-recording.ts";
export type { AgentId, CallId, QueueId } from "./model/ids.ts";
export { INSPECTION_MODES, type Inspection, type InspectionMode, type VideoTaskState } from "./model/inspection.ts";
export { compareMail, type DelayedEvent, MAILBOX_LENGTH, type MailedEvent } from "./model/mailbox.ts";
export {
  AGENT_MEDIA,
  type AgentMedia,
  CHAT_MEDIA,
  type ChatMedia,
  isMultimedia,
  QUEUE_MEDIA,
  type QueueMedia,
} from "./model/media-right.ts";
export {
  AGENT_ID_MAXIMA,
  type AgentIdMax,
  isAgentId,
  MAX_AGENT_ID,
  MIN_AGENT_ID,
  makeDefaultAccessCode,
  makeDefaultPhone,
} from "./model/numbering.ts";
export { DEFAULT_RING, type OutsideAct, type OutsideHabit } from "./model/outside.ts";
export type { AgentPlan, CenterPlan } from "./model/plan.ts";
export { computePlayerPosition, stateOfPlayer } from "./model/player.ts";
export { type CallRecord, MIN_STORED_RECORDS } from "./model/record.ts";
export {
  computeRecordedTime,
  makeRecordingId,
  type RecordingFormat,
  type RecordingId,
  stateOfRecording,
} from "./model/recording.ts";
export { REASONS, type Reason, Refusal, refuse } from "./model/refusal.ts";
export { CENTER_SETTING_MEANINGS, type CenterSettings, defaultCenterSettings } from "./model/settings.ts";
export type { Timer } from "./model/timer.ts";
export * from "./moves.ts";
export { computeTimeToPasswordExpiry, isLocked } from "./queries/accounts.ts";
export { agentOfAccount, conferenceOf, joinedMultimediaOf, legsOf, stateOf } from "./queries/agents.ts";
export { canTakeChatOf, chatsOf, findReadableChat, hasMediaRight, listReadableChats } from "./queries/chats.ts";
export { isLeader, mapGroupsByName } from "./queries/groups.ts";
export { isGuidValid } from "./queries/guids.ts";
export { type Hearing, listHearings } from "./queries/hearing.ts";
export {
  countAvailable,
  countSignedIn,
  countWaiting,
  figuresOf,
  listAvailable,
  type QueueFigures,
} from "./queries/queues.ts";
export { listRunningRecordings, type RunningPart } from "./queries/recordings.ts";
export { statisticsOf } from "./queries/statistics.ts";
export { isStaffed } from "./staffing.ts";
export { hashCenterInSlices, hashDataInSlices, hashText } from "./state-hash.ts";
export { BEGINNING, type Cause } from "./time/cause.ts";
export type { Channel, Turn } from "./time/channel.ts";
export { EndlessChain, type TimerId } from "./time/clock.ts";
export type { Run, RunPauses } from "./time/run.ts";
export {
  DAY,
  DURATION_FORM,
  DURATION_UNITS,
  type Duration,
  formatDuration,
  HOUR,
  type Instant,
  MAX_DURATION,
  MINUTE,
  parseAnyDuration,
  parseDuration,
  toWholeSeconds,
  type WrittenDuration,
} from "./time/time.ts";
export { type ClockWorkKind, collectInSlices, finish, handleInSlices, type Progress, type Work } from "./time/work.ts";
export type { WrittenNumber } from "./time/written-number.ts";
export type {
  Agent,
  Booking,
  Call,
  CenterSnapshot,
  CenterState,
  Chat,
  ChatFile,
  ChatMember,
  ChatMessage,
  ChatRecord,
  Conference,
  Destination,
  IssuedGuid,
  Leg,
  Mailbox,
  OutsideParty,
  Participant,
  Player,
  Queue,
  Recording,
  RunningRecording,
  Session,
  SignedIn,
} from "./views.ts";
