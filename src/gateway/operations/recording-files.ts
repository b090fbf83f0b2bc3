// Finds recordings by their files and serials, as clients name them.
// Names are only looked up: they never reach a file system.
import * as z from "zod";
import { type Agent, type Center, makeRecordingId, type Recording, type Refusal, refuse } from "../../core/index.ts";
import { RECORDING_DRIVE, RECORDING_NODE, readFileName, readRecordId } from "../../words/recording-names.ts";
import { orAbsent, text, wholeNumber } from "./lenient.ts";

/** The maximum length of a file's name, by cec_07_4202 and cec_07_4210. */
export const MAX_FILE_NAME_LENGTH = 100;

/** Returns the shape of a file's name on the only drive of the center, with slashes. It leads to no parent folder. */
export const fileName = () =>
  text(MAX_FILE_NAME_LENGTH, "104-003").pipe(
    z
      .string()
      .regex(/^(?!(.*[\\/])?\.\.([\\/]|$))[^\p{Cc};]+$/u, { error: "104-003" })
      .transform((name) => name.replaceAll("\\", "/"))
      .refine((name) => !/^[A-Za-z]:/.test(name) || name.startsWith(`${RECORDING_DRIVE}:`), { error: "104-004" })
      .describe(`a path without .. and semicolons, on drive ${RECORDING_DRIVE}`),
  );

/** The maximum number of files that a client can name together. */
const MAX_NAMED_FILES = 100;
/** The maximum length of all their names, in characters. */
const MAX_FILE_NAMES_LENGTH = 8_192;

/** Returns the shape of a list of names. */
const fileList = () => z.array(fileName()).min(1, { error: "104-003" }).max(MAX_NAMED_FILES, { error: "104-003" });

/** Returns the shape of names of files that are joined by semicolons. */
export const fileNames = () =>
  text(MAX_FILE_NAMES_LENGTH, "104-003").pipe(
    z.string().transform(splitNames).pipe(fileList()).describe(`1 to ${MAX_NAMED_FILES} paths, joined by semicolons`),
  );

/** Returns the shape of the name of a file, or of a list of names. A list of one ends with a semicolon. */
export const fileNameOrList = () =>
  text(MAX_FILE_NAMES_LENGTH, "104-003").pipe(
    z
      .string()
      .transform((names): unknown => ({ files: splitNames(names), isList: names.includes(";") }))
      .pipe(z.object({ files: fileList(), isList: z.boolean() }))
      .describe(`a path, or up to ${MAX_NAMED_FILES} paths joined by semicolons`),
  );

function splitNames(names: string): unknown[] {
  return names.split(";").filter((name) => name !== "");
}

/** Returns the shape of the id of the node that stores a file, which may be absent. */
export const locationId = () =>
  orAbsent(wholeNumber(0, 65_535).refine((node) => node === Number(RECORDING_NODE), { error: "104-010" }));

/**
 * Returns the finished recording that a client names by its file or its serial, if the agent may download it.
 *
 * Refuses: recordings-off, no-recording-file, recordings-of-others.
 */
export function findForDownload(center: Center, agent: Agent, name: string): Recording | Refusal {
  if (!center.state.keepsRecordings) return refuse("recordings-off");
  const recording = findByFile(center, name) ?? findBySerial(center, name);
  if (recording === undefined) return refuse("no-recording-file");
  return recording.agent === agent.id || agent.inspector ? recording : refuse("recordings-of-others");
}

/** Returns the finished recording with a file name; undefined if there is none. */
export function findByFile({ state }: Pick<Center, "state">, file: string): Recording | undefined {
  const named = readFileName(state.vdn.id, file);
  if (named !== undefined) {
    const recording = state.recordings.get(makeRecordingId(named.agent, named.namedAfter));
    return recording?.file === undefined ? recording : undefined;
  }
  for (const recording of state.recordings.values()) if (recording.file === file) return recording;
  return undefined;
}

/** Returns the finished recording with a serial; undefined if there is none. */
export function findBySerial({ state }: Pick<Center, "state">, serial: string): Recording | undefined {
  const named = readRecordId(state.vdn.id, serial);
  return named === undefined ? undefined : state.recordings.get(makeRecordingId(named.agent, named.namedAfter));
}
