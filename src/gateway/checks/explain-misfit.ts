// Explains why a request does not fit the shapes of its operation, by zod's first issue.

import type * as z from "zod";
import { findValueAt } from "../../forms/member-of.ts";
import { findNearest } from "../../forms/nearest.ts";
import { isSecretName, MASK } from "../../forms/secret-names.ts";
import { show } from "../../forms/show.ts";
import type { RefusalReason, RequestPart } from "../../words/refusal-reason.ts";
import { describeShape, findShapeAt, membersOf, wordsOf } from "./describe-shape.ts";

/** The maximum number of sent members whose names are compared with a missing one, to find misspellings. */
const MAX_COMPARED_NAMES = 50;

/** A part of a request, with the shape that it was checked by. */
interface CheckedPart {
  readonly part: RequestPart;
  readonly shape: z.ZodType;
  readonly input: unknown;
}

/** Returns why a part of a request does not fit its shape. */
export function explainMisfit(checked: CheckedPart, { issues: [issue] }: z.ZodError): RefusalReason {
  const { part, shape, input } = checked;
  const path = issue?.path ?? [];
  const wanted = findShapeAt(shape, path);
  const accepted = findAcceptedByIssue(issue) ?? (wanted === undefined ? undefined : describeShape(wanted));
  if (path.length === 0) return explainWholePart(part, input, accepted);
  const name = path.map(String).join(".");
  const found = findValueAt(input, path);
  if (found === undefined || found === null) return explainMissing(checked, path, accepted);
  const shown = path.some((piece) => isSecretName(String(piece))) ? MASK : show(found);
  const didYouMean =
    wanted !== undefined && typeof found === "string" ? findNearest(found, wordsOf(wanted)) : undefined;
  const meant = didYouMean === undefined ? "" : `, did you mean ${didYouMean}?`;
  const sentence = `${name} in the ${part} is ${shown}${meant}`;
  return { sentence: addAccepted(sentence, accepted), in: part, name, found: shown, accepted, didYouMean };
}

function explainWholePart(part: RequestPart, input: unknown, accepted: string | undefined): RefusalReason {
  if (input === undefined) {
    return { sentence: addAccepted(`the request has no ${part}`, accepted), in: part, accepted };
  }
  const found = typeof input === "object" && !Array.isArray(input) && input !== null ? undefined : show(input);
  const sentence = found === undefined ? `the members of the ${part} contradict each other` : `the ${part} is ${found}`;
  return { sentence: addAccepted(sentence, accepted), in: part, found, accepted };
}

function explainMissing(
  { part, shape, input }: CheckedPart,
  path: readonly PropertyKey[],
  accepted: string | undefined,
): RefusalReason {
  const parentPath = path.slice(0, -1);
  const last = String(path.at(-1));
  const parent = findValueAt(input, parentPath);
  const parentShape = findShapeAt(shape, parentPath);
  const sent = typeof parent === "object" && parent !== null ? Object.keys(parent).slice(0, MAX_COMPARED_NAMES) : [];
  const members = new Set(parentShape === undefined ? [] : membersOf(parentShape));
  const misspelled = findNearest(
    last,
    sent.filter((member) => !members.has(member)),
  );
  const name = path.map(String).join(".");
  const sentence =
    misspelled === undefined
      ? `the ${part} has no ${name}`
      : `the ${part} has no ${name}, but ${show(misspelled)}, did you mean ${last}?`;
  return {
    sentence: addAccepted(sentence, accepted),
    in: part,
    name,
    found: misspelled === undefined ? undefined : show(misspelled),
    accepted,
    didYouMean: misspelled === undefined ? undefined : last,
  };
}

/** Returns why a body that is not JSON is refused. The body is not quoted, because it may contain a password. */
export function explainUnreadableBody(shape: z.ZodType, text: string): RefusalReason {
  const accepted = describeShape(shape);
  const found = `text of ${text.length} characters that is not JSON`;
  return { sentence: addAccepted(`the body is ${found}`, accepted), in: "body", found, accepted };
}

function addAccepted(sentence: string, accepted: string | undefined): string {
  if (accepted === undefined) return sentence;
  return sentence.endsWith("?") ? `${sentence} Accepted: ${accepted}` : `${sentence}; accepted: ${accepted}`;
}

/** Returns what a custom check accepts, from `params.accepted` of its issue. */
function findAcceptedByIssue(issue: z.core.$ZodIssue | undefined): string | undefined {
  const params = issue?.code === "custom" ? issue.params : undefined;
  return typeof params?.["accepted"] === "string" ? params["accepted"] : undefined;
}
