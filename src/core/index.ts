// The exports of the core for all other layers. Files of the core import each other directly.

export { Center } from "./center.ts";
export type { CenterParts } from "./center-parts.ts";
export { Chance } from "./chance/chance.ts";
export { type Distribution, fixed, sample } from "./chance/distribution.ts";
export { hashNumber } from "./chance/mixing.ts";
export { changeAgent } from "./change-agent.ts";
export { type ExplainedQueueCount, explainQueue, type QueueExplanation } from "./counting/explain-queue.ts";
export type { CountedEvent, ExplainedCount, ExplainedTime, Explanation, Span } from "./counting/explanation.ts";
export { type CountCounter, type CountingRules, isTime, type Tally } from "./counting/tally.ts";
export type { Change, Move, Secrets } from "./floor.ts";
export { type Past, type PushTarget, SHOWN_STATES, type ShownState, type SignInDetails } from "./model/agent.ts";
export type { AgentGroup, GroupId, RestReason } from "./model/agent-group.ts";
export type { CallFeature, LegState, Media } from "./model/call.ts";
export { MAX_CALLS, MAX_PREVIEWS, MAX_WAITING } from "./model/capacity.ts";
export {
  type ChatEnd,
  DEFAULT_CHATS,
  MAX_AGENT_CHATS,
  MAX_CHATS,
  MAX_FILE_SIZE,
  MAX_FILES_SIZE,
  MAX_MESSAGE_LENGTH,
} from "./model/chat.ts";
export type { ChatFacts, ChatFailure } from "./model/chat-event.ts";
export {
  type ConferenceId,
  type ConferenceParty,
  MAX_PLACES,
  numberOf,
  PARTICIPANT_MODES,
  type ParticipantMode,
} from "./model/conference.ts";
export { COUNTERS, type CounterName, type Counters } from "./model/counters.ts";
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
export type { AgentId, CallId, IvrId, QueueId } from "./model/ids.ts";
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
  defaultAccessCode,
  defaultPhone,
  isAgentId,
  MAX_AGENT_ID,
  MIN_AGENT_ID,
} from "./model/numbering.ts";
export { DEFAULT_RING, type OutsideAct, type OutsideHabit } from "./model/outside.ts";
export type { AgentPlan, CenterPlan } from "./model/plan.ts";
export { type PlayerState, playerPosition, playerState } from "./model/player.ts";
export { type CallRecord, MIN_STORED_RECORDS } from "./model/record.ts";
export {
  MAX_RECORDING_LENGTH,
  type RecordingFormat,
  type RecordingId,
  recordedTime,
  recordingId,
} from "./model/recording.ts";
export { REASONS, type Reason, Refusal, refuse } from "./model/refusal.ts";
export { type CenterSettings, defaultCenterSettings } from "./model/settings.ts";
export type { Timer } from "./model/timer.ts";
export { changePassword, storeConfig, unlockAccount } from "./moves/agents/account.ts";
export { addQueuesAndAgents } from "./moves/agents/add-queues-and-agents.ts";
export {
  cancelBusy,
  cancelRest,
  cancelWrapUp,
  chooseSkills,
  requestBusy,
  requestIdle,
  requestRest,
  requestWrapUp,
} from "./moves/agents/agent-state.ts";
export { backdateSignIn, pinCounters } from "./moves/agents/counters.ts";
export { hearClient, setListening, setPaceFactor } from "./moves/agents/listening.ts";
export {
  confirmEvents,
  delayEvent,
  doubleEvent,
  dropEvents,
  dropNewestEvent,
  releaseDelayed,
  releaseReordered,
  reorderEvent,
  requeueEvents,
  takeEvent,
} from "./moves/agents/mailbox.ts";
export { publishBulletin, sendNote } from "./moves/agents/messages.ts";
export {
  bindPhone,
  changeDetails,
  changePushTarget,
  renewPushToken,
  setTalkRight,
} from "./moves/agents/preferences.ts";
export { renewGuid, replaceGuid, withdrawGuid } from "./moves/agents/presence.ts";
export { signIn, signOut } from "./moves/agents/sign-in.ts";
export { answerCall, dropCall, rejectCall, releaseCall } from "./moves/calls/answer-and-release.ts";
export { attachData } from "./moves/calls/call-data.ts";
export { beginConsultation } from "./moves/calls/consultation.ts";
export { callInside, callOut, callPreviewedNumber } from "./moves/calls/dial.ts";
export { disconnectParty } from "./moves/calls/disconnect.ts";
export { holdCall, retrieveCall } from "./moves/calls/hold.ts";
export { beginIncomingCall, type IncomingCall } from "./moves/calls/incoming-call.ts";
export { arrangePictures, forwardDigits, playAnnouncement, sendDigits, switchMedia } from "./moves/calls/media.ts";
export { muteAgent, unmuteAgent } from "./moves/calls/mute.ts";
export { type ActAsOutsideParty, actAsOutsideParty, hangUpAsCustomer } from "./moves/calls/outside-party.ts";
export { hangUpPhone, pickUpPhone } from "./moves/calls/phone.ts";
export { pickUpCall, takeWaitingCall } from "./moves/calls/pick-up.ts";
export { offerPreview, withdrawPreview } from "./moves/calls/preview.ts";
export { connectHeld, joinThreeWay } from "./moves/calls/three-way.ts";
export { cancelTransfer, type TransferMode, type TransferTarget, transferCall } from "./moves/calls/transfer.ts";
export { answerChat, dropChat, refuseChat } from "./moves/chats/answer-chat.ts";
export { leaveChatAsCustomer, type SayAsCustomer, sayAsCustomer } from "./moves/chats/customer.ts";
export { beginInsideChat } from "./moves/chats/inside-chat.ts";
export { limitOwnChats } from "./moves/chats/limits.ts";
export { sendMessage } from "./moves/chats/message.ts";
export { sendFile } from "./moves/chats/send-file.ts";
export { type StartChat, startChat } from "./moves/chats/start-chat.ts";
export { transferChat } from "./moves/chats/transfer-chat.ts";
export { takeImage } from "./moves/chats/video-chat.ts";
export { changePlaces, handOverChair, playSound, prolongConference, stopSound } from "./moves/conferences/chair.ts";
export {
  inviteToMultimedia,
  reportMultimediaJoin,
  requestMultimediaConference,
  stopMultimediaConference,
} from "./moves/conferences/multimedia.ts";
export {
  answerConference,
  leaveConference,
  rejectConference,
  releaseConference,
} from "./moves/conferences/own-part.ts";
export {
  actAsConferencePhone,
  changeParticipantMode,
  holdParticipant,
  type Invitation,
  inviteToConference,
  removeFromConference,
} from "./moves/conferences/participants.ts";
export { requestConference } from "./moves/conferences/request.ts";
export {
  type Jump,
  jumpInPlayback,
  pausePlayback,
  playRecording,
  resumePlayback,
  setPlaybackPosition,
  stopPlayback,
} from "./moves/recordings/playback.ts";
export {
  pauseRecording,
  type RecordCall,
  recordCall,
  resumeRecording,
  stopRecording,
} from "./moves/recordings/record.ts";
export { beginScreenRecording, stopScreenRecording } from "./moves/recordings/screen.ts";
export { forceState } from "./moves/supervision/force-state.ts";
export {
  beginInspecting,
  inspectInMode,
  stopInspection,
  switchInspection,
  takeOverCall,
} from "./moves/supervision/inspection.ts";
export { adjustSkills, hangUpForAgent, limitChats } from "./moves/supervision/supervise.ts";
export { changeVideoTask, startVideoTask, type VideoAct } from "./moves/supervision/video.ts";
export { watchAgents } from "./moves/supervision/watch.ts";
export { isLocked, timeToPasswordExpiry } from "./queries/accounts.ts";
export { agentOfAccount, legsOf, stateOf } from "./queries/agents.ts";
export {
  canTakeChat,
  canTakeChatOf,
  chatsOf,
  hasMediaRight,
  maxChatsOf,
  readableChat,
  readableChats,
  readableFile,
} from "./queries/chats.ts";
export { groupsByName, isLeader } from "./queries/groups.ts";
export { isGuidValid } from "./queries/guids.ts";
export { type Hearing, hearingsIn } from "./queries/hearing.ts";
export { countSignedIn, countWaitingCalls, figuresOf, type QueueFigures } from "./queries/queues.ts";
export { statisticsOf } from "./queries/statistics.ts";
export { isStaffed } from "./staffing.ts";
export { hashing, hashingCenter, hashText } from "./state-hash.ts";
export { BEGINNING, type Cause } from "./time/cause.ts";
export type { Channel } from "./time/channel.ts";
export { EndlessChain, type TimerId } from "./time/clock.ts";
export type { Pauses, Run } from "./time/run.ts";
export {
  DAY,
  DURATION_FORM,
  type Duration,
  formatDuration,
  HOUR,
  type Instant,
  MAX_DURATION,
  MINUTE,
  parseAnyDuration,
  parseDuration,
  wholeSeconds,
} from "./time/time.ts";
export { collectInPieces, finish, handleInPieces, type Progress, type Work } from "./time/work.ts";
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
