// Operations that find and download recordings. The simulator announces recordings by events, but stores no files.
import * as z from "zod";
import { type Agent, refuse } from "../../../core/index.ts";
import { QUALITYCONTROL } from "../../../words/interfaces/qualitycontrol.ts";
import { operation } from "../../operation.ts";
import { text, wholeNumber } from "../lenient.ts";
import { date, position } from "../record-range.ts";
import { workNumber } from "../work-number.ts";
import { INSPECTOR_REQUEST } from "./inspector-request.ts";

/** The shape of a query by time range and range of positions. Invalid times, and a range that ends before it begins, are 900-006. */
const videoQuery = () =>
  z
    .object({
      workno: workNumber(),
      startdate: date("900-006"),
      enddate: date("900-006"),
      startposition: position(),
      endposition: position(),
    })
    .superRefine(({ startdate = 0, enddate = 0, startposition, endposition }, context) => {
      const isDate = enddate < startdate;
      if (!isDate && endposition >= startposition) return;
      const [message, name] = isDate ? ["900-006", "date"] : ["000-002", "position"];
      const params = { accepted: `an end${name} that is not before start${name}` };
      context.addIssue({ code: "custom", message, path: [`end${name}`], params });
    });

const queryVideoRecordFile = operation(QUALITYCONTROL.queryVideoRecordFile, {
  ...INSPECTOR_REQUEST,
  summary: "Returns the recorded videos of an agent: there are none.",
  query: videoQuery,
  success: "data",
  // No source shows the members of an entry.
  result: () => z.array(z.never()),
  retcodes: ["000-002", "100-006", "900-002", "900-006"],
  confidence: "inferred",
  handle: () => [],
});

const DOWNLOAD = { events: [], confidence: "partial", retcodeOf: { "inspectors-only": "104-002" } } as const;

/** Returns the refusal of a download: there is no file, or the agent is not an inspector. */
function refuseFile({ inspector }: Agent) {
  return refuse(inspector ? "no-recording-file" : "inspectors-only");
}

const localRecordPath = operation(QUALITYCONTROL.localRecordPath, {
  ...DOWNLOAD,
  summary: "Returns the token and the path for the download of a recording: there are no files.",
  query: () => z.object({ format: wholeNumber(1, 255), recordId: text(256) }),
  success: "data",
  result: () => z.object({ token: z.string(), localRecordPath: z.string() }),
  retcodes: ["000-002", "100-006", "104-002", "104-005"],
  handle: ({ agent }) => refuseFile(agent),
});

/** The shape of a path on the gateway that leads to no parent folder. */
const recordPath = () =>
  text(1_024, "104-003").pipe(
    z
      .string()
      .regex(/^(?!(.*[\\/])?\.\.([\\/]|$))[^\p{Cc}]+$/u, { error: "104-003" })
      .describe("a path without .."),
  );

const recordFile = operation(QUALITYCONTROL.recordFile, {
  ...DOWNLOAD,
  summary: "Downloads a recording: there are no files.",
  query: () => z.object({ token: text(256), localRecordPath: recordPath() }),
  retcodes: ["000-002", "100-006", "104-002", "104-003", "104-005"],
  success: "empty",
  handle: ({ agent }) => refuseFile(agent),
});

export const recordings = [queryVideoRecordFile, localRecordPath, recordFile];
