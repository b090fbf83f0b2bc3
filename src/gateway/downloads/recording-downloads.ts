// Makes the files by which clients get recordings.

import type { Center, Recording } from "../../core/index.ts";
import { writeFileName } from "../../words/recording-names.ts";
import { WavFile } from "./wav-file.ts";
import { type ZipEntry, ZipFile } from "./zip-file.ts";

/** Matches the characters that some systems don't allow in file names. */
const UNSAFE_CHARACTERS = /[\p{Cc}<>:"|?*]/gu;

/** Returns the sound of a recording. Its name is that of the recording's file, with the suffix `.wav`. */
export function soundOf(center: Center, recording: Recording): WavFile {
  return new WavFile(`${baseNameOf(center, recording)}.wav`, recording.length);
}

/** Returns the sound of a recording for the control API: name, media type, length in bytes, and a function that makes its bytes. */
export function wholeSoundOf(center: Center, recording: Recording) {
  const file = soundOf(center, recording);
  const { name, type, length } = file;
  return { name, type, length, makePieces: () => file.makePieces(0, length) };
}

/** Returns a zip of the sounds of recordings, each once. Equal file names get a number. */
export function zipOf(center: Center, recordings: readonly Recording[]): ZipFile {
  const taken = new Map<string, number>();
  const entries = [...new Set(recordings)].map((recording): ZipEntry => {
    const base = baseNameOf(center, recording);
    // Systems that ignore case would take two names for one.
    const key = base.toLowerCase();
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    // The bracket is in no base name, so the new name is not taken either.
    const name = count === 1 ? `${base}.wav` : `${base} (${count}).wav`;
    return { file: new WavFile(name, recording.length), changedAt: recording.endedAt };
  });
  return new ZipFile("recordings.zip", entries);
}

/**
 * Returns the last part of the name of a recording's file, without its suffix; `recording` if that is empty. Unsafe characters and brackets
 * are replaced by underscores.
 */
function baseNameOf({ state }: Center, recording: Recording): string {
  const [last = ""] = writeFileName(state.vdn.id, recording).split("/").slice(-1);
  const base = last
    .replace(/\.[^.]*$/, "")
    .replaceAll(UNSAFE_CHARACTERS, "_")
    .replaceAll(/[()]/g, "_");
  return base === "" ? "recording" : base;
}
