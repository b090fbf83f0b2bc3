// Explains unknown addresses: whether the real gateway has an interface there, and which interface was probably meant.
import type { IncomingMessage } from "node:http";
import { refuse } from "../../core/index.ts";
import { formatPathForLog } from "../../forms/masked-url.ts";
import { show } from "../../forms/show.ts";
import { groupDigits } from "../../words/grouped-digits.ts";
import { findKnownInterface, type KnownInterface } from "../../words/known-interfaces.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import { ROOT } from "../exchange/address.ts";
import { reasonOfRefusal } from "../refusal-reasons.ts";
import { PATH_TOLERANCE } from "../router.ts";
import { findNearestAddress } from "./nearest-path.ts";
import { describeRequest } from "./request-in-log.ts";

/** The known interface at an address that no operation serves. */
export interface UnservedInterface {
  readonly row: KnownInterface;
  /** Whether the interface has the method of the request. If so, no operation serves it because a part of the path is too long. */
  readonly isMethodRight: boolean;
}

/**
 * Returns the known interface at an address; undefined if there is none. If only the method differs, the group must be followed by a part
 * that begins with a digit, or by two parts.
 */
export function findInterfaceAt(method: string, path: string): UnservedInterface | undefined {
  const row = findKnownInterface(method, path)?.row;
  if (row === undefined) return undefined;
  const isMethodRight = row.method === method || row.alternativeMethod === method;
  return isMethodRight || /^\/[a-z]+\/(\d|.*\/)/.test(path) ? { row, isMethodRight } : undefined;
}

/** Returns the log line about an unknown address. */
export function describeUnknown(
  method: string,
  path: string,
  known: UnservedInterface | undefined,
  { didYouMean }: RefusalReason,
): string {
  const request = `${method} ${formatPathForLog(`${ROOT}${path}`)}`;
  const meant = didYouMean === undefined ? "" : ` Did you mean ${didYouMean}?`;
  if (isConfiguration(path))
    return `${request} is answered 107-000: ${NO_CONFIGURATION.sentence}. Use scenarios and the control API.`;
  if (known === undefined) return `${request} is not an interface of the gateway: answered 000-002.${meant}`;
  const { row, isMethodRight } = known;
  return isMethodRight
    ? `${request} is ${row.name} (${row.group}), but ${TOO_LONG}: answered 000-002.`
    : `${request} has the wrong method: ${row.name} is a ${row.method}. Answered 000-002.`;
}

const NO_CONFIGURATION = reasonOfRefusal(refuse("no-configuration-session"));

const TOO_LONG = `a part of its path has more than ${groupDigits(PATH_TOLERANCE.maxParamLength)} characters`;

/**
 * Returns the retcode of an unknown address. The real gateway has some 35 more interfaces below `/config`. All of them need a
 * separate sign-in. Without it, the answer at each of them, and at any other address there, is 107-000.
 */
export function retcodeOfUnknown(path: string): "107-000" | "000-002" {
  return isConfiguration(path) ? "107-000" : "000-002";
}

function isConfiguration(path: string): boolean {
  return path === "/config" || path.startsWith("/config/");
}

/** Returns why an unknown address is refused. */
export function explainUnknown(method: string, path: string, known: UnservedInterface | undefined): RefusalReason {
  if (isConfiguration(path)) return NO_CONFIGURATION;
  if (known === undefined) return explainAddress("no interface has this address", findNearestAddress(method, path));
  const { row, isMethodRight } = known;
  return isMethodRight
    ? explainAddress(TOO_LONG, undefined)
    : explainAddress(`the method is ${method}, and ${row.name} is a ${row.method}`, `${row.method} ${ROOT}${row.path}`);
}

/** Returns why an address outside the root is refused. */
export function explainOutside(method: string, path: string): RefusalReason {
  return explainAddress(`the address is outside the gateway's root, ${ROOT}`, findNearestAddress(method, path));
}

function explainAddress(sentence: string, didYouMean: string | undefined): RefusalReason {
  if (didYouMean === undefined) return { sentence, in: "path" };
  return { sentence: `${sentence}, did you mean ${didYouMean}?`, in: "path", didYouMean };
}

/** Returns the log line about an address outside the root. */
export function describeOutside(request: IncomingMessage, url: string, { sentence }: RefusalReason): string {
  return describeNotFound(request, url, sentence.endsWith("?") ? sentence : `${sentence}.`);
}

/** Returns the log line about a request to a world that does not exist. */
export function describeUnknownWorld(request: IncomingMessage, url: string, name: string): string {
  return describeNotFound(request, url, `there is no world named ${show(name)}.`);
}

function describeNotFound(request: IncomingMessage, url: string, reason: string): string {
  return `${describeRequest(request, url)} was answered 404: ${reason}`;
}
