// The state of a center, as plain data.
// Its settings, clock, log and counters are elsewhere.

import type { Duration, Instant } from "../time/time.ts";
import { finish, handleInSlices, type Work } from "../time/work.ts";
import type { Agent } from "./agent.ts";
import {
  type AgentGroup,
  addGroups,
  DEFAULT_GROUP,
  DEFAULT_REST_REASONS,
  type GroupId,
  type RestReason,
} from "./agent-group.ts";
import type { Call } from "./call.ts";
import { MAX_WAITING } from "./capacity.ts";
import type { Chat, ChatFile, ChatRecord } from "./chat.ts";
import type { Conference, ConferenceId, MultimediaConference, MultimediaConferenceId } from "./conference.ts";
import type { Recording } from "./finished-recording.ts";
import type { AgentId, CallId, IvrId, QueueId } from "./ids.ts";
import { createMailbox } from "./mailbox.ts";
import { makeDefaultAccessCode, makeDefaultPhone } from "./numbering.ts";
import type { OutsideHabit } from "./outside.ts";
import type { AgentPlan, CenterPlan, PhoneRange, QueuePlan, Vdn } from "./plan.ts";
import { createZeroCounts, type Queue } from "./queue.ts";
import type { CallRecord } from "./record.ts";
import type { RecordingId } from "./recording.ts";

/** An IVR, to which calls can be transferred. */
export interface Ivr {
  readonly id: IvrId;
  readonly name: string;
  readonly accessCode: string;
  /** The time for which it handles a call before it returns the call or hangs up. */
  readonly time: Duration;
}

/** The state of a center. Moves and due timers change it, and a snapshot has all of it. */
export interface CenterState {
  readonly vdn: Vdn;
  /** The numbers that agents can bind as phones; undefined allows all. */
  readonly phoneRange: PhoneRange | undefined;
  readonly agents: Map<AgentId, Agent>;
  /** The agent groups. The group of each agent is among them. */
  readonly groups: Map<GroupId, AgentGroup>;
  readonly restReasons: readonly RestReason[];
  readonly queues: Map<QueueId, Queue>;
  readonly ivrs: ReadonlyMap<IvrId, Ivr>;
  /** The behavior of outside numbers when they are called. */
  readonly habits: readonly OutsideHabit[];
  /** The active calls. */
  readonly calls: Map<CallId, Call>;
  /** The active chats. */
  readonly chats: Map<CallId, Chat>;
  /** The records of ended chats, oldest first. */
  readonly chatRecords: ChatRecord[];
  /** The files of active and ended chats, by their paths. */
  readonly chatFiles: Map<string, ChatFile>;
  /** The length of all stored messages of chats, in characters. */
  chatText: number;
  /** The size of all stored files of chats, in bytes. */
  chatFilesSize: number;
  /** The conferences, including those that have not begun. */
  readonly conferences: Map<ConferenceId, Conference>;
  readonly multimediaConferences: Map<MultimediaConferenceId, MultimediaConference>;
  /** The records of agents' parts in calls, oldest first. */
  readonly records: CallRecord[];
  /** Whether calls can be recorded, and recordings played and downloaded. */
  readonly keepsRecordings: boolean;
  /** The finished recordings, oldest first. */
  readonly recordings: Map<RecordingId, Recording>;
  /** The number of the newest session; 0 before the first. The next session gets the next number. */
  sessionSerial: number;
  /** The number of the newest call id. Calls, chats and conferences are numbered together; 0 before the first. */
  callSerial: number;
  /** The number of the newest conference of agents and phones; 0 before the first. */
  conferenceSerial: number;
  /** The number of the newest multimedia conference; 0 before the first. */
  multimediaConferenceSerial: number;
  /** The number of the newest recording; 0 before the first. */
  recordingSerial: number;
  /** The number of the newest preview; 0 before the first. */
  previewSerial: number;
  /** The number of the newest file of a chat; 0 before the first. */
  fileSerial: number;
  /** Agents for whom direct calls wait. */
  readonly awaited: Set<AgentId>;
  /** Inspectors who get events of the sign-ins and sign-outs of others. */
  readonly watchers: Set<AgentId>;
  /** True if routing is already scheduled. */
  isRoutingScheduled: boolean;
  /** The number of inputs so far: requests that can change something, and sign-outs because pushes have failed. */
  inputs: number;
  /** The number of advances of the clock by hand so far. */
  advances: number;
  /** True during an advance of the clock by hand. */
  advancing: boolean;
  /** How many times as fast as wall time the clock runs; 1 for a manual clock. */
  paceFactor: number;
}

