// The error of a run whose world was stopped.

/** An error of the simulator stopped the world of a run. The message is the sentence of the world. */
export class WorldFailed extends Error {
  override readonly name = "WorldFailed";
}
