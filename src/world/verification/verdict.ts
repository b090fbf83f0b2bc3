// Checks in the journal whether clients sent the expected requests, now or within a time.
import { formatTimes, isWithin } from "../../scenario/conditions/amount.ts";
import type { Journal } from "../journal/journal.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { WallClock } from "../time/wall.ts";
import { findBodyDifference } from "./body-match.ts";
import { describeRequest, findNearMisses, type NearMiss } from "./near-miss.ts";
import type { CheckedExpectation, ExpectedRequest } from "./verification.ts";

/** The proof that a verification passed. */
export interface Verified {
  /** The outcome in one sentence, such as `agent 101 requested hold: expected at least once, found 2 times`. */
  readonly sentence: string;
  /** The requests that fit, in the order of their receipt; for a sequence, one per expected request. */
  readonly matches: readonly JournalEntry[];
  /** The number of requests and pushes that the journal has discarded since it was last cleared. They were not checked. */
  readonly forgotten: number;
}

/** The result of a verification. */
export interface Verdict extends Verified {
  readonly passed: boolean;
  /** The closest requests; empty if the verification passed. */
  readonly nearMisses: readonly NearMiss[];
}

/** Describes a near miss with its count: `agent 101 requested queryCallInfo, not hold (2 times, the last as request 7)`. */
export function describeNearMiss({ sentence, times, last }: NearMiss): string {
  return `${sentence} (${times === 1 ? "" : `${formatTimes(times)}, the last `}as request ${last})`;
}

/** The result so far. `cannotPass`: no later request can make the verification pass. */
interface Evaluation {
  readonly passed: boolean;
  readonly cannotPass: boolean;
  readonly matches: readonly JournalEntry[];
}

/**
 * Checks the journal. Resolves as soon as the outcome is certain, `within` has passed, or the signal is aborted. A verification that
 * requires no request passes only at the end, because later requests can make it fail.
 */
export function findVerdict(
  journal: Journal,
  wall: WallClock,
  expectation: CheckedExpectation,
  signal?: AbortSignal,
): Promise<Verdict> {
  const first = evaluate(journal, expectation);
  const isSettled = ({ passed, cannotPass }: Evaluation): boolean =>
    cannotPass || (passed && !waitsUntilEnd(expectation));
  if (isSettled(first) || expectation.within === 0 || signal?.aborted === true) {
    return Promise.resolve(explain(journal, expectation, first));
  }
  return new Promise((resolve) => {
    const end = (found: Evaluation): void => {
      stopListening();
      disarm();
      signal?.removeEventListener("abort", giveUp);
      resolve(explain(journal, expectation, found));
    };
    const giveUp = (): void => end(evaluate(journal, expectation));
    const stopListening = journal.listen((record) => {
      if (!expectation.wanted.some((wanted) => isExpected(record, wanted))) return;
      const found = evaluate(journal, expectation);
      if (isSettled(found)) end(found);
    });
    const disarm = wall.after(expectation.within, giveUp);
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}

/** Returns whether a verification waits until its end although it passes now: only one that requires no request does. */
function waitsUntilEnd({ times }: CheckedExpectation): boolean {
  return times !== undefined && (times.min ?? 0) === 0;
}

function evaluate(journal: Journal, { wanted, times }: CheckedExpectation): Evaluation {
  if (times === undefined) {
    const matches = matchSequence(journal.list({ inHistory: true }), wanted);
    return { passed: matches.length === wanted.length, cannotPass: false, matches };
  }
  const [only] = wanted;
  const candidates = journal.list({ ...only, inHistory: true });
  const matches = only.body === undefined ? candidates : candidates.filter((entry) => isExpected(entry, only));
  const { max = Number.POSITIVE_INFINITY } = times;
  return { passed: isWithin(matches.length, times), cannotPass: matches.length > max, matches };
}

/** Returns the requests that match the beginning of a sequence. Each is the first match after the previous one. */
function matchSequence(entries: readonly JournalEntry[], sequence: readonly ExpectedRequest[]): JournalEntry[] {
  const found: JournalEntry[] = [];
  for (const entry of entries) {
    const next = sequence[found.length];
    if (next === undefined) break;
    if (isExpected(entry, next)) found.push(entry);
  }
  return found;
}

interface RequestFacts {
  readonly operation: string;
  readonly agent: string | undefined;
  readonly retcode: string | undefined;
  readonly request: { readonly text: string | undefined } | undefined;
}

function isExpected(request: RequestFacts, { operation, agent, retcode, body }: ExpectedRequest): boolean {
  return (
    request.operation === operation &&
    (agent === undefined || request.agent === agent) &&
    (retcode === undefined || request.retcode === retcode) &&
    (body === undefined || findBodyDifference(request.request?.text, body) === undefined)
  );
}

function explain(journal: Journal, { wanted, times }: CheckedExpectation, { passed, matches }: Evaluation): Verdict {
  const { forgotten } = journal;
  const [only] = wanted;
  if (times !== undefined) {
    const outcome = `${describeRequest(only)}: expected ${formatTimes(times)}, found ${formatTimes(matches.length)}`;
    const areTooFew = matches.length < (times.min ?? 0);
    const misses = areTooFew ? findNearMisses(journal.list({ inHistory: true }), only) : [];
    return { passed, sentence: `${outcome}${describeForgotten(forgotten)}`, matches, nearMisses: misses, forgotten };
  }
  const missing = wanted[matches.length];
  if (missing === undefined) {
    return {
      passed,
      sentence: `all ${matches.length} requests were received in this order`,
      matches,
      nearMisses: [],
      forgotten,
    };
  }
  const last = matches.at(-1);
  const place = `request ${matches.length + 1} of ${wanted.length} was not received`;
  const after = last === undefined ? "" : ` after ${describeRequest(last)} (request ${last.number} of the journal)`;
  const sentence = `${place}${after}: ${describeRequest(missing)}${describeForgotten(forgotten)}`;
  return { passed, sentence, matches, nearMisses: findNearMissesInSequence(journal, missing, last), forgotten };
}

/** Returns the near misses for the missing request of a sequence: the same request too early, and similar ones afterwards. */
function findNearMissesInSequence(
  journal: Journal,
  missing: ExpectedRequest,
  last: JournalEntry | undefined,
): NearMiss[] {
  const entries = journal.list({ inHistory: true });
  if (last === undefined) return findNearMisses(entries, missing);
  const early = entries.filter((entry) => entry.number <= last.number && isExpected(entry, missing));
  const [newest] = early.slice(-1);
  const later = findNearMisses(
    entries.filter(({ number }) => number > last.number),
    missing,
  );
  if (newest === undefined) return later;
  const when = newest.number === last.number ? "only once" : `before ${last.operation}`;
  const sentence = `${describeRequest({ ...newest, retcode: missing.retcode })} ${when}`;
  return [{ sentence, times: early.length, last: newest.number }, ...later];
}

function describeForgotten(forgotten: number): string {
  if (forgotten === 0) return "";
  const first = forgotten === 1 ? "first entry" : `first ${forgotten} entries`;
  return `; the journal has discarded its ${first} unchecked`;
}
