// Operations by which an inspector watches the video of an agent.
// They store tasks, and transfer no video.
import * as z from "zod";
import { type Center, changeVideoTask, startVideoTask, type VideoAct } from "../../../core/index.ts";
import { QUALITYCONTROL } from "../../../words/interfaces/qualitycontrol.ts";
import { declareOperation } from "../../operation.ts";
import { flag, wholeNumber } from "../lenient.ts";
import { workNumber } from "../work-number.ts";
import { INSPECTOR_REQUEST } from "./inspector-request.ts";

const VIDEO_REQUEST = {
  ...INSPECTOR_REQUEST,
  retcodes: [...INSPECTOR_REQUEST.retcodes, "900-009"],
  confidence: "inferred",
} as const;

const createMonitoredAgentShape = () => z.object({ monitoragent: workNumber() });

const changeTask = (center: Center, inspector: number, agent: number, act: VideoAct) =>
  center.perform(changeVideoTask, { inspector, agent, act });

const startVideoMonitor = declareOperation(QUALITYCONTROL.startVideoMonitor, {
  ...VIDEO_REQUEST,
  summary: "Begins to watch the video of an agent: stores a task.",
  body: createMonitoredAgentShape,
  retcodes: INSPECTOR_REQUEST.retcodes,
  handle: ({ center, agentId, body }) =>
    center.perform(startVideoTask, { inspector: agentId, agent: body.monitoragent }),
});

const stopVideoMonitor = declareOperation(QUALITYCONTROL.stopVideoMonitor, {
  ...VIDEO_REQUEST,
  summary: "Stops watching the video of an agent; the task stays.",
  body: createMonitoredAgentShape,
  handle: ({ center, agentId, body }) => changeTask(center, agentId, body.monitoragent, "stop"),
});

/** The maximum result that a client can report. Only 0 is known: it means success. */
const MAX_RESULT = 2_147_483_647;

const startVideoOperation = declareOperation(QUALITYCONTROL.startVideoOperation, {
  ...VIDEO_REQUEST,
  summary: "Accepts the client's report that an operation on the video has begun, or has failed.",
  query: () => z.object({ monitoragent: workNumber(), result: wholeNumber(-MAX_RESULT, MAX_RESULT) }),
  handle: ({ center, agentId, query }) => changeTask(center, agentId, query.monitoragent, "report"),
});

const startOrStopVideoPlay = declareOperation(QUALITYCONTROL.startOrStopVideoPlay, {
  ...VIDEO_REQUEST,
  summary: "Begins or stops playing the watched video of an agent.",
  query: () => z.object({ monitoragent: workNumber(), isstart: flag() }),
  handle: ({ center, agentId, query }) =>
    changeTask(center, agentId, query.monitoragent, query.isstart ? "play" : "endPlay"),
});

const deleteVideoTask = declareOperation(QUALITYCONTROL.deleteVideoTask, {
  ...VIDEO_REQUEST,
  summary: "Deletes the task of watching the video of an agent.",
  query: createMonitoredAgentShape,
  handle: ({ center, agentId, query }) => changeTask(center, agentId, query.monitoragent, "delete"),
});

/** The operations on video tasks. A generated client is their only source. */
export const videoTasks = [
  startVideoMonitor,
  stopVideoMonitor,
  startVideoOperation,
  startOrStopVideoPlay,
  deleteVideoTask,
];
