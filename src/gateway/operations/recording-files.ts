// Finds recordings by their files and serials, as clients name them. Names are only looked up: they never reach a file system.
import * as z from "zod";
import { type Center, type Recording, recordingId } from "../../core/index.ts";
import { RECORDING_DRIVE, readFileName, readRecordId } from "../../words/recording-names.ts";
import { text } from "./lenient.ts";

/** The maximum length of a file's name, by cec_07_4202 and cec_07_4210. */
export const MAX_FILE_NAME = 100;

/** Returns the shape of a file's name on the only drive of the center, with slashes. It leads to no parent folder. */
export const fileName = () =>
  text(MAX_FILE_NAME, "104-003").pipe(
    z
      .string()
      .regex(/^(?!(.*[\\/])?\.\.([\\/]|$))[^\p{Cc};]+$/u, { error: "104-003" })
      .transform((name) => name.replaceAll("\\", "/"))
      .refine((name) => !/^[A-Za-z]:/.test(name) || name.startsWith(`${RECORDING_DRIVE}:`), { error: "104-004" })
      .describe(`a path without .. and semicolons, on drive ${RECORDING_DRIVE}`),
  );

/** Returns the finished recording with a file name; undefined if there is none. */
export function findByFile({ state }: Pick<Center, "state">, file: string): Recording | undefined {
  const named = readFileName(state.vdn.id, file);
  if (named !== undefined) {
    const recording = state.recordings.get(recordingId(named.agent, named.namedAfter));
    return recording?.file === undefined ? recording : undefined;
  }
  for (const recording of state.recordings.values()) if (recording.file === file) return recording;
  return undefined;
}

/** Returns the finished recording with a serial; undefined if there is none. */
export function findBySerial({ state }: Pick<Center, "state">, serial: string): Recording | undefined {
  const named = readRecordId(state.vdn.id, serial);
  return named === undefined ? undefined : state.recordings.get(recordingId(named.agent, named.namedAfter));
}
