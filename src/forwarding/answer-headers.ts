// Prepares the headers of an answer that is passed on unchanged.
import type { ServerResponse } from "node:http";
import { headerOf } from "./forwarded-headers.ts";

/** Returns the headers of an answer. Keeps Node from adding `Connection` or `Transfer-Encoding` to the response if the answer lacks it. */
export function prepareAnswerHeaders(
  { rawHeaders }: { readonly rawHeaders: string[] },
  response: ServerResponse,
): string[] {
  if (headerOf(rawHeaders, "connection") === undefined) response.removeHeader("Connection");
  if (headerOf(rawHeaders, "transfer-encoding") === undefined) response.removeHeader("Transfer-Encoding");
  return rawHeaders;
}
