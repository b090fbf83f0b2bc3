// The refusal of held polls and waiting queries when their center ends.
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import type { GatewayErrorBoundary } from "../host.ts";
import { CENTER_ENDED, WORLD_FAILED } from "../refusal-reasons.ts";

/** Returns the refusal: after a reset or a delete, the agents are signed out; after a failure, the gateway is not ready. */
export function chooseEndRefusal({ failure }: GatewayErrorBoundary): {
  readonly retcode: Retcode;
  readonly reason: RefusalReason;
} {
  return failure === undefined
    ? { retcode: "100-006", reason: CENTER_ENDED }
    : { retcode: "000-004", reason: WORLD_FAILED };
}
