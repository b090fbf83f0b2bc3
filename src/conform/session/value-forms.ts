// Recognizes values that another gateway may write differently: ids, pseudonyms, instants and durations.
import { MASK } from "../../forms/secret-names.ts";
import { kindOf } from "../../upstream/anonymous/value-kinds.ts";
import { isCallId } from "../../upstream/anonymous/words.ts";

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\.[\w.-]+)?$/i;

/** The kinds of the ids that a gateway chooses, by the names of their members in lower case. */
const ID_KINDS: Readonly<Record<string, string>> = {
  callid: "call",
  callids: "call",
  oldcallid: "call",
  oldcallidex: "call",
  newcallid: "call",
  sessionid: "call",
  recordid: "record",
  confid: "conference",
  confids: "conference",
  conferenceid: "conference",
  taskid: "task",
  controlid: "preview",
  channelid: "channel",
  signature: "signature",
  uvid: "uvid",
};

/** The kinds of values that a comparison renames. */
export type RenamedKind = string;

/**
 * Returns the kind of a value that is renamed by its first occurrence; undefined for every other value.
 *
 * @param name the member, or the parameter of an address
 * @param isAnonymous whether names and numbers on the tape are pseudonyms
 */
export function findRenamedKind(name: string, value: string | number, isAnonymous: boolean): RenamedKind | undefined {
  const text = String(value);
  if (text === "" || text === "0" || text === MASK) return undefined;
  if (GUID.test(text)) return "guid";
  if (isCallId(text)) return "call";
  const idKind = ID_KINDS[name.toLowerCase()];
  if (idKind !== undefined || !isAnonymous) return idKind;
  const kind = kindOf(name);
  if (kind === "name") return "name";
  // Ids of agents are not renamed: the simulator uses their pseudonyms, so they must be equal.
  return kind === "number" && text.length > 2 ? "number" : undefined;
}

/** Returns whether the tape hides a value: a secret, or a text replaced by as many letters x. */
export function isHidden(value: unknown, isAnonymous: boolean): boolean {
  return value === MASK || (isAnonymous && typeof value === "string" && /^x+$/.test(value));
}

/** An instant, with the form in which it is written. */
export interface ParsedInstant {
  readonly form: string;
  /** Milliseconds since 1970, as if it were in UTC. */
  readonly at: number;
}

const TIME_NAME = /time|date|stamp|begin|end|since/i;

/** Reads a value as an instant. Returns undefined if it is not one. */
export function instantOf(name: string, value: string | number): ParsedInstant | undefined {
  const text = String(value);
  if (/^1\d{12}$/.test(text)) return { form: "ms", at: Number(text) };
  if (/^1\d{9}$/.test(text) && TIME_NAME.test(name)) return { form: "s", at: Number(text) * 1_000 };
  const [, year, month, day, hour, minute, second] =
    /^(20\d\d)-?(\d\d)-?(\d\d)[ T]?(\d\d):?(\d\d):?(\d\d)/.exec(text) ?? [];
  if (second === undefined || !/^[\d :T.Z-]{14,24}$/.test(text)) return undefined;
  const form = text.replace(/\d/g, "0").slice(0, 19);
  return { form, at: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) };
}

/** Reads a value as a duration. Returns it in seconds; undefined if it is not one. */
export function secondsOf(name: string, value: unknown): number | undefined {
  if (!/time$|duration$|timelen$/i.test(name)) return undefined;
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
