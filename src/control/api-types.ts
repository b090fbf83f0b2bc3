// The control API for programs: the types of bodies, answers and problems, and the functions and constants that clients use too.
import type * as z from "zod";
import type { CounterName, Counters } from "../core/index.ts";
import type { createParticipantSchema, createParticipantsSchema } from "../scenario/conference-forms.ts";
import type { faultRule } from "../scenario/faults/fault-rule.ts";
import type { AllWrittenSettings, settingsPatch } from "../scenario/reading/settings-schema.ts";
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
import type { problemSchema } from "./problem.ts";
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
import type { waitAnswer } from "./requests/wait-for.ts";
import type { resetAnswer } from "./requests/worlds.ts";
import type { callOutBody, rejectBody } from "./verbs/agent-calls.ts";
import type { transferChatBody } from "./verbs/agent-chats.ts";
import type { conferenceBody } from "./verbs/agent-conferences.ts";
import type { inspectBody } from "./verbs/agent-inspections.ts";
import type { consultBody, threeWayCallBody, transferBody } from "./verbs/agent-transfers.ts";

export { DURATION_FORM, parseDuration, type WrittenDuration as Duration } from "../core/index.ts";
export type { WrittenClock as ClockMode } from "../forms/clock-mode.ts";
export type { OperationName } from "../forms/gateway-names.ts";
export type { WrittenInstant as Instant } from "../forms/instant-form.ts";
export type { GivenScenario as Scenario, WrittenStep as Step } from "../world/order.ts";
export type { Verification } from "../world/verification/verification.ts";
export { DEFAULT_WAIT, type WaitOrder } from "../world/waiting/wait.ts";
export { DEFAULT_WORLD } from "../world/world-options.ts";
export { buildWorldUrl } from "../world/world-url.ts";
export { makeAllocationName } from "./allocation-name.ts";
export type { InProcessControl } from "./in-process.ts";
export { createInvalidInputProblem, Problem, type ProblemKind } from "./problem.ts";
export type { Method } from "./route.ts";
export type { StreamEnd } from "./streams/stream-end.ts";
export type { Reader } from "./streams/streams.ts";
export type { CounterName, Counters };

/** The body of a problem as `application/problem+json`: type, title, status, detail, and the further members of some kinds. */
export type ProblemBody = z.output<typeof problemSchema>;

/** The addresses of a simulator's ports, and its version. */
export type SimulatorInfo = z.output<typeof addressesAnswer>;

/** The options of a new world; all are optional. `seed`, `clock`, `start` and `settings` take precedence over those of the scenario. */
export type WorldOrder = z.input<typeof worldOrder>;
/** The options of a world for a test; all are optional. */
export type AllocationOrder = z.input<typeof allocationOrder>;
/** A world for a test, with what a client needs to reach it. */
export type AllocationInfo = z.output<typeof allocationAnswer>;
/** A world: URL, scenario, seed, time, and how many agents, calls and requests it has. */
export type WorldInfo = z.output<typeof worldAnswer>;
/** A world after a reset, and what the reset kept. */
export type WorldReset = z.output<typeof resetAnswer>;
/** A whole world as plain data, with passwords as salted hashes. */
export type Snapshot = WorldSnapshot;

/** A checkpoint: a stored moment of a world, to which it can be rewound. */
export type CheckpointInfo = z.output<typeof checkpointAnswer>;
/** The target of a rewind: a checkpoint by name, the moment after an input, or an instant. */
export type RewindTarget = z.input<typeof rewindBody>["to"];
/** An earlier moment of a world: after an input, or an instant. */
export type EarlierMoment = Omit<RewindTarget, "checkpoint">;

/** Settings as people write them: durations as text, such as `30s`, switches as `on` and `off`. */
export type WrittenSettings = AllWrittenSettings;
/** The settings to change. */
export type SettingsPatch = z.input<typeof settingsPatch>;

/** The scenario of a world, with passwords masked, and the current steps. */
export type ScenarioInfo = z.output<typeof scenarioAnswer>;
/** A replaced scenario, and what only a reset can change. */
export type ScenarioReplaced = z.output<typeof replacedAnswer>;

/** An agent: state, session, calls and counters. */
export type AgentInfo = Omit<z.output<typeof agentAnswer>, "statistics"> & { statistics: Counters };
/** A change of an agent: its session, state, lock or pinned counters. */
export type AgentPatch = z.input<typeof agentPatch>;

