// Stops the pending requests to a world before it is deleted, so that none of them meets the deleted world.

/** A request was stopped because its world is gone or about to be deleted. */
export class WorldGone extends Error {
  constructor(world: string) {
    super(`World ${world} is gone.`);
    this.name = "WorldGone";
  }
}

const controllers = new Map<string, AbortController>();

/** Returns the signal that stops a request to a path; undefined if the path belongs to no world. */
export function stopSignalOf(path: string): AbortSignal | undefined {
  const [, written] = /^\/worlds\/([^/?]+)/.exec(path) ?? [];
  if (written === undefined) return undefined;
  const world = decodeURIComponent(written);
  const controller = controllers.get(world) ?? new AbortController();
  controllers.set(world, controller);
  return controller.signal;
}

/** Stops all pending requests to a world. Later requests, to a new world of this name, are not stopped. */
export function stopRequestsTo(world: string): void {
  controllers.get(world)?.abort(new WorldGone(world));
  controllers.delete(world);
}