/** The time for which an IVR handles a call by default. */
const IVR_TIME: Duration = 30_000;

/** Returns the initial state of a center: all agents signed out, all queues empty. */
export function createState(plan: CenterPlan, start: Instant): CenterState {
  return finish(createStateInSlices(plan, start));
}

/**
 * Creates the initial state of a center in slices of work, and returns it.
 *
 * @yields how many agents the state has so far.
 */
export function* createStateInSlices(plan: CenterPlan, start: Instant): Work<CenterState> {
  const agents = new Map<AgentId, Agent>();
  const groups = new Map<GroupId, AgentGroup>();
  for (const { id, name, leader } of plan.groups ?? []) groups.set(id, { id, name, leader });
  const groupNames = new Set<string>();
  yield* handleInSlices(plan.agents, (agent) => {
    const made = createAgent(agent, start);
    agents.set(made.id, made);
    groupNames.add(made.group);
  });
  addGroups(groups, groupNames);
  return {
    vdn: plan.vdn,
    phoneRange: plan.phoneRange,
    agents,
    groups,
    restReasons: plan.restReasons ?? DEFAULT_REST_REASONS,
    queues: new Map(plan.queues.map((queue) => [queue.id, createQueue(queue)])),
    ivrs: new Map(
      (plan.ivrs ?? []).map(({ id, name, accessCode, time }) => [
        id,
        { id, name, accessCode: accessCode ?? String(id), time: time ?? IVR_TIME },
      ]),
    ),
    habits: plan.habits ?? [],
    calls: new Map(),
    chats: new Map(),
    chatRecords: [],
    chatFiles: new Map(),
    chatText: 0,
    chatFilesSize: 0,
    conferences: new Map(),
    multimediaConferences: new Map(),
    records: [],
    keepsRecordings: plan.recordings ?? true,
    recordings: new Map(),
    awaited: new Set(),
    watchers: new Set(),
    sessionSerial: 0,
    callSerial: 0,
    conferenceSerial: 0,
    multimediaConferenceSerial: 0,
    recordingSerial: 0,
    previewSerial: 0,
    fileSerial: 0,
    isRoutingScheduled: false,
    inputs: 0,
    advances: 0,
    advancing: false,
    paceFactor: 1,
  };
}

/** Returns a new, empty queue. */
export function createQueue({ id, name, media, accessCode, isRecorded, overflow, maxWaiting }: QueuePlan): Queue {
  return {
    id,
    name,
    media: media ?? "voice",
    accessCode: accessCode ?? makeDefaultAccessCode(id),
    isRecorded: isRecorded ?? false,
    overflow,
    maxWaiting: maxWaiting ?? MAX_WAITING,
    waiting: [],
    freeAgents: new Set(),
    counts: createZeroCounts(),
  };
}

/** Returns an agent that has never signed in. */
export function createAgent(plan: AgentPlan, now: Instant): Agent {
  return {
    id: plan.id,
    name: plan.name,
    account: plan.account ?? String(plan.id),
    group: plan.group ?? DEFAULT_GROUP,
    inspector: plan.inspector ?? false,
    pickUp: plan.pickUp ?? true,
    callOut: plan.callOut ?? true,
    password: plan.password,
    formerPasswords: [],
    passwordLife: plan.passwordLife,
    passwordSince: now,
    wrongPasswords: 0,
    privateConfig: "",
    phone: plan.phone ?? makeDefaultPhone(plan.id),
    maxChats: undefined,
    lastRecording: undefined,
    chatLimits: undefined,
    media: plan.media,
    queues: plan.queues,
    session: undefined,
    signedOutAt: now,
    waiting: [],
    mailbox: createMailbox(),
    formerGuids: [],
    lastCall: undefined,
    past: undefined,
  };
}

/** Returns whether agents can bind a phone, by the phone range of the center. An empty phone is always allowed. */
export function isPhoneAllowed({ phoneRange }: CenterState, phone: string): boolean {
  if (phoneRange === undefined || phone === "") return true;
  const { from, to } = phoneRange;
  return (
    phone.length >= from.length &&
    phone.length <= to.length &&
    Number(phone) >= Number(from) &&
    Number(phone) <= Number(to)
  );
}
