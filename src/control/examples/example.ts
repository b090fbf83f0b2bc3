// The example bodies of an operation in the OpenAPI document.

/** The media type of JSON. */
export const JSON_TYPE = "application/json";

/** Bodies by their media type. */
type Bodies = Readonly<Record<string, unknown>>;

/** The example bodies of an operation. */
export interface Example {
  /** Bodies of the request. */
  readonly request?: Bodies;
  /** Bodies of a successful answer. */
  readonly answer?: Bodies;
}

/** Returns an example whose bodies are JSON. */
export function createJsonExample(answer: unknown, request?: unknown): Example {
  return {
    ...(request === undefined ? {} : { request: { [JSON_TYPE]: request } }),
    ...(answer === undefined ? {} : { answer: { [JSON_TYPE]: answer } }),
  };
}
