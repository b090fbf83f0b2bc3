// The reasons of refusals, each with its sentence.
// The gateway maps them to retcodes.

const SENTENCES = {
  "unknown-agent": "the center has no such agent",
  "wrong-password": "the password is not the agent's",
  "account-locked": "too many wrong passwords have locked the account",
  "force-forbidden": "the agent is signed in, and may not be signed in by force",
  "password-expired": "the password has expired",
  "no-phone": "no phone is bound to the agent",
  "no-receiver": "the center has none of the receivers",
  "same-password": "the new password is the old one",
  "password-used-before": "the new password was used before",
  "password-length": "a password has 8 to 32 characters",
  "password-rules":
    "a password needs three of upper case, lower case, digits and others, and must not have a character three times in a row, or four characters in a row of the agent's id",
  "password-is-name": "a password is not the agent's name or id, forward or backward",
  "already-signed-in": "the agent is already signed in",
  "phone-out-of-range": "the phone number is outside the center's phone range",
  "not-signed-in": "the agent is not signed in",
  "state-forbids": "the agent's present state does not allow this action",
  "inspectors-only": "only an inspector can see the work of other agents",
  "events-are-pushed": "the agent's events are pushed, so they cannot be polled",
  "in-a-call": "the agent is in a call, chat or conference",
  "in-no-call": "the agent has no call that allows this action",
  "nothing-to-answer": "no call is waiting for the agent's answer",
  "nothing-to-hold": "there is no call to hold",
  "hold-forbidden": "a call in this state cannot be held",
  "nothing-held": "the agent holds no call",
  "retrieve-forbidden": "the agent has another call that is not on hold",
  "nothing-to-release": "there is no call to hang up",
  "no-such-call": "there is no such call",
  "no-such-queue": "the center has no such queue",
  "no-queues": "the center has no queues, or has another VDN id",
  "no-queues-of-agent": "the center has no such agent, or it is signed in to no queue",
  "no-ivrs": "the center has no IVRs",
  "no-access-codes": "the center has no numbers that customers could dial",
  "no-such-vdn": "the center has another VDN id",
  "no-such-node": "the gateway has no node of this name",
  "inspects-itself": "inspectors cannot inspect themselves",
  "not-inspectable": "the center has no such agent, or it is not signed in",
  "inspector-not-idle": "only an idle inspector can begin an inspection",
  "inspects-inspector": "inspectors cannot be inspected",
  "no-inspection": "the inspector does not inspect this agent, or not in this way",
  "nothing-to-intercept":
    "the agent is not talking in the call to take over, or this call is a consultation, is being transferred, or is a three-way call",
  "no-quality-task": "the center has no quality tasks",
  "no-video-task": "the inspector has no video task for this agent",
  "video-state-forbids": "the state of the video task does not allow this action",
  "no-recording-file": "the center has no finished recording with this file or id",
  "wrong-download-token": "the token is not the one that the agent got for this file",
  "recordings-off": "the center keeps no recordings",
  "recordings-of-others": "only an inspector can use the recordings of other agents",
  "recording-name-reserved": "only the platform gives file names of this form, except for a finished recording",
  "recording-begin-forbidden":
    "the agent is not talking in a voice call, its part in the call or this file is being recorded, or it inspects an agent",
  "no-recording-to-pause": "no recording of the agent runs, or it is paused",
  "no-recording-to-resume": "no recording of the agent is paused",
  "no-recording-to-stop": "no recording of the agent runs",
  "player-in-use": "a recording is already played to the agent",
  "nothing-played-to-pause": "no recording is played to the agent, or it is paused",
  "nothing-played-to-resume": "no recording that is played to the agent is paused",
  "nothing-played-to-rewind": "no recording is played to the agent, or it is paused, so it cannot jump back",
  "nothing-played-to-forward": "no recording is played to the agent, or it is paused, so it cannot jump forward",
  "nothing-played-to-seek": "no recording is played to the agent, or it is paused, so it has no position to set",
  "nothing-played-to-stop": "no recording is played to the agent",
  "position-outside": "the position is outside the recording",
  "screen-recording-runs": "the agent's screen is already recorded",
  "no-screen-recording": "the agent's screen is not recorded",
  "no-address": "the center has no address of this name",
  "nothing-to-reject": "no call rings at the agent",
  "rings-not-here": "this call does not ring at the agent",
  "no-such-group": "the center has no such group of agents",
  "no-such-ivr": "the center has no such IVR",
  "no-such-party": "no outside party of the call has this number",
  "no-such-preview": "the agent has no preview with this control block, or the preview does not have this number",
  "center-full": "the center has the maximum number of calls",
  "call-in-the-way":
    "another call, a conference, an inspection or the present state of the agent does not allow this action",
  "call-forbids": "the kind or state of the call, or the given target or mode, does not allow this action",
  "nothing-to-help-with": "the agent is not talking in a call, so it cannot consult a colleague",
  "nothing-to-transfer": "the agent is not talking in a call that could be transferred",
  "nothing-to-take-back": "no transfer of the agent is under way",
  "nothing-to-join": "the agent is not talking in a call",
  "nothing-held-to-join": "the agent does not hold this call",
  "nothing-to-connect": "the agent is not talking in a call to connect with the held one",
  "nothing-held-to-connect": "the agent does not hold this call",
  "nothing-to-drop": "the agent has no such call",
  "nothing-to-disconnect": "the agent is not talking in a call",
  "no-such-number": "no party with this number can be disconnected from the call",
  "nothing-to-mute": "there is no call to mute",
  "mute-forbidden": "the call cannot be muted: it is not active, is internal, is already muted, or has no video",
  "nothing-to-unmute": "there is no call",
  "unmute-forbidden": "the call is not muted",
  "nothing-rings-there": "no call rings at this agent that a colleague of its group could pick up",
  "not-waiting": "no such call waits in this queue",
  "no-call-for-data": "there is no call to attach data to",
  "no-data": "no data were given",
  "no-call-to-play-in": "there is no call to play an announcement in",
  "no-three-party": "there is no three-way call",
  "no-three-party-video": "there is no three-way video call",
  "phone-not-linked": "the agent's phone is not linked to its client",
  "no-such-chat": "there is no such chat, or the agent is not in it",
  "no-chat-rings": "no such chat rings at the agent",
  "chat-unanswered": "the agent does not talk in this chat yet",
  "chat-off": "the agent has not signed in with the right to use this media",
  "chats-of-agent-full": "the agent has the maximum number of chats",
  "chats-full": "the center has the maximum number of chats, or the maximum length of messages in them",
  "chat-forbids": "the kind or state of the chat, or the given target, does not allow this action",
  "wrong-media": "the queue is for other media",
  "empty-message": "a message has at least one character",
  "long-message": "a message has at most 6144 characters",
  "no-queue-of-media": "the agent is signed in to no queue of this media",
  "no-such-file": "there is no such file in the agent's chats",
  "file-too-large": "a file has 1 to 1048576 bytes",
  "files-full": "the files of the center have reached their limit",
  "no-video-chat": "the agent has no such video chat",
  "phone-silent": "the agent's phone does not ring",
  "parameter-missing": "neither the body nor the query has the parameter that the request needs",
  "in-a-conference": "the agent is in a conference, or is called into one",
  "in-no-conference": "the agent is not in a conference, or is not called into one",
  "no-such-conference": "the center has no such conference",
  "conference-forbidden": "only an idle agent, or one who talks in a call, can request a conference",
  "conference-not-begun": "the conference has not begun: the chair's phone was not picked up yet",
  "not-chair": "the agent is not the chair of its conference",
  "chair-leaves": "the chair cannot leave its conference: it must end it, or hand the chair over first",
  "chair-removes-itself": "the chair cannot remove itself from its conference",
  "chair-to-itself": "the chair cannot hand the chair over to itself",
  "new-chair-not-here": "the new chair has not joined the conference",
  "no-such-participant": "no such party has joined the conference",
  "participant-state-forbids": "the participant is already on hold, or is not on hold",
  "conference-too-long": "a conference lasts at most 1440 minutes, extensions included",
  "no-such-places":
    "a conference has at most 120 places and at least one for each participant, and the center has 1200 for all",
  "sound-plays": "a sound is already playing there",
  "no-sound-plays": "no sound is playing there",
  "conferences-of-vdn": "only an inspector can see the conferences of the VDN",
  "in-multimedia-conference": "the agent, or another member, is already in a multimedia conference",
  "not-in-multimedia-conference": "the agent is not in this multimedia conference",
  "no-multimedia-right": "there is no such multimedia conference, or another agent requested it",
  "no-multimedia-member": "none of the members is a signed-in agent of the center",
  "no-configuration-session": "the configuration interfaces need a separate sign-in, which the simulator does not have",
  "outside-party-not-called": "the outside party is not being called, so it can only hang up",
} as const;

/** A reason of a refusal. A new one doesn't compile until it has a sentence here and a retcode in the gateway. */
export type Reason = keyof typeof SENTENCES;

/** All reasons. */
export const REASONS = Object.keys(SENTENCES) as readonly Reason[];

/**
 * A refusal. Moves return it instead of throwing it, because it is a normal result and must not cost a stack trace. There is one
 * instance per reason.
 */
export class Refusal {
  readonly reason: Reason;
  readonly sentence: string;

  constructor(reason: Reason) {
    this.reason = reason;
    this.sentence = SENTENCES[reason];
  }
}

const refusals = new Map(REASONS.map((reason) => [reason, new Refusal(reason)]));

/** Returns the refusal with a reason. */
export function refuse(reason: Reason): Refusal {
  return refusals.get(reason) ?? new Refusal(reason);
}
