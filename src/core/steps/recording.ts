// Steps that begin and end the recordings of calls: on request, or if the queue or the agent has recording on.

import { type Floor, hasSession, legsOf, queueOf, type SignedIn } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { keepRecording, type Recording } from "../model/finished-recording.ts";
import { findRecordingName, type RecordingFormat, recordedTime, recordingId } from "../model/recording.ts";
import type { Instant } from "../time/time.ts";
import { factsOf } from "./facts.ts";

/** What a client chooses for a recording. */
export interface RecordingChoice {
  readonly format?: RecordingFormat | undefined;
  /** The name of the file; undefined if the platform names it. */
  readonly file?: string | undefined;
  /** The finished recording that the new one replaces, with its file. */
  readonly replaced?: Recording | undefined;
  /** Whether the new recording is added at the end of the replaced one. */
  readonly appends?: boolean | undefined;
}

/** Begins to record an agent's talk, if its queue or agent requires it and no recording is active. */
export function beginRecording(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  if (leg.recording !== undefined) return;
  if (queueOf(floor, call)?.records === true || agent.session.selfRecord.record) recordLeg(floor, call, leg, {});
}

/** Begins to record an agent's part in a call. In a center without recordings, it emits the event of the failure instead. */
export function recordLeg(floor: Floor, call: Call, leg: Leg, choice: RecordingChoice): void {
  const { state, clock } = floor;
  const { replaced, appends = false, format = "aLaw" } = choice;
  const task = ++state.recordingSerial;
  const namedAfter = replaced?.namedAfter ?? nameRecording(floor, leg);
  const file = replaced?.file ?? choice.file;
  const facts = { agent: leg.agent, task, vdn: state.vdn.id, namedAfter, file, ...factsOf(floor, call) };
  if (!state.keepsRecordings) {
    floor.emit({ type: "recordingFailed", ...facts });
    return;
  }
  if (replaced !== undefined) state.recordings.delete(replaced.id);
  leg.recording = {
    task,
    id: recordingId(leg.agent, namedAfter),
    namedAfter,
    file,
    format,
    begunAt: clock.now,
    recorded: appends ? (replaced?.length ?? 0) : 0,
    runsSince: clock.now,
  };
  floor.emit({ type: "recordingBegan", ...facts });
}

/** Ends the recording of an agent's part in a call, and keeps it. */
export function endRecording(floor: Floor, call: Call, leg: Leg): void {
  if (leg.recording === undefined) return;
  const { task, id, namedAfter, file, format, begunAt } = leg.recording;
  const length = recordedTime(leg.recording, floor.clock.now);
  leg.recording = undefined;
  keepRecording(floor.state.recordings, {
    task,
    id,
    namedAfter,
    file,
    format,
    begunAt,
    agent: leg.agent,
    call: call.id,
    feature: call.feature,
    caller: call.caller,
    called: call.called,
    queue: call.queue,
    endedAt: floor.clock.now,
    length,
  });
  floor.emit({ type: "recordingEnded", agent: leg.agent, call: call.id, task, begunAt, format, recorded: length });
}

/** Returns the instant that the next recording of an agent is named after. */
function nameRecording(floor: Floor, { agent: id }: Leg): Instant {
  const { agents, recordings } = floor.state;
  const agent = agents.get(id);
  const legs = agent !== undefined && hasSession(agent) ? legsOf(floor, agent) : [];
  const running = new Set(legs.flatMap(({ leg }) => leg.recording?.id ?? []));
  return findRecordingName(id, floor.clock.now, (name) => running.has(name) || recordings.has(name));
}
