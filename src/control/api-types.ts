// Types of the control API for programs: bodies, answers and problems.
import type * as z from "zod";
import type { CounterName, Counters } from "../core/index.ts";
import type { Settings } from "../forms/settings.ts";
import type { faultRule } from "../scenario/faults/fault-rule.ts";
import type { worldOrder } from "../world/order.ts";
import type { WorldSnapshot } from "../world/reading/snapshot.ts";
import type { agentAnswer } from "./answers/agent-answer.ts";
import type { allocationAnswer, allocationOrder } from "./answers/allocation-answer.ts";
import type { boardAnswer, boardChange } from "./answers/board-answer.ts";
import type { callAnswer } from "./answers/call-answer.ts";
import type { chatAnswer } from "./answers/chat-answer.ts";
import type { checkpointAnswer } from "./answers/checkpoint-answer.ts";
import type { clockAnswer } from "./answers/clock-answer.ts";
import type { conferenceAnswer } from "./answers/conference-answer.ts";
import type { eventAnswer } from "./answers/event-answer.ts";
import type { faultAnswer } from "./answers/fault-answer.ts";
import type { queueAnswer } from "./answers/queue-answer.ts";
import type { queueExplained } from "./answers/queue-explanation.ts";
import type { recordingAnswer } from "./answers/recording-answer.ts";
import type { worldAnswer } from "./answers/world-answer.ts";
import type { problemShape } from "./problem.ts";
import type { addressesAnswer } from "./requests/addresses.ts";
import type { agentPatch } from "./requests/center/agent-patch.ts";
import type { callBody, madeCallAnswer } from "./requests/center/calls.ts";
import type { chatBody, madeChatAnswer } from "./requests/center/chats.ts";
import type { previewBody } from "./requests/center/previews.ts";
import type { recordingsQuery } from "./requests/center/recordings.ts";
import type { explainedCount, explainedTime, explanationAnswer } from "./requests/center/statistics.ts";
import type { advancedAnswer } from "./requests/clock.ts";
import type { findingAnswer, findingsAnswer, findingsQuery } from "./requests/findings.ts";
import type { journalAnswer, journalQuery } from "./requests/journal.ts";
import type { replacedAnswer, scenarioAnswer } from "./requests/scenario.ts";
import type { rewindBody } from "./requests/travel.ts";
import type { verificationAnswer } from "./requests/verify.ts";
import type { resetAnswer } from "./requests/worlds.ts";
import type { callOutBody, rejectBody } from "./verbs/agent-calls.ts";
import type { transferChatBody } from "./verbs/agent-chats.ts";
import type { conferenceBody, participantBody, participantsBody } from "./verbs/agent-conferences.ts";
import type { inspectBody } from "./verbs/agent-inspections.ts";
import type { consultBody, threeWayCallBody, transferBody } from "./verbs/agent-transfers.ts";

export { DURATION_FORM, parseDuration } from "../core/index.ts";
export type { Verification } from "../world/verification/verification.ts";
export { DEFAULT_WORLD } from "../world/world-options.ts";
export { worldUrl } from "../world/world-url.ts";
export { allocationName } from "./allocation-name.ts";
export type { InProcessControl } from "./in-process.ts";
export { Problem, type ProblemKind } from "./problem.ts";
export type { Method } from "./route.ts";
export type { StreamEnd } from "./streams/stream-end.ts";
export type { Reader } from "./streams/streams.ts";
export type { CounterName, Counters };

export type ProblemBody = z.output<typeof problemShape>;

/** The addresses of a simulator's ports, and its version. */
export type SimulatorInfo = z.output<typeof addressesAnswer>;

/** The options of a new world. All except the name are optional, and override the scenario. */
export type WorldOrder = z.input<typeof worldOrder>;
/** The options of a world for a test; all are optional. */
export type AllocationOrder = z.input<typeof allocationOrder>;
export type AllocationInfo = z.output<typeof allocationAnswer>;
export type WorldInfo = z.output<typeof worldAnswer>;
export type WorldReset = z.output<typeof resetAnswer>;
export type Snapshot = WorldSnapshot;

