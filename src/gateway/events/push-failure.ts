// Explains why a push failed, and whether the client caused it.

import { show } from "../../forms/show.ts";
import { RefusedAddress } from "../../runtime/checked-lookup.ts";
import { explainRequestFailure } from "../../runtime/request-failure.ts";
import type { ReceiverAnswer } from "./push-receivers.ts";

/** The failure of a push. */
export interface PushFailure {
  /** Why it failed: a sentence without capital and full stop. */
  readonly sentence: string;
  /** Whether the client caused it, by its answer or by not answering. */
  readonly isByClient: boolean;
}

/** The error of a receiver that has not answered in time. */
export class PushTimeout extends Error {
  override readonly name = "PushTimeout";
}

/**
 * Returns why an answer does not acknowledge a push: it must have HTTP status 200 and retcode 0. The answer to a single event may also have
 * an empty body.
 *
 * @returns undefined if the answer is an acknowledgment
 */
export function explainAnswer({ status, text }: ReceiverAnswer, form: "list" | "single"): PushFailure | undefined {
  const why =
    status === 200 ? explainRejectedBody(text, form) : `the answer is HTTP ${status} instead of 200${hintOf(status)}`;
  return why === undefined ? undefined : { sentence: why, isByClient: true };
}

function hintOf(status: number): string {
  return status >= 300 && status < 400 ? "; redirects are not followed" : "";
}

function explainRejectedBody(text: string | undefined, form: "list" | "single"): string | undefined {
  if (text === undefined) return "the answer has more than 64 KiB";
  // Some servers write a byte order mark before their JSON.
  const json = text.replace(/^\uFEFF/, "").trim();
  if (json === "") return form === "single" ? undefined : "the answer has no body: retcode 0 is expected in JSON";
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return `the answer is not JSON: ${show(json)}`;
  }
  const { retcode } = Object(read) as { retcode?: unknown };
  if (retcode === "0" || retcode === 0) return undefined;
  return retcode === undefined ? "the answer has no retcode" : `the answer has retcode ${show(retcode)} instead of "0"`;
}

/** Returns why a push got no answer. */
export function explainUnansweredPush(error: unknown, uri: string): PushFailure {
  if (error instanceof PushTimeout) return { sentence: error.message, isByClient: true };
  if (error instanceof RefusedAddress) {
    return { sentence: `pushes may not go there: ${error.message}`, isByClient: false };
  }
  // An address from a snapshot was not checked at sign-in.
  if (!URL.canParse(uri)) return { sentence: `${show(uri)} is not an address`, isByClient: true };
  const { sentence, kind } = explainRequestFailure(error, new URL(uri));
  return { sentence, isByClient: kind === "not-listening" || kind === "closed" || kind === "not-http" };
}
