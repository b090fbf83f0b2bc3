// The shape of a verification: which requests are expected, how often or in which order.
// The control API and the library share it.
import * as z from "zod";
import { type Duration, formatDuration, parseDuration } from "../../core/index.ts";
import { createWallWaitSchema, MAX_WALL_WAIT } from "../../forms/duration-form.ts";
import { createOperationNameSchema } from "../../forms/gateway-names.ts";
import { isSecretName } from "../../forms/secret-names.ts";
import { closed, readonlyList, wholeNumber } from "../../forms/values.ts";
import { expects, expectsText } from "../../forms/wording.ts";
import { type Amount, amount, readAmount } from "../../scenario/conditions/amount.ts";
import type { ExpectedBody } from "./body-match.ts";

/** The maximum number of requests in a sequence. */
const MAX_SEQUENCE_LENGTH = 1_000;

const agent = wholeNumber("agent id").optional();

const RETCODE = /^(?:0|\d{3}-\d{3}|http-\d{3}|reset)$/;

const request = {
  operation: createOperationNameSchema().describe("Documented name of the operation."),
  agent: agent.describe("Agent of the request; default any."),
  retcode: z
    .string({
      error: expectsText(
        "retcode",
        '"0", or three digits twice, such as "100-006"; of a fault also "http-503" or "reset"',
        RETCODE,
      ),
    })
    .regex(RETCODE)
    .optional()
    .describe("Retcode of the answer. Without it, a request counts as soon as it is received."),
  body: z
    .record(z.string(), z.unknown(), { error: expects("body", "an object with the expected members") })
    .refine((body) => Object.keys(body).length > 0, { error: "{} verifies nothing: give at least one member" })
    .refine((body) => !hasSecret(body), { error: "passwords and the like are masked in the journal: leave them out" })
    .optional()
    .describe("Members that the JSON body must have; it may have others. Checked when the request is received."),
};

function hasSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, member]) => isSecretName(name) || hasSecret(member));
}

const within = createWallWaitSchema("verification")
  .optional()
  .describe(
    `Wall time to wait for the expectation, at most ${formatDuration(MAX_WALL_WAIT)}; default none. It waits the whole time if no request is required (times 0, or max without min).`,
  );

const counted = closed("verification", {
  ...request,
  times: amount
    .refine((times) => typeof times === "number" || times.min !== 0 || times.max !== undefined, {
      error: "{min: 0} verifies nothing, because any number of requests is enough: give max, or a min of at least 1",
    })
    .optional()
    .describe("Expected number of requests; default at least 1."),
  within,
});

const SEQUENCE_FORM = 'a list of requests, such as [{"operation": "hold"}, {"operation": "retrieve"}]';

const ordered = closed("verification", {
  sequence: readonlyList(
    z
      .array(closed("request of a sequence", request), { error: expects("sequence", SEQUENCE_FORM) })
      .min(1)
      .max(MAX_SEQUENCE_LENGTH),
  ).describe("The expected requests in the order of their receipt. Other requests may come between them."),
  agent: agent.describe("Agent of the requests in the sequence that name none; default any."),
  within,
});

/** The shape of a verification. */
export const verificationShape = z.union([counted, ordered], {
  error: expects("verification", "an object with operation, or with sequence"),
});

/**
 * Expected requests of clients: one operation a number of times (at least once by default), or several in order. `within` (such as `2s`,
 * wall time) waits for them.
 */
export type Verification = z.input<typeof verificationShape>;

/** An expected request. The agent is text, as in a path. */
export interface ExpectedRequest {
  readonly operation: string;
  readonly agent: string | undefined;
  readonly retcode: string | undefined;
  readonly body?: ExpectedBody | undefined;
}

/** A verification in the form in which it is checked. Without `times`, the requests are expected in order. */
export interface CheckedExpectation {
  readonly wanted: readonly [ExpectedRequest, ...ExpectedRequest[]];
  readonly times: Amount | undefined;
  readonly within: Duration;
}

/** Reads a verification that the shape has accepted. */
export function readVerification(written: z.output<typeof verificationShape>): CheckedExpectation {
  const within = written.within === undefined ? 0 : (parseDuration(written.within) ?? 0);
  if (!("sequence" in written)) {
    const times = written.times === undefined ? { min: 1 } : readAmount(written.times);
    return { wanted: [wantedOf(written)], times, within };
  }
  const [first, ...others] = written.sequence.map((request) =>
    wantedOf({ ...request, agent: request.agent ?? written.agent }),
  );
  // The shape requires at least one, but its type does not express that.
  if (first === undefined) throw new RangeError("A sequence has at least one request.");
  return { wanted: [first, ...others], times: undefined, within };
}

function wantedOf({ operation, agent, retcode, body }: WrittenRequest): ExpectedRequest {
  return { operation, agent: agent === undefined ? undefined : String(agent), retcode, body };
}

interface WrittenRequest {
  readonly operation: string;
  readonly agent?: number | undefined;
  readonly retcode?: string | undefined;
  readonly body?: ExpectedBody | undefined;
}