/** The body of a rejection: the call, and whether the agent is busy or idle afterwards. */
export type RejectOrder = NonNullable<z.input<typeof rejectBody>>;
/** A call that an agent makes: to an outside number, a colleague or a queue. */
export type CallOutOrder = z.input<typeof callOutBody>;
/** A transfer of a call by an agent: the target and the mode. */
export type TransferOrder = z.input<typeof transferBody>;
/** A consultation by an agent: the target, and whether the customer joins. */
export type ConsultOrder = z.input<typeof consultBody>;
/** A three-way call that an agent starts: with its call on hold, or with another party. */
export type ThreeWayCallOrder = NonNullable<z.input<typeof threeWayCallBody>>;
/** A conference that an agent requests: its length and its first participants. */
export type ConferenceOrder = z.input<typeof conferenceBody>;
/** Agents and phones to call into a conference. */
export type ParticipantsOrder = z.input<ReturnType<typeof createParticipantsSchema>>;
/** One participant of a conference: an agent or a phone. */
export type OneParticipant = z.input<ReturnType<typeof createParticipantSchema>>;
/** The mode of a participant in a conference: it hears the others, is heard, both or neither. */
export type ParticipantMode = ConferenceInfo["participants"][number]["mode"];
/** An inspection by an inspector: the agent and the mode. */
export type InspectOrder = z.input<typeof inspectBody>;

/** A preview call to offer: the numbers that the agent can call, and data for its client. */
export type PreviewOrder = z.input<typeof previewBody>;
/** The 18 counters of an agent, each with the events or time spans behind it. */
export type Explained = Omit<z.output<typeof explanationAnswer>, "counters"> & { counters: Explanations };

/** The explanation of a counter: of time spans for a counter of time, of events for the others. */
type Explanations = {
  [Name in CounterName]: z.output<Name extends `${string}time` ? typeof explainedTime : typeof explainedCount>;
};

/** A conference with its participants, including those that are being called. */
export type ConferenceInfo = z.output<typeof conferenceAnswer>;
/** A recording: running, paused or finished. */
export type RecordingInfo = z.output<typeof recordingAnswer>;
/** The conditions that listed recordings meet. */
export type RecordingsQuery = Loose<z.input<typeof recordingsQuery>>;
/** A queue with its figures. */
export type QueueInfo = z.output<typeof queueAnswer>;
/** The figures of a queue, each with the calls, chats, agents or events behind it. */
export type QueueExplained = z.output<typeof queueExplained>;

/** A call from outside: to a queue, or to an agent (a direct call). */
export type CallOrder = z.input<typeof callBody>;
/** A call in progress: its state and parties, and who hears whom. */
export type CallInfo = z.output<typeof callAnswer>;
/** A call that was just created. */
export type CallMade = z.output<typeof madeCallAnswer>;

/** A chat of a customer: with a queue, or with an agent. */
export type ChatOrder = z.input<typeof chatBody>;
/** A chat: its state, parties and messages. */
export type ChatInfo = z.output<typeof chatAnswer>;
/** A chat that has just begun. */
export type ChatMade = z.output<typeof madeChatAnswer>;
/** A transfer of a chat by an agent. */
export type ChatTransferOrder = z.input<typeof transferChatBody>;

/** The board: everything in a world that the page for people shows. */
export type BoardInfo = z.output<typeof boardAnswer>;
/** A change of the board in a stream. */
export type BoardChanged = z.output<typeof boardChange>;

/** The clock of a world: its time, its mode, and when the next entry is due. */
export type ClockInfo = z.output<typeof clockAnswer>;
/** The time after an advance, and how many entries of the clock ran. */
export type Advanced = z.output<typeof advancedAnswer>;

/** A fault: which requests it applies to, when and how often, and its effect. */
export type FaultRule = z.input<typeof faultRule>;
/** A fault in a world: its rule, a sentence that describes it, and how often it was applied. */
export type FaultInfo = z.output<typeof faultAnswer>;

/** The requests of clients and the pushes to them, newest last, and totals of the requests for each operation. */
export type JournalInfo = z.output<typeof journalAnswer>;
/** A request of a client, or a push to it, with the answer. */
export type JournalEntry = JournalInfo["entries"][number];
/** The conditions that listed requests meet. */
export type JournalQuery = Loose<z.input<typeof journalQuery>>;
/** The requests that met an expectation. */
export type Verified = z.output<typeof verificationAnswer>;

/** The event, request or state that fulfilled a wait. */
export type Waited = z.output<typeof waitAnswer>;

/** The findings of a world, and the worst severity of all. */
export type FindingsInfo = z.output<typeof findingsAnswer>;
/** A finding: what a client did, the rule that it broke, and how often. */
export type FindingInfo = z.output<typeof findingAnswer>;
/** A kind of finding, by its name. */
export type FindingKind = FindingInfo["kind"];
/** The conditions that listed findings meet. */
export type FindingsQuery = Loose<z.input<typeof findingsQuery>>;

/** An event of a world. The other members depend on its type. */
export type WorldEvent = z.output<typeof eventAnswer>;

/** A query. Where any text is accepted, a number is too. */
type Loose<Query> = { [Name in keyof Query]?: Query[Name] | (string extends Query[Name] ? number : never) };
