// Describes why a stream of server-sent events ends, for the data of its last event, `end`.
import type { World } from "../../world/world.ts";

/** The data of the event `end`. If the world is `moved`, its reader can open the stream again where the world is served now. */
export interface StreamEnd {
  readonly reason: "deleted" | "moved" | "failed" | "closing";
  /** The reason in one sentence. */
  readonly detail: string;
}

/** The end of all streams of a port that closes. */
export const PORT_CLOSES: StreamEnd = { reason: "closing", detail: "The simulator is closing." };

/** Returns why the streams of a world end. */
export function endOf({
  errorBoundary: { failure },
  isHandedOver,
}: Pick<World, "errorBoundary" | "isHandedOver">): StreamEnd {
  if (failure !== undefined) return { reason: "failed", detail: failure };
  if (isHandedOver) return { reason: "moved", detail: "The world is no longer served here. Open the stream again." };
  return { reason: "deleted", detail: "The world was deleted." };
}
