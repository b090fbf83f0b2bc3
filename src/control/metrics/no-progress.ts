// The progress that a scrape of metrics yields between its steps.
import type { Progress } from "../../core/index.ts";

/** No progress, because the progress of a scrape is shown nowhere. */
export const NO_PROGRESS: Progress = { done: 0, of: 0 };
