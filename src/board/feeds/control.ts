// Sends requests to the control API, and turns its problem responses into errors with a sentence for people.
import type { ProblemBody } from "../../control/api-types.ts";
import { forgetToken, readToken } from "./token.ts";
import { stopSignalOf } from "./world-requests.ts";

/** An HTTP method of the control API. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The control API refused a request, or did not answer. The message is a sentence for people. */
export class ControlError extends Error {
  /** The HTTP status; 0 if there was no answer, or if the answer to a request for a stream had no body. */
  readonly status: number;
  /** All mistakes of an invalid input. */
  readonly errors: readonly string[];

  constructor(message: string, status: number, errors: readonly string[] = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

/** A request of the page. */
export interface ControlRequest {
  readonly method?: Method;
  /** A string is sent as YAML, anything else as JSON. */
  readonly body?: unknown;
  /** The media type of the answer; JSON if absent. */
  readonly accept?: string;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
}

/**
 * Opens a request to the control API.
 *
 * @param path the path with its query, such as `/worlds/default/agents`.
 * @returns the response, with a status from 200 to 299.
 * @throws ControlError if the control API refuses the request or does not answer; WorldGone if the page leaves the world of the path first,
 *   because that world is gone or about to be deleted; the reason of `signal` if it is aborted.
 */
export async function openResponse(
  path: string,
  { method = "GET", body, accept, signal: given }: ControlRequest,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: accept ?? "application/json" };
  const token = readToken();
  if (token !== undefined) headers["Authorization"] = `Bearer ${token}`;
  const isText = typeof body === "string";
  const signal = AbortSignal.any([given, stopSignalOf(path)].filter((stop) => stop !== undefined));
  if (body !== undefined) headers["Content-Type"] = isText ? "application/yaml" : "application/json";
  // The URL is relative to the page, because a proxy can serve the page below another path.
  const response = await fetch(`.${path}`, {
    method,
    headers,
    cache: "no-store",
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    signal,
  }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ControlError("The simulator does not answer. Is it still running?", 0);
  });
  if (response.ok) return response;
  if (response.status === 401) forgetToken(token);
  throw await readProblem(response);
}

/** Sends a request and returns its answer: JSON, or undefined if there is no body. @throws the errors of `openResponse`. */
export async function send<Answer>(path: string, request: ControlRequest = {}): Promise<Answer> {
  const response = await openResponse(path, request);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** Sends a request and returns its answer as text. @throws the errors of `openResponse`. */
export async function sendForText(path: string, request: ControlRequest = {}): Promise<string> {
  return (await openResponse(path, request)).text();
}

async function readProblem(response: Response): Promise<ControlError> {
  const { status } = response;
  try {
    const { detail, errors } = (await response.json()) as ProblemBody & { errors?: readonly string[] };
    return new ControlError(detail, status, errors ?? []);
  } catch {
    return new ControlError(`The control API answered ${status} without a reason.`, status);
  }
}

/** Returns the message of an error, or any other thrown value as text. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Sends a request and returns its answer as a file. @throws the errors of `openResponse`. */
export async function sendForFile(path: string, request: ControlRequest = {}): Promise<Blob> {
  return (await openResponse(path, request)).blob();
}
