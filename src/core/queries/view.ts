// The part of a center that queries read.
import type { DeepReadonly } from "../deep-readonly.ts";
import type { CenterSettings } from "../model/settings.ts";
import type { CenterState } from "../model/state.ts";
import type { Instant } from "../time/time.ts";

/** A center as it is at this moment. Nothing can be changed through it; a `Center` is one, and so is the floor of a move. */
export interface View {
  readonly state: DeepReadonly<CenterState>;
  readonly settings: Readonly<CenterSettings>;
  readonly now: Instant;
}
