// The refusal of held polls and waiting queries when their center ends.
import type { LifeEnd } from "../../words/life-end.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import type { GatewayErrorBoundary } from "../host.ts";
import { CENTER_ENDED, WORLD_FAILED } from "../refusal-reasons.ts";

/**
 * Returns the refusal: the gateway is not ready after a failure of the world, and where clients continue; after any other end, the agents are
 * signed out.
 */
export function chooseEndRefusal(
  { failure }: GatewayErrorBoundary,
  how: LifeEnd,
): { readonly retcode: Retcode; readonly reason: RefusalReason } {
  if (failure !== undefined) return { retcode: "000-004", reason: WORLD_FAILED };
  return { retcode: how === "ended" ? "100-006" : "000-004", reason: CENTER_ENDED };
}
