// Steps that begin and end the recordings of calls and conferences: on request, or if the queue or the agent has recording on.

import { type Floor, queueOf, type SignedIn } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import type { CallFacts } from "../model/event.ts";
import { keepRecording, type Recording } from "../model/finished-recording.ts";
import type { AgentId } from "../model/ids.ts";
import {
  computeNamedAfter,
  computeRecordedTime,
  makeRecordingId,
  type RecordingFormat,
  type RunningRecording,
} from "../model/recording.ts";
import { factsOf } from "./facts.ts";

/** The choices of a client for a recording. */
export interface RecordingChoice {
  readonly format?: RecordingFormat | undefined;
  /** The name of the file; undefined if the platform names it. */
  readonly file?: string | undefined;
  /** The finished recording that the new one replaces, with its file. */
  readonly replaced?: Recording | undefined;
  /** Whether the new recording is added at the end of the replaced one. */
  readonly appends?: boolean | undefined;
}

/**
 * Begins to record an agent's part in a call, if the queue or the agent has recording on and the part is not recorded yet. Video calls are
 * recorded too: only the request of a client is limited to voice (cec_07_4210).
 */
export function beginRecording(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  if (leg.recording !== undefined) return;
  if (queueOf(floor, call)?.isRecorded === true || agent.session.selfRecord.record) recordLeg(floor, call, leg, {});
}

/** Begins to record an agent's part in a call. In a center without recordings, it emits the event of the failure instead. */
export function recordLeg(floor: Floor, call: Call, leg: Leg, choice: RecordingChoice): void {
  leg.recording = startRecording(floor, leg.agent, factsOf(floor, call), choice);
}

/**
 * Starts a recording of an agent's part in a call or conference, and emits its event.
 *
 * @param facts the facts about the call or conference, for the event.
 * @returns the recording in progress; undefined in a center without recordings, after the event of the failure
 */
export function startRecording(
  floor: Floor,
  agent: AgentId,
  facts: CallFacts,
  choice: RecordingChoice,
): RunningRecording | undefined {
  const { state, clock } = floor;
  const { replaced, appends = false, format = "aLaw" } = choice;
  const task = ++state.recordingSerial;
  const recorder = state.agents.get(agent);
  const namedAfter = replaced?.namedAfter ?? computeNamedAfter(recorder?.lastRecording, clock.now);
  const file = replaced?.file ?? choice.file;
  const isKept = state.keepsRecordings;
  if (isKept && replaced !== undefined) state.recordings.delete(replaced.id);
  else if (isKept && recorder !== undefined) recorder.lastRecording = namedAfter;
  floor.emit({
    type: isKept ? "recordingBegan" : "recordingFailed",
    agent,
    task,
    vdn: state.vdn.id,
    namedAfter,
    file,
    call: facts.call,
    feature: facts.feature,
    caller: facts.caller,
    called: facts.called,
    queue: facts.queue,
    queueName: facts.queueName,
  });
  if (!isKept) return undefined;
  return {
    task,
    id: makeRecordingId(agent, namedAfter),
    namedAfter,
    file,
    format,
    begunAt: clock.now,
    recorded: appends ? (replaced?.length ?? 0) : 0,
    runsSince: clock.now,
  };
}

/** Ends the recording of an agent's part in a call, and keeps it. */
export function endRecording(floor: Floor, call: Call, leg: Leg): void {
  const { recording } = leg;
  if (recording === undefined) return;
  leg.recording = undefined;
  finishRecording(floor, leg.agent, factsOf(floor, call), recording);
}

/** Keeps a recording that has ended, and emits its event. */
export function finishRecording(floor: Floor, agent: AgentId, facts: CallFacts, running: RunningRecording): void {
  const { task, id, namedAfter, file, format, begunAt } = running;
  const length = computeRecordedTime(running, floor.clock.now);
  const { call, feature, caller, called, queue } = facts;
  keepRecording(floor.state.recordings, {
    task,
    id,
    namedAfter,
    file,
    format,
    begunAt,
    agent,
    call,
    feature,
    caller,
    called,
    queue,
    endedAt: floor.clock.now,
    length,
  });
  floor.emit({ type: "recordingEnded", agent, call, task, begunAt, format, recorded: length });
}
