// The form of a wait for an agent or its client: the condition, and how long to wait.
// The control API and the library share it.
import type * as z from "zod";
import { type Duration, formatDuration, parseDuration } from "../../core/index.ts";
import { createWallWaitSchema, MAX_WALL_WAIT } from "../../forms/duration-form.ts";
import type { AgentCondition } from "../../scenario/conditions/condition.ts";
import { createAgentConditionSchema, readAgentCondition } from "../../scenario/conditions/condition-schema.ts";

/** The default of `within`. Test runners usually give a test 5 s, so a test fails with the sentence of the wait, not with a timeout. */
export const DEFAULT_WAIT = "4s";

/** The shape of a wait. */
export const waitShape = createAgentConditionSchema("wait", {
  within: createWallWaitSchema("wait")
    .optional()
    .describe(
      `Wall time to wait, at most ${formatDuration(MAX_WALL_WAIT)}; default ${DEFAULT_WAIT}. With 0s, the condition is checked only once.`,
    ),
});

/** The condition of a wait: a state or an event of an agent, or a request of a client. `within` is wall time, such as `2s`; default 4s. */
export type WaitOrder = z.input<typeof waitShape>;

/** A wait in the form in which it is checked. */
export interface Wait {
  readonly condition: AgentCondition;
  readonly within: Duration;
}

/** Reads a wait that the shape has accepted. */
export function readWait(written: z.output<typeof waitShape>): Wait {
  return { condition: readAgentCondition(written), within: parseDuration(written.within ?? DEFAULT_WAIT) ?? 0 };
}
