// The Guid of a request, as far as findings keep it.
import type { WatchedRequest } from "../../words/watched-request.ts";
import { shortenGuid } from "../journal/journal-entry.ts";

/** Returns the Guid of a request, cut like in the journal where it is longer than any Guid; undefined without one. */
export function shortGuidOf({ guid }: WatchedRequest): string | undefined {
  return shortenGuid(guid);
}
