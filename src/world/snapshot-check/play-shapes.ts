// The shapes of a scenario's progress in a snapshot: tracks, traffic, autopilots, and their clock entries.
import * as z from "zod";
import { MAX_MESSAGE_LENGTH } from "../../core/index.ts";
import type { ScriptEntry } from "../../scenario/playing/player-parts.ts";
import type { PlayerSnapshot } from "../../scenario/playing/player-snapshot.ts";
import type { AutopilotBehavior } from "../../scenario/stage/autopilot-behavior.ts";
import type { ScriptTimer } from "../../scenario/stage/stage.ts";
import {
  callId,
  count,
  distribution,
  duration,
  flag,
  id,
  inspectionMode,
  instant,
  oneOf,
  pair,
  record,
  text,
  timerId,
} from "./record-shapes.ts";

type Replies = NonNullable<AutopilotBehavior["replies"]>;
type Tracks = PlayerSnapshot["tracks"];
type Track = Tracks["tracks"][number];
type Frame = Track["frames"][number];
type Traffic = PlayerSnapshot["traffic"];
type Flow = Traffic["flows"][number];
type Plan = Flow["plan"];

/** The shape of the timer of a clock entry that a player scheduled. */
export const scriptTimer: z.ZodType<ScriptEntry> = record<ScriptEntry>({
  playerNumber: count,
  timer: oneOf<ScriptTimer, "do">("do", {
    "go-on": { track: count },
    "give-up": { track: count },
    recheck: {},
    arrival: { traffic: count },
    "personal-call": { traffic: count, agent: id },
    "chat-reply": { chat: callId },
    "autopilot-answer": { agent: id, call: callId },
    "autopilot-hang-up": { agent: id, call: callId },
    "autopilot-wrap-up-over": { agent: id },
    "autopilot-inspect": { agent: id },
    "autopilot-stop-inspecting": { agent: id },
    "autopilot-answer-conference": { agent: id, conference: id },
    "autopilot-leave-conference": { agent: id, conference: id },
    "autopilot-chat-answer": { agent: id, chat: callId },
    "autopilot-chat-text": { agent: id, chat: callId },
    "autopilot-chat-end": { agent: id, chat: callId },
  }),
});

/** A text that someone writes in a chat. */
const message = text.min(1).max(MAX_MESSAGE_LENGTH);

const frame: z.ZodType<Frame> = record<Frame>({
  steps: text,
  next: count,
  repeat: record<NonNullable<Frame["repeat"]>>({
    step: text,
    begun: count,
    since: instant,
    lastBegun: instant,
  }).nullable(),
});

const track: z.ZodType<Track> = record<Track>({
  number: count,
  frames: z.array(frame),
  parent: count.nullable(),
  children: count,
  awaited: record<NonNullable<Track["awaited"]>>({ step: text, after: count, giveUp: timerId.nullable() }).nullable(),
  seen: count,
  acted: count,
  settled: flag,
  lastTimeOfDay: instant.nullable(),
});

const namedCall = record<Tracks["calls"]["named"][number][1]>({ callid: callId, from: text, called: text });

const tracks: z.ZodType<Tracks> = record<Tracks>({
  begunAt: instant,
  serial: count,
  tracks: z.array(track),
  calls: record<Tracks["calls"]>({ named: z.array(pair(text, namedCall)), last: callId.optional() }),
  chats: record<Tracks["chats"]>({ named: z.array(pair(text, callId)), last: callId.optional() }),
  changedSubjects: z.array(text),
});

const replies: z.ZodType<Replies> = record<Replies>({
  after: distribution,
  texts: z.array(z.union([message, z.array(message).min(1)])),
  leaves: flag.optional(),
});

const behavior: z.ZodType<AutopilotBehavior> = record<AutopilotBehavior>({
  answer: distribution.optional(),
  talk: distribution.optional(),
  wrapUp: distribution.optional(),
  replies: replies.optional(),
  inspects: record<NonNullable<AutopilotBehavior["inspects"]>>({
    every: duration.refine((every) => every > 0),
    for: duration,
    mode: inspectionMode,
  }).optional(),
});

/** Calls per hour, within the bounds of the schema of scenarios. */
const rate = z.number().positive().max(1_000_000);

const plan: z.ZodType<Plan> = record<Plan>({
  to: z.union([
    z.strictObject({
      queue: id,
      callsPerHour: z.union([
        rate,
        z.array(
          record<{ from: number; to: number; callsPerHour: number }>({
            from: duration,
            to: duration,
            callsPerHour: rate,
          }),
        ),
      ]),
    }),
    z.strictObject({ queue: id, gap: distribution }),
    z.strictObject({ agents: z.array(id), gap: distribution }),
  ]),
  talk: distribution.optional(),
  patience: distribution.optional(),
  chats: record<NonNullable<Plan["chats"]>>({ texts: z.array(message).min(1), replies: replies.optional() }).optional(),
  for: duration.optional(),
});

const flow: z.ZodType<Flow> = record<Flow>({
  plan,
  number: count,
  until: instant.nullable(),
  scheduledCalls: z.array(pair(id, timerId)),
  period: record<NonNullable<Flow["period"]>>({
    from: instant,
    until: instant.nullable(),
    callsPerHour: rate,
  }).nullable(),
});

type Row = PlayerSnapshot["ledger"]["rows"][number][1];
type ChatCustomer = PlayerSnapshot["chats"]["customers"][number][1];
type ChatWriter = PlayerSnapshot["chats"]["autopilot"][number][1][number][1];

const chats: z.ZodType<PlayerSnapshot["chats"]> = record<PlayerSnapshot["chats"]>({
  customers: z.array(
    pair(callId, record<ChatCustomer>({ replies, stream: text, written: count, timer: timerId.nullable() })),
  ),
  autopilot: z.array(pair(id, z.array(pair(callId, record<ChatWriter>({ written: count, isWriting: flag }))))),
});

/** The shape of the player of a scenario. */
export const player: z.ZodType<PlayerSnapshot> = record<PlayerSnapshot>({
  playerNumber: count,
  autopilot: record<PlayerSnapshot["autopilot"]>({
    behaviors: z.array(pair(id, behavior)),
    timers: z.array(pair(id, z.array(pair(text, timerId)))),
  }),
  traffic: record<Traffic>({ flows: z.array(flow), next: count, calledByName: z.array(id) }),
  chats,
  tracks,
  ledger: record<PlayerSnapshot["ledger"]>({
    rows: z.array(pair(text, record<Row>({ count, places: z.array(count) }))),
    place: count,
    before: count,
    at: instant.nullable(),
  }),
  changedAgents: z.array(id),
  isRecheckScheduled: flag,
});
