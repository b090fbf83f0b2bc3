// The list of all kinds of findings. To add one, add its file and its line here.
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

/** All kinds, in the order of the docs. Several findings from one request are made in this order too. */
export const FINDING_KINDS: readonly FindingKind[] = [
  pollingTooFast,
  pollingTooSlow,
  twoPolls,
  statisticsTooOften,
  queriesOverLimit,
  staleGuid,
  foreignGuid,
  refusalIgnored,
  signOutMissing,
  signedInAtEnd,
  skillsMissing,
  autoAnswerByDefault,
  illegalInState,
  callReleased,
  unknownCall,
  contentTypeMissing,
  contentTypeUndocumented,
  compressedBody,
  phoneShared,
  pushUnanswered,
  pushNotSent,
  handshakeTooRare,
  connectionPerRequest,
  outdatedOperation,
  refusedRequest,
];

/** The names of all kinds, in the same order. */
export const KIND_NAMES: readonly string[] = FINDING_KINDS.map(({ name }) => name);
