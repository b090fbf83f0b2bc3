// The names of recordings on the wire: their serials (recordID) and the names of their files, in the form of the documented samples.
import type { Instant } from "../core/index.ts";

/** The parts of a recording that its names are made of. */
export interface NamedRecording {
  readonly agent: number;
  /** The instant in its names: the beginning of a tenth of a second. */
  readonly namedAfter: Instant;
  /** The name that a client chose for the file. */
  readonly file?: string | undefined;
}

/** The agent and the tenth of a second in a name. */
type Named = Pick<NamedRecording, "agent" | "namedAfter">;

/** The drive on which recordings are stored. */
export const RECORDING_DRIVE = "Y";

/** The id of the node that stores recordings. */
export const RECORDING_NODE = "256";

/** The id that means no node. */
export const NO_NODE = "65535";

/** Returns the serial of a recording: `Yc1v1a101d20260105t0900000`, with center, VDN, agent, day, time and tenth of a second in UTC. */
export function writeRecordId(vdn: number, recording: NamedRecording): string {
  const { day, time } = writeMoment(recording.namedAfter);
  return `${RECORDING_DRIVE}c1v${vdn}a${recording.agent}d${day}t${time}`;
}

/** Returns the name of a recording's file: `Y:/1/0/20260105/101/0900000.V3`, or the one that a client chose. */
export function writeFileName(vdn: number, recording: NamedRecording): string {
  if (recording.file !== undefined) return recording.file;
  const { day, time } = writeMoment(recording.namedAfter);
  return `${RECORDING_DRIVE}:/${vdn}/0/${day}/${recording.agent}/${time}.V3`;
}

/** Returns the parts of a serial; undefined if the text is not a serial of this VDN. */
export function readRecordId(vdn: number, text: string): Named | undefined {
  return readNamed(vdn, /^Yc1v(\d+)a(\d+)d([+-]?\d+)t(\d{7})$/.exec(text));
}

/** Returns the parts of a file name that the platform gave; undefined if the text is not a file name of this VDN. */
export function readFileName(vdn: number, text: string): Named | undefined {
  const match = /^Y:\/(\d+)\/0\/([+-]?\d+)\/(\d+)\/(\d{7})\.V3$/.exec(text);
  if (match === null) return undefined;
  const [whole, ofVdn, day, agent, time] = match;
  return readNamed(vdn, [whole, ofVdn, agent, day, time]);
}

/** Returns an instant as `2026-01-05 09:00:00`, in UTC. */
export function writeTime(at: Instant): string {
  return new Date(at).toISOString().slice(0, -5).replace("T", " ");
}

/** Returns the day of an instant, such as `20260105`, and its time of day to a tenth of a second, such as `0900000`. */
function writeMoment(at: Instant): { readonly day: string; readonly time: string } {
  const [date = "", time = ""] = new Date(at).toISOString().split("T");
  // A year outside 0 to 9999 has a sign, which stays.
  const day = date.slice(0, 1) + date.slice(1).replaceAll("-", "");
  return { day, time: time.slice(0, 10).replaceAll(/[:.]/g, "") };
}

function readNamed(vdn: number, match: readonly (string | undefined)[] | null): Named | undefined {
  if (match === null) return undefined;
  const [, ofVdn, agent, day = "", time = ""] = match;
  const date = `${day.slice(0, -4)}-${day.slice(-4, -2)}-${day.slice(-2)}`;
  const namedAfter = Date.parse(
    `${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}.${time.slice(6)}00Z`,
  );
  const named = { agent: Number(agent), namedAfter };
  // No name has a date such as the 30th of February, or a number with leading zeros.
  const isName = Number(ofVdn) === vdn && Number.isFinite(namedAfter) && writeMoment(namedAfter).day === day;
  return isName && String(named.agent) === agent && String(vdn) === ofVdn ? named : undefined;
}
