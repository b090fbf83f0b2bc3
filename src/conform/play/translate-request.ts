// Translates a request on the tape into a request to the simulator, with the simulator's ids.
import { MASK } from "../../forms/secret-names.ts";
import { replaceInJson } from "../../upstream/anonymous/json-values.ts";
import { replaceInUrl } from "../../upstream/anonymous/url-values.ts";
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { GUID_IN_TEXT } from "../session/learn-ids.ts";
import type { Renaming } from "../session/renaming.ts";
import { findRenamedKind, isHidden } from "../session/value-forms.ts";
import type { SentRequest } from "./in-process-gateway.ts";

/** The ids that a translation uses. */
export interface TranslationParts {
  readonly renaming: Renaming;
  /** Whether names and numbers on the tape are pseudonyms. */
  readonly isAnonymous: boolean;
  /** Returns the Guid of the simulator for one on the tape. */
  readonly translateGuid: (taped: string) => string;
}

/** The headers that belong to the connection on the tape. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  "host",
  "content-length",
  "transfer-encoding",
  "connection",
  "expect",
  "upgrade",
]);

/** Replaces push URLs that are valid, or hidden on the tape: a comparison sends no push, but a sign-in needs a valid URL. */
const PUSH_URL = "http://127.0.0.1:1/events";

const PUSH_ADDRESS = /^(?:pushurl|callbackuri)$/i;

/** Replaces a token for pushes, because no tape has one. */
const TOKEN = "token";

/** Returns the request to the simulator, or a sentence about the part that the tape lacks. */
export function translateRequest(
  { method, url, headers, body }: TapedExchange["request"],
  parts: TranslationParts,
): SentRequest | { readonly problem: string } {
  if (body !== undefined && typeof body !== "string") {
    return { problem: `the tape has only the size of its body (${body.bytes} bytes)` };
  }
  const replace = (name: string, text: string): string => replaceText(name, text, parts);
  const sent = headers.flatMap(([name, value]): [string, string][] => {
    if (CONNECTION_HEADERS.has(name.toLowerCase())) return [];
    if (value === MASK && name.toLowerCase() === "service_token") return [[name, TOKEN]];
    return [[name, value.replace(GUID_IN_TEXT, parts.translateGuid)]];
  });
  return {
    method,
    url: replaceInUrl(method, url, replace),
    headers: [["Host", "127.0.0.1"], ...sent],
    body: body === undefined ? undefined : replaceInBody(body, replace),
  };
}

function replaceInBody(body: string, replace: (name: string, text: string) => string): string {
  const replaceValue = (name: string, written: string | number): string | number => {
    if (typeof written === "string") return replace(name, written);
    const replaced = replace(name, String(written));
    return replaced === String(written) ? written : replaced;
  };
  try {
    return replaceInJson(body, { replaceName: (name) => name, replaceValue, isWhole: () => false });
  } catch {
    return body;
  }
}

function replaceText(name: string, text: string, { renaming, isAnonymous, translateGuid }: TranslationParts): string {
  if (PUSH_ADDRESS.test(name) && (URL.canParse(text) || isHidden(text, isAnonymous))) return PUSH_URL;
  if (name === "serviceToken" && text === MASK) return TOKEN;
  const kind = findRenamedKind(name, text, isAnonymous);
  if (kind === undefined) return text;
  if (kind === "guid") return translateGuid(text);
  const known = renaming.simulatedOf(kind, text);
  if (known !== undefined) return known;
  // A number that a client chooses is the same at both sides.
  if (kind === "number") renaming.pair(kind, text, text);
  return text;
}
