// Operations on quality tasks, and on the addresses and the data stream of their server.
// The simulator has no such server.
import * as z from "zod";
import { refuse } from "../../../core/index.ts";
import { QUALITYCONTROL } from "../../../words/interfaces/qualitycontrol.ts";
import { declareOperation } from "../../operation.ts";
import { text, wholeNumber } from "../lenient.ts";
import { INSPECTOR_REQUEST } from "./inspector-request.ts";

const createQualityTaskShape = () =>
  z.object({ taskdsn: z.string(), begintime: z.string(), agentid: z.string(), name: z.string() });

const queryQcTasks = declareOperation(QUALITYCONTROL.queryQcTasks, {
  ...INSPECTOR_REQUEST,
  summary: "Returns the quality tasks: there are none.",
  success: "data",
  result: () => z.array(createQualityTaskShape()),
  retcodes: ["100-006", "900-002"],
  confidence: "inferred",
  handle: () => [],
});

const deleteQcTask = declareOperation(QUALITYCONTROL.deleteQcTask, {
  ...INSPECTOR_REQUEST,
  summary: "Deletes a quality task: there are none.",
  query: () => z.object({ taskdsn: text(64), begintime: text(64) }),
  retcodes: ["000-002", "100-006", "900-002", "900-009"],
  confidence: "inferred",
  handle: () => refuse("no-quality-task"),
});

const queryUrlInfo = declareOperation(QUALITYCONTROL.queryUrlInfo, {
  ...INSPECTOR_REQUEST,
  summary: "Returns a configured address by its name: none is configured.",
  query: () => z.object({ urlname: text(256) }),
  success: "data",
  result: () => z.string(),
  retcodes: ["000-002", "100-006", "210-001", "900-002"],
  confidence: "inferred",
  handle: () => refuse("no-address"),
});

const registerDataToServer = declareOperation(QUALITYCONTROL.registerDataToServer, {
  ...INSPECTOR_REQUEST,
  summary: "Accepts a port to push data to. Nothing is pushed.",
  query: () => z.object({ port: wholeNumber(1, 65_535) }),
  retcodes: ["000-002", "100-006", "900-002"],
  confidence: "inferred",
  handle: () => undefined,
});

/** The operations on quality tasks. A generated client is their only source. */
export const qualityTasks = [queryQcTasks, deleteQcTask, queryUrlInfo, registerDataToServer];
