// The list of all kinds of findings.
// To add a kind, add its file, its import, and a line with its name here.
import type { FindingKind } from "../kind.ts";
import { autoAnswerByDefault } from "./auto-answer-by-default.ts";
import { callReleased } from "./call-released.ts";
import { compressedBody } from "./compressed-body.ts";
import { connectionPerRequest } from "./connection-per-request.ts";
import { contentTypeMissing } from "./content-type-missing.ts";
import { contentTypeUndocumented } from "./content-type-undocumented.ts";
import { foreignGuid } from "./foreign-guid.ts";
import { handshakeTooRare } from "./handshake-too-rare.ts";
import { illegalInState } from "./illegal-in-state.ts";
import { outdatedOperation } from "./outdated-operation.ts";
import { phoneShared } from "./phone-shared.ts";
import { pollingTooFast } from "./polling-too-fast.ts";
import { pollingTooSlow } from "./polling-too-slow.ts";
import { pushNotSent } from "./push-not-sent.ts";
import { pushUnanswered } from "./push-unanswered.ts";
import { queriesOverLimit } from "./queries-over-limit.ts";
import { refusalIgnored } from "./refusal-ignored.ts";
import { refusedRequest } from "./refused-request.ts";
import { signOutMissing } from "./sign-out-missing.ts";
import { signedInAtEnd } from "./signed-in-at-end.ts";
import { skillsMissing } from "./skills-missing.ts";
import { staleGuid } from "./stale-guid.ts";
import { statisticsTooOften } from "./statistics-too-often.ts";
import { twoPolls } from "./two-polls-at-once.ts";
import { unknownCall } from "./unknown-call.ts";

const KINDS = {
  "polling-too-fast": pollingTooFast,
  "polling-too-slow": pollingTooSlow,
  "two-polls-at-once": twoPolls,
  "statistics-too-often": statisticsTooOften,
  "queries-over-limit": queriesOverLimit,
  "stale-guid": staleGuid,
  "foreign-guid": foreignGuid,
  "refusal-ignored": refusalIgnored,
  "sign-out-missing": signOutMissing,
  "signed-in-at-end": signedInAtEnd,
  "skills-missing": skillsMissing,
  "auto-answer-by-default": autoAnswerByDefault,
  "illegal-in-state": illegalInState,
  "call-released": callReleased,
  "unknown-call": unknownCall,
  "content-type-missing": contentTypeMissing,
  "content-type-undocumented": contentTypeUndocumented,
  "compressed-body": compressedBody,
  "phone-shared": phoneShared,
  "push-unanswered": pushUnanswered,
  "push-not-sent": pushNotSent,
  "handshake-too-rare": handshakeTooRare,
  "connection-per-request": connectionPerRequest,
  "outdated-operation": outdatedOperation,
  "refused-request": refusedRequest,
} satisfies Readonly<Record<string, FindingKind>>;

/** A kind of finding, by its name. */
export type FindingKindName = keyof typeof KINDS;

/** All kinds, in the order of the docs. Several findings from one request are made in this order too. */
export const FINDING_KINDS: readonly FindingKind[] = Object.values<FindingKind>(KINDS);

/** The names of all kinds, in the same order. */
export const KIND_NAMES = Object.keys(KINDS) as readonly FindingKindName[];
