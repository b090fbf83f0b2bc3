// Returns the Guid of a request in the form that findings store.
import type { ObservedRequest } from "../../words/observed-request.ts";
import { shortenGuid } from "../journal/journal-entry.ts";

/** Returns the Guid of a request; undefined without one. One that is longer than any valid Guid is cut, as in the journal. */
export function shortGuidOf({ guid }: ObservedRequest): string | undefined {
  return shortenGuid(guid);
}
