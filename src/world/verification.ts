// How a verification is written: what clients are to have asked, how often or in what order. One form for the control API and the library.
import * as z from "zod";
import { type Duration, formatDuration, parseDuration } from "../core/index.ts";
import { operationName } from "../forms/gateway-names.ts";
import { isSecretName } from "../forms/secret-names.ts";
import { type Amount, amount, readAmount } from "../scenario/conditions/amount.ts";
import type { WantedBody } from "./body-match.ts";
import { closed, expects, expectsDuration, expectsText, show, wholeNumber } from "./input-forms.ts";

/** How long can be waited at most. */
const LONGEST_WAIT: Duration = 5 * 60_000;

/** The most requests that can be named in a sequence. */
const LONGEST_SEQUENCE = 1_000;

const agent = wholeNumber("agent id").optional();

const RETCODE = /^(?:0|\d{3}-\d{3}|http-\d{3}|reset)$/;

const request = {
  operation: operationName().describe("What was asked, by its documented name."),
  agent: agent.describe("Who asked; anyone if absent."),
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
    .describe("How it was answered; in any way, or not yet, if absent."),
  body: z
    .record(z.string(), z.unknown(), { error: expects("body", "an object with the members that it is to have") })
    .refine((body) => Object.keys(body).length > 0, { error: "{} proves nothing: name at least one member" })
    .refine((body) => !hasSecret(body), { error: "passwords and the like are masked in the journal: leave them out" })
    .optional()
    .describe("Members that its JSON body has, others beside them; judged as it comes. Any body, or none, if absent."),
};

function hasSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, one]) => isSecretName(name) || hasSecret(one));
}

const within = z
  .string({ error: expectsDuration(`, and a verification waits at most ${formatDuration(LONGEST_WAIT)}`) })
  .refine((written) => parseDuration(written) !== undefined)
  .refine((written) => (parseDuration(written) ?? 0) <= LONGEST_WAIT, {
    error: ({ input }) => `${show(input)} is too long to wait: at most ${formatDuration(LONGEST_WAIT)}`,
  })
  .optional()
  .describe(
    `How long to wait for it, in wall time, at most ${formatDuration(LONGEST_WAIT)}; not at all if absent. The whole time where no request is needed (times 0, or max without min).`,
  );

const counted = closed("verification", {
  ...request,
  times: amount
    .refine((times) => typeof times === "number" || times.min !== 0 || times.max !== undefined, {
      error: "{min: 0} proves nothing, for any number of requests is enough: give max, or a min of at least 1",
    })
    .optional()
    .describe("How often; at least once if absent."),
  within,
});

const SEQUENCE_FORM = 'a list of requests, such as [{"operation": "hold"}, {"operation": "retrieve"}]';

const ordered = closed("verification", {
  sequence: z
    .array(closed("request of a sequence", request), { error: expects("sequence", SEQUENCE_FORM) })
    .min(1)
    .max(LONGEST_SEQUENCE)
    .describe("These requests in the order of their receipt; others may come between them."),
  agent: agent.describe("Who asked, where a request of the sequence does not say it; anyone if absent."),
  within,
});

/** The shape of a verification. */
export const verificationShape = z.union([counted, ordered], {
  error: expects("verification", "an object with operation, or with sequence"),
});

/**
 * What clients are to have asked: one operation, so many times (at least once if nothing is said), or several in this order. With
 * `within` (such as `2s`, wall time) it is waited for.
 */
export type Verification = z.input<typeof verificationShape>;

/** A request as it is wanted. The agent is text, as in a path. */
export interface Wanted {
  readonly operation: string;
  readonly agent: string | undefined;
  readonly retcode: string | undefined;
  readonly body?: WantedBody | undefined;
}

/** A verification as it is judged. Without `times` the requests are wanted one after the other. */
export interface Expectation {
  readonly wanted: readonly [Wanted, ...Wanted[]];
  readonly times: Amount | undefined;
  readonly within: Duration;
}

/** Reads a verification that the shape has accepted. */
export function readVerification(written: z.output<typeof verificationShape>): Expectation {
  const within = written.within === undefined ? 0 : (parseDuration(written.within) ?? 0);
  if (!("sequence" in written)) {
    const times = written.times === undefined ? { min: 1 } : readAmount(written.times);
    return { wanted: [wantedOf(written)], times, within };
  }
  const [first, ...others] = written.sequence.map((one) => wantedOf({ ...one, agent: one.agent ?? written.agent }));
  // The shape has at least one; the types do not know it.
  if (first === undefined) throw new RangeError("A sequence has at least one request.");
  return { wanted: [first, ...others], times: undefined, within };
}

function wantedOf({ operation, agent, retcode, body }: WrittenRequest): Wanted {
  return { operation, agent: agent === undefined ? undefined : String(agent), retcode, body };
}

interface WrittenRequest {
  readonly operation: string;
  readonly agent?: number | undefined;
  readonly retcode?: string | undefined;
  readonly body?: WantedBody | undefined;
}
