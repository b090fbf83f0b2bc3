// Sends a push to its receiver, in the form that the client requested, and finds out whether it is acknowledged.
import type { AgentId, Duration, Session } from "../../core/index.ts";
import { writeEventEnvelope } from "../envelope.ts";
import { explainAnswer, explainUnansweredPush, type PushFailure, PushTimeout } from "./push-failure.ts";
import type { PushReceivers, ReceiverAnswer } from "./push-receivers.ts";

/** The maximum time from a push to its whole answer (milliseconds of wall time). */
const ANSWER_TIMEOUT_MS = 10_000;

/** Where and how the events of a session are pushed. */
export type PushTarget = NonNullable<Session["details"]["push"]>;

/** The result of a push. */
export interface PushResult {
  /** Undefined without an answer. */
  readonly answer?: ReceiverAnswer;
  /** Why it failed; undefined if it was acknowledged. */
  readonly failure: PushFailure | undefined;
}

/** Returns the body of a push as JSON: the agent's id and all events or, in the form `single`, the first event as an answer to a poll. */
export function writePush({ form }: PushTarget, agent: AgentId, events: readonly string[]): string {
  return form === "single"
    ? writeEventEnvelope(events[0] ?? "null")
    : `{"workNo":"${agent}","eventList":[${events.join(",")}]}`;
}

/** Returns the headers of a push that are not about its connection. */
export function buildPushHeaders({ token }: PushTarget, { guids }: Session): readonly (readonly [string, string])[] {
  return [
    ["Content-Type", "application/json; charset=UTF-8"],
    ["Guid", guids.at(-1)?.value ?? ""],
    ...(token === "" ? [] : [["service_token", token] as const]),
  ];
}

/** The parts that sending a push needs. */
interface SendParts {
  readonly receivers: PushReceivers;
  /** Stops the push. */
  readonly signal: AbortSignal;
  /** Runs a callback once after a wall time (milliseconds). Returns a function that cancels the callback. */
  readonly after: (wait: Duration, callback: () => void) => () => void;
}

/** Sends a push with the newest Guid of its session. Returns the result, also after a failure or a timeout. */
export async function postPush(
  target: PushTarget,
  session: Session,
  body: string,
  { receivers, signal, after }: SendParts,
): Promise<PushResult> {
  const { uri, from, form } = target;
  const headers = buildPushHeaders(target, session);
  try {
    const timeOut = { waitMs: ANSWER_TIMEOUT_MS, reason: createTimeoutError, after };
    const answer = await receivers.post({ uri, from, headers, body }, signal, timeOut);
    return { answer, failure: explainAnswer(answer, form) };
  } catch (error) {
    return { failure: explainUnansweredPush(error, uri) };
  }
}

function createTimeoutError(): Error {
  return new PushTimeout(`no whole answer within ${ANSWER_TIMEOUT_MS / 1_000} s`);
}
