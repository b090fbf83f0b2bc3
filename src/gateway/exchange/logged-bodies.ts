// Describes the bodies of an exchange in a log line, with secrets masked.
import { maskBody } from "../../forms/masked-body.ts";
import type { RequestLine } from "../host.ts";

/** The maximum number of characters of a body in a log line. */
const MAX_LOGGED_LENGTH = 4 * 1024;

/** Returns the beginnings of a request's body and of its answer, with secrets masked; undefined for each that does not exist. */
export function describeBodies(body: unknown, answer: string | undefined): Pick<RequestLine, "request" | "answer"> {
  const shorten = (text: string): string => maskBody(text).slice(0, MAX_LOGGED_LENGTH);
  return {
    request: typeof body === "string" && body !== "" ? shorten(body) : undefined,
    answer: answer === undefined ? undefined : shorten(answer),
  };
}
