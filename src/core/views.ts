// Declares read-only types of the parts of a center, for all layers outside the core.

import type { DeepReadonly } from "./deep-readonly.ts";
import type * as floor from "./floor.ts";
import type * as agent from "./model/agent.ts";
import type * as call from "./model/call.ts";
import type * as chat from "./model/chat.ts";
import type * as conference from "./model/conference.ts";
import type * as finished from "./model/finished-recording.ts";
import type * as mailbox from "./model/mailbox.ts";
import type * as outside from "./model/outside.ts";
import type * as player from "./model/player.ts";
import type * as queue from "./model/queue.ts";
import type * as recording from "./model/recording.ts";
import type * as state from "./model/state.ts";
import type * as snapshot from "./snapshot.ts";

/** A read-only agent, signed in or not. */
export type Agent = DeepReadonly<agent.Agent>;
/** A read-only booking: a state that begins after a call, conference, inspection or wrap-up. */
export type Booking = DeepReadonly<agent.Booking>;
/** A read-only Guid that was issued to a session. */
export type IssuedGuid = DeepReadonly<agent.IssuedGuid>;
/** A read-only session of an agent. */
export type Session = DeepReadonly<agent.Session>;
/** A read-only call. */
export type Call = DeepReadonly<call.Call>;
/** A read-only chat. */
export type Chat = DeepReadonly<chat.Chat>;
/** A read-only file that an agent has sent in a chat. */
export type ChatFile = DeepReadonly<chat.ChatFile>;
/** A read-only agent in a chat. */
export type ChatMember = DeepReadonly<chat.ChatMember>;
/** A read-only message of a chat. */
export type ChatMessage = DeepReadonly<chat.ChatMessage>;
/** The read-only record of a chat that is over. */
export type ChatRecord = DeepReadonly<chat.ChatRecord>;
/** The read-only queue or agent that a call or chat is for. */
export type Destination = DeepReadonly<call.Destination>;
/** A read-only leg of a call: the part of an agent. */
export type Leg = DeepReadonly<call.Leg>;
/** A read-only agent that is signed in. */
export type SignedIn = DeepReadonly<floor.SignedIn>;
/** The read-only mailbox of a session: its events on the way to the client. */
export type Mailbox = DeepReadonly<mailbox.Mailbox>;
/** A read-only outside party of a call. */
export type OutsideParty = DeepReadonly<outside.OutsideParty>;
/** A read-only conference. */
export type Conference = DeepReadonly<conference.Conference>;
/** A read-only participant of a conference. */
export type Participant = DeepReadonly<conference.Participant>;
/** The read-only player of an agent, which plays a recording. */
export type Player = DeepReadonly<player.Player>;
/** A read-only finished recording. */
export type Recording = DeepReadonly<finished.Recording>;
/** A read-only recording in progress. */
export type RunningRecording = DeepReadonly<recording.RunningRecording>;
/** A read-only queue with its figures. */
export type Queue = DeepReadonly<queue.Queue>;
/** The read-only state of a center. */
export type CenterState = DeepReadonly<state.CenterState>;
/** The read-only snapshot of a center. */
export type CenterSnapshot = DeepReadonly<snapshot.CenterSnapshot>;
