// Operations by which agents listen to recordings.
import * as z from "zod";
import {
  type Duration,
  type Jump,
  jumpInPlayback,
  pausePlayback,
  playRecording,
  resumePlayback,
  setPlaybackPosition,
  stopPlayback,
} from "../../../core/index.ts";
import { RECORDPLAY } from "../../../words/interfaces/recordplay.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, optional, orAbsent, text, wholeNumber } from "../lenient.ts";
import { findByFile, MAX_FILE_NAME_LENGTH } from "../recording-files.ts";

const SECOND: Duration = 1_000;

/** The longest time that a request can name, in seconds: more than any recording has. */
const MAX_SECONDS = 1_000_000;

/** The maximum number of times that one request can play a recording. */
const MAX_TIMES = 1_000;

/** Returns the shape of a volume or speed, for which the pages give no unit. It has no effect: a recording always keeps its length. */
const level = () => orAbsent(text(5).pipe(z.string().regex(/^\d*$/).describe("up to 5 digits")));

const createPlayBodyShape = () =>
  z.object({
    voicepath: text(MAX_FILE_NAME_LENGTH).pipe(z.string().min(1)),
    startpostion: optional(wholeNumber(0, MAX_SECONDS)),
    volumechange: level(),
    speedchange: level(),
    times: optional(wholeNumber(1, MAX_TIMES)),
    codeformat: optional(oneOf([0])),
    locationId: optional(wholeNumber(0, 65_535)),
  });

const beginPlay = declareOperation(RECORDPLAY.beginPlay, {
  summary: "Plays a finished recording to the agent, also during a call. Its end comes as an event.",
  body: createPlayBodyShape,
  success: "done",
  retcodes: ["000-002", "100-006", "104-002", "500-007"],
  events: [
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentMediaEvent_Play_Succ",
    "AgentMediaEvent_Play",
    "AgentMediaEvent_Play_Fail",
    "AgentMediaEvent_StopPlayDone",
    "AgentOther_PhoneRelease",
  ],
  confidence: "partial",
  handle: ({ center, agentId, body }) =>
    center.perform(playRecording, {
      agent: agentId,
      recording: findByFile(center, body.voicepath.replaceAll("\\", "/"))?.id,
      position: (body.startpostion ?? 0) * SECOND,
      times: body.times ?? 1,
    }),
});

const pausePlay = declareOperation(RECORDPLAY.pausePlay, {
  summary: "Pauses a playback.",
  success: "done",
  retcodes: ["100-006", "500-003"],
  events: ["AgentMediaEvent_PausePlayDone"],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(pausePlayback, { agent: agentId }),
});

const resumePlay = declareOperation(RECORDPLAY.resumePlay, {
  summary: "Resumes a paused playback.",
  success: "done",
  retcodes: ["100-006", "500-005"],
  events: ["AgentMediaEvent_ResumePlayDone"],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(resumePlayback, { agent: agentId }),
});

const createSecondsShape = () => z.object({ time: wholeNumber(1, MAX_SECONDS) });

const foreFastPlay = declareOperation(RECORDPLAY.foreFastPlay, {
  summary: "Jumps forward in a playback by seconds, at most to the end of the recording.",
  params: createSecondsShape,
  success: "done",
  retcodes: ["000-002", "100-006", "500-002"],
  events: ["AgentMediaEvent_JumpPlayDone"],
  confidence: "partial",
  handle: ({ center, agentId, params }) => center.perform(jumpInPlayback, { agent: agentId, by: params.time * SECOND }),
});

const backFastPlay = declareOperation(RECORDPLAY.backFastPlay, {
  summary: "Jumps back in a playback by seconds, at most to the beginning of the recording.",
  params: createSecondsShape,
  success: "done",
  retcodes: ["000-002", "100-006", "500-001"],
  events: ["AgentMediaEvent_JumpPlayDone"],
  confidence: "partial",
  handle: ({ center, agentId, params }) =>
    center.perform(jumpInPlayback, { agent: agentId, by: -params.time * SECOND }),
});

/** The gateway's numbers for the base of a position: the beginning, the present position, and the end. */
const SEEK_BASE = { beginning: 0, here: 1, end: 2 } as const;
/** The gateway's number for a jump backward. */
const BACK = 1;

const createRelocationBodyShape = () =>
  z.object({
    seekposition: oneOf([SEEK_BASE.beginning, SEEK_BASE.here, SEEK_BASE.end]),
    seekseconds: wholeNumber(0, MAX_SECONDS),
    seekdirection: optional(oneOf([0, BACK])),
  });

function jumpOf({
  seekposition,
  seekseconds,
  seekdirection,
}: z.output<ReturnType<typeof createRelocationBodyShape>>): Jump {
  const time = seekseconds * SECOND;
  if (seekposition === SEEK_BASE.beginning) return { to: time };
  return seekposition === SEEK_BASE.end ? { beforeEnd: time } : { by: seekdirection === BACK ? -time : time };
}

const playRelocation = declareOperation(RECORDPLAY.playRelocation, {
  summary: "Sets the position of a playback, counted from the beginning, from the present position or from the end.",
  body: createRelocationBodyShape,
  success: "done",
  retcodes: ["000-002", "100-006", "500-012", "500-013"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId, body }) => center.perform(setPlaybackPosition, { agent: agentId, jump: jumpOf(body) }),
});

const stopPlay = declareOperation(RECORDPLAY.stopPlay, {
  summary: "Stops a playback.",
  success: "done",
  retcodes: ["100-006", "500-009"],
  events: ["AgentMediaEvent_StopPlayDone", "AgentOther_PhoneRelease"],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(stopPlayback, { agent: agentId }),
});

/** The operations that play recordings to an agent (cec_07_0405, cec_07_4202 to cec_07_4207). */
export const playback = [beginPlay, pausePlay, resumePlay, foreFastPlay, backFastPlay, playRelocation, stopPlay];
