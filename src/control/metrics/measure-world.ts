// Measures a world for its metrics: counts what it has in each state, and reads the counters that it keeps.
import {
  figuresOf,
  listRunningRecordings,
  type QueueFigures,
  SHOWN_STATES,
  stateOf,
  stateOfRecording,
  type Work,
} from "../../core/index.ts";
import type { World } from "../../world/world.ts";
import { CALL_STATES, callStateOf } from "../answers/call-answer.ts";
import { CHAT_STATES, chatStateOf } from "../answers/chat-answer.ts";
import { PARTICIPANT_STATES } from "../answers/conference-answer.ts";
import { RECORDING_STATES } from "../answers/recording-answer.ts";
import { type WrittenLabels, writeLabels } from "./exposition.ts";

/** The metrics of a world. */
export interface WorldMetrics {
  /** The label `world` with the name of the world, as text. */
  readonly labels: WrittenLabels;
  /** World time, in milliseconds since 1970. */
  readonly now: number;
  /** The number of events since the world was created or reset. */
  readonly events: number;
  /** The numbers of agents by state. */
  readonly agents: Readonly<Record<string, number>>;
  /** The numbers of calls by state. */
  readonly calls: Readonly<Record<string, number>>;
  /** The numbers of chats by state. */
  readonly chats: Readonly<Record<string, number>>;
  /** The numbers of participants of conferences by state. */
  readonly participants: Readonly<Record<string, number>>;
  /** The numbers of recordings by state. */
  readonly recordings: Readonly<Record<string, number>>;
  readonly queues: readonly QueueMetrics[];
  readonly conferences: number;
  readonly heldPolls: number;
  readonly waitingEvents: number;
  readonly requests: ReturnType<World["journal"]["listTotals"]>;
  /** The numbers of findings by severity. */
  readonly findings: ReturnType<World["findings"]["countBySeverity"]>;
  /** The kinds of findings that were made, and how often. */
  readonly foundKinds: readonly { readonly kind: string; readonly severity: string; readonly times: number }[];
  /** The number of active faults. */
  readonly faults: number;
  /** How often faults were applied, by effect. */
  readonly faultsApplied: readonly (readonly [effect: string, times: number])[];
  readonly durations: ReturnType<World["journal"]["listDurations"]>;
}

/** The metrics of a queue. */
export interface QueueMetrics extends QueueFigures {
  readonly id: number;
}

type Counts = Record<string, number>;

// Each world gets copies of these counts, because creating the counts from the lists would take a third of the time.
const NO_AGENTS = makeZeroCounts(SHOWN_STATES);
const NO_CALLS = makeZeroCounts(CALL_STATES);
const NO_CHATS = makeZeroCounts(CHAT_STATES);
const NO_PARTICIPANTS = makeZeroCounts(PARTICIPANT_STATES);
const NO_RECORDINGS = makeZeroCounts(RECORDING_STATES);

function makeZeroCounts(states: readonly string[]): Readonly<Counts> {
  return Object.fromEntries(states.map((state) => [state, 0]));
}

/** The number of agents, calls and other items to count before other work can run. Counting them takes a fraction of a millisecond. */
const COUNTED_PER_SLICE = 1_000;

/**
 * Measures a world. A large world is measured in slices, and may change between them.
 *
 * @yields after each slice.
 */
export function* measureWorld({ name, center, journal, findings, faults }: World): Work<WorldMetrics> {
  const agents: Counts = { ...NO_AGENTS };
  const calls: Counts = { ...NO_CALLS };
  const chats: Counts = { ...NO_CHATS };
  const { length: events } = center.log;
  const requests = journal.listTotals();
  const durations = journal.listDurations();
  const signedIn = new Map<number, number>();
  let heldPolls = 0;
  let waitingEvents = 0;
  let done = 0;
  for (const { id, session, mailbox } of center.state.agents.values()) {
    const state = session === undefined ? "signedOut" : stateOf(center, id).name;
    agents[state] = (agents[state] ?? 0) + 1;
    if (session?.listening === true) heldPolls++;
    for (const queue of session?.skills ?? []) signedIn.set(queue, (signedIn.get(queue) ?? 0) + 1);
    waitingEvents += mailbox.waiting.length;
    if (++done % COUNTED_PER_SLICE === 0) yield { done, of: 0 };
  }
  for (const call of center.state.calls.values()) {
    const state = callStateOf(call);
    calls[state] = (calls[state] ?? 0) + 1;
    if (++done % COUNTED_PER_SLICE === 0) yield { done, of: 0 };
  }
  for (const chat of center.state.chats.values()) {
    const state = chatStateOf(chat);
    chats[state] = (chats[state] ?? 0) + 1;
    if (++done % COUNTED_PER_SLICE === 0) yield { done, of: 0 };
  }
  const queues: QueueMetrics[] = [];
  for (const queue of center.state.queues.values()) {
    queues.push({ id: queue.id, ...figuresOf(center, queue, signedIn.get(queue.id) ?? 0) });
    yield { done, of: 0 };
  }
  yield { done, of: 0 };
  const participants: Counts = { ...NO_PARTICIPANTS };
  for (const conference of center.state.conferences.values()) {
    for (const { state } of conference.participants) participants[state] = (participants[state] ?? 0) + 1;
    if (++done % COUNTED_PER_SLICE === 0) yield { done, of: 0 };
  }
  const recordings: Counts = { ...NO_RECORDINGS };
  for (const { recording } of listRunningRecordings(center.state)) {
    const state = stateOfRecording(recording);
    recordings[state] = (recordings[state] ?? 0) + 1;
    if (++done % COUNTED_PER_SLICE === 0) yield { done, of: 0 };
  }
  recordings["finished"] = center.state.recordings.size;
  const conferences = center.state.conferences.size;
  return {
    labels: writeLabels({ world: name }),
    now: center.now,
    events,
    agents,
    calls,
    chats,
    participants,
    recordings,
    queues,
    conferences,
    heldPolls,
    waitingEvents,
    requests,
    durations,
    findings: findings.countBySeverity(),
    foundKinds: [...findings.countByKind()].map(([{ name: kind, severity }, times]) => ({ kind, severity, times })),
    faults: faults.list().length,
    faultsApplied: [...faults.countAppliedByEffect()],
  };
}