/** A moment of a world to which it can be rewound. */
export type CheckpointInfo = z.output<typeof checkpointAnswer>;
/** The target of a rewind: a checkpoint by name, the moment after an input, or an instant. */
export type RewindTarget = z.input<typeof rewindBody>["to"];
/** An earlier moment of a world: after an input, or an instant. */
export type EarlierMoment = Omit<RewindTarget, "checkpoint">;

/** Settings as people write them: durations as text, such as `30s`, switches as `on` and `off`. */
export type WrittenSettings = Record<keyof Settings, string | number | boolean>;
export type SettingsPatch = Partial<WrittenSettings>;

export type ScenarioInfo = z.output<typeof scenarioAnswer>;
export type ScenarioReplaced = z.output<typeof replacedAnswer>;

export type AgentInfo = Omit<z.output<typeof agentAnswer>, "statistics"> & { statistics: Counters };
export type AgentPatch = z.input<typeof agentPatch>;

/** The bodies of the verbs with which a test plays an agent. */
export type RejectOrder = NonNullable<z.input<typeof rejectBody>>;
export type CallOutOrder = z.input<typeof callOutBody>;
export type TransferOrder = z.input<typeof transferBody>;
export type ConsultOrder = z.input<typeof consultBody>;
export type ThreeWayCallOrder = NonNullable<z.input<typeof threeWayCallBody>>;
/** The bodies of the verbs of an agent in conferences. */
export type ConferenceOrder = z.input<typeof conferenceBody>;
export type ParticipantsOrder = z.input<typeof participantsBody>["participants"];
export type OneParticipant = z.input<typeof participantBody>["participant"];
export type InspectOrder = z.input<typeof inspectBody>;

export type PreviewOrder = z.input<typeof previewBody>;
export type Explained = Omit<z.output<typeof explanationAnswer>, "counters"> & { counters: Explanations };

/** The explanation of a counter: of time spans for a counter of time, of events for the others. */
type Explanations = {
  [Name in CounterName]: z.output<Name extends `${string}time` ? typeof explainedTime : typeof explainedCount>;
};

/** A queue with its figures. */
export type ConferenceInfo = z.output<typeof conferenceAnswer>;
export type RecordingInfo = z.output<typeof recordingAnswer>;
export type RecordingsQuery = Loose<z.input<typeof recordingsQuery>>;
export type QueueInfo = z.output<typeof queueAnswer>;
export type QueueExplained = z.output<typeof queueExplained>;

/** A call from outside: to a queue, or to an agent (a direct call). */
export type CallOrder = z.input<typeof callBody>;
export type CallInfo = z.output<typeof callAnswer>;
/** A call that was just created. */
export type CallMade = z.output<typeof madeCallAnswer>;

/** A chat of a customer: with a queue, or with an agent. */
export type ChatOrder = z.input<typeof chatBody>;
export type ChatInfo = z.output<typeof chatAnswer>;
/** A chat that has just begun. */
export type ChatMade = z.output<typeof madeChatAnswer>;
/** A transfer of a chat by an agent. */
export type ChatTransferOrder = z.input<typeof transferChatBody>;

/** Everything in a world that the page for people shows, and a change of it in a stream. */
export type BoardInfo = z.output<typeof boardAnswer>;
export type BoardChanged = z.output<typeof boardChange>;

export type ClockInfo = z.output<typeof clockAnswer>;
export type Advanced = z.output<typeof advancedAnswer>;

/** A fault: which requests it applies to, when and how often, and its effect. */
export type FaultRule = Omit<z.input<typeof faultRule>, "effect"> & Pick<z.output<typeof faultRule>, "effect">;
export type FaultInfo = z.output<typeof faultAnswer>;

export type JournalInfo = z.output<typeof journalAnswer>;
export type JournalEntry = JournalInfo["entries"][number];
export type JournalQuery = Loose<z.input<typeof journalQuery>>;
export type Verified = z.output<typeof verificationAnswer>;

export type FindingsInfo = z.output<typeof findingsAnswer>;
export type FindingInfo = z.output<typeof findingAnswer>;
export type FindingsQuery = Loose<z.input<typeof findingsQuery>>;

/** An event of a world. The other members depend on its type. */
export type WorldEvent = z.output<typeof eventAnswer>;

/** A query. Its values may be numbers or flags as well as text. */
type Loose<Query> = { [Name in keyof Query]?: Query[Name] | number };
