// The read-only types of the parts of a center, for all other layers.

import type { DeepReadonly } from "./deep-readonly.ts";
import type * as floor from "./floor.ts";
import type * as agent from "./model/agent.ts";
import type * as call from "./model/call.ts";
import type * as chat from "./model/chat.ts";
import type * as conference from "./model/conference.ts";
import type * as mailbox from "./model/mailbox.ts";
import type * as outside from "./model/outside.ts";
import type * as queue from "./model/queue.ts";
import type * as state from "./model/state.ts";
import type * as snapshot from "./snapshot.ts";

export type Agent = DeepReadonly<agent.Agent>;
export type Booking = DeepReadonly<agent.Booking>;
export type IssuedGuid = DeepReadonly<agent.IssuedGuid>;
export type Session = DeepReadonly<agent.Session>;
export type Call = DeepReadonly<call.Call>;
export type Chat = DeepReadonly<chat.Chat>;
export type ChatFile = DeepReadonly<chat.ChatFile>;
export type ChatMember = DeepReadonly<chat.ChatMember>;
export type ChatMessage = DeepReadonly<chat.ChatMessage>;
export type ChatRecord = DeepReadonly<chat.ChatRecord>;
export type Destination = DeepReadonly<call.Destination>;
export type Leg = DeepReadonly<call.Leg>;
export type SignedIn = DeepReadonly<floor.SignedIn>;
export type Mailbox = DeepReadonly<mailbox.Mailbox>;
export type OutsideParty = DeepReadonly<outside.OutsideParty>;
export type Conference = DeepReadonly<conference.Conference>;
export type Participant = DeepReadonly<conference.Participant>;
export type Queue = DeepReadonly<queue.Queue>;
export type CenterState = DeepReadonly<state.CenterState>;
export type CenterSnapshot = DeepReadonly<snapshot.CenterSnapshot>;
