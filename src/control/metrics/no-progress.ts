// The progress of a scrape after a step.
import type { Progress } from "../../core/index.ts";

/** The progress after a step. A scrape reports none. */
export const NO_PROGRESS: Progress = { done: 0, of: 0 };
