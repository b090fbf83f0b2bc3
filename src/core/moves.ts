// Collects the moves that other layers perform, so that index.ts can export them.

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
