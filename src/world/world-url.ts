// Builds the URL of the gateway for the clients of a world.
import { DEFAULT_WORLD } from "./world-options.ts";

/**
 * Returns the URL below which the gateway serves a world, such as `https://127.0.0.1:8043/w/tests`, without a trailing slash.
 *
 * @param gateway the URL of the gateway, without a trailing slash.
 * @param world the name of the world, as a segment of a path.
 */
export function buildWorldUrl(gateway: string, world: string): string {
  return world === DEFAULT_WORLD ? gateway : `${gateway}/w/${world}`;
}
