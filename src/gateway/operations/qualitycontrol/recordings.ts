// Operations by which inspectors find and download recordings.
import * as z from "zod";
import { hashText, Refusal, refuse, type Session } from "../../../core/index.ts";
import { QUALITYCONTROL } from "../../../words/interfaces/qualitycontrol.ts";
import { writeRecordId } from "../../../words/recording-names.ts";
import { streamedFile } from "../../downloads/file-shape.ts";
import { soundOf } from "../../downloads/recording-downloads.ts";
import { declareOperation } from "../../operation.ts";
import { text, wholeNumber } from "../lenient.ts";
import { addReversedRangeIssue, date, position } from "../record-range.ts";
import { findForDownload } from "../recording-files.ts";
import { workNumber } from "../work-number.ts";
import { INSPECTOR_REQUEST } from "./inspector-request.ts";

/** Returns the shape of a query by times and positions. An invalid time, or an end before the start time, is refused with 900-006. */
const createVideoQueryShape = () =>
  z
    .object({
      workno: workNumber(),
      startdate: date("900-006"),
      enddate: date("900-006"),
      startposition: position(),
      endposition: position(),
    })
    .superRefine(({ startdate = 0, enddate = 0, startposition, endposition }, context) => {
      if (enddate < startdate) addReversedRangeIssue(context, "date", "900-006");
      else if (endposition < startposition) addReversedRangeIssue(context, "position");
    });

const queryVideoRecordFile = declareOperation(QUALITYCONTROL.queryVideoRecordFile, {
  ...INSPECTOR_REQUEST,
  summary: "Returns the recorded videos of an agent: there are none.",
  query: createVideoQueryShape,
  success: "data",
  // No source shows the members of an entry.
  result: () => z.array(z.never()),
  retcodes: ["000-002", "100-006", "900-002", "900-006"],
  confidence: "inferred",
  handle: () => [],
});

const DOWNLOAD = { events: [], confidence: "partial", retcodeOf: { "inspectors-only": "104-002" } } as const;

/** The only format that a client can choose: WAV. */
const WAV = 1;

const localRecordPath = declareOperation(QUALITYCONTROL.localRecordPath, {
  ...DOWNLOAD,
  summary: "Returns the token and the path for the download of a recording as a WAV file.",
  query: () =>
    z.object({
      format: wholeNumber(1, 255).refine((format) => format === WAV, { error: "104-007" }),
      recordId: text(256),
    }),
  success: "data",
  result: () => z.object({ token: z.string(), localRecordPath: z.string() }),
  retcodes: ["000-002", "100-006", "104-001", "104-002", "104-005", "104-007"],
  handle: ({ center, agent, session, world, query }) => {
    if (!agent.inspector) return refuse("inspectors-only");
    const recording = findForDownload(center, agent, query.recordId);
    if (recording instanceof Refusal) return recording;
    const path = `/records/${writeRecordId(center.state.vdn.id, recording)}.wav`;
    return { token: tokenOf(path, world.name, session), localRecordPath: path };
  },
});

/** Returns the token for a path. It is valid for the inspector's session. */
function tokenOf(path: string, world: string, { serial, signedInAt }: Session): string {
  return hashText(`download ${world} ${serial} ${signedInAt} ${path}`);
}

/** Returns the shape of a path on the gateway that leads to no parent folder. */
const recordPath = () =>
  text(1_024, "104-003").pipe(
    z
      .string()
      .regex(/^(?!(.*[\\/])?\.\.([\\/]|$))[^\p{Cc}]+$/u, { error: "104-003" })
      .describe("a path without .."),
  );

const recordFile = declareOperation(QUALITYCONTROL.recordFile, {
  ...DOWNLOAD,
  summary: "Downloads a recording as a WAV file, with the token and the path of `localrecordpath`.",
  query: () => z.object({ token: text(256), localRecordPath: recordPath() }),
  retcodes: ["000-002", "100-006", "104-001", "104-002", "104-003", "104-005"],
  success: "file",
  result: streamedFile,
  handle: ({ center, agent, session, world, exchange, query: { token, localRecordPath: path } }) => {
    if (!agent.inspector) return refuse("inspectors-only");
    const serial = /^\/records\/(\w+)\.wav$/.exec(path)?.[1] ?? "";
    const recording = findForDownload(center, agent, serial);
    if (recording instanceof Refusal) return recording;
    // A tape has no tokens.
    const matches = () => token === tokenOf(path, world.name, session);
    const isValid = exchange.taped === undefined ? matches() : world.tape.checkOrReplay(matches);
    return isValid ? soundOf(center, recording) : refuse("wrong-download-token");
  },
});

/** The operations that find and download recordings for inspectors (generated and public clients). */
export const recordings = [queryVideoRecordFile, localRecordPath, recordFile];
