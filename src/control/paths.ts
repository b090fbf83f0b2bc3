// The paths and body limits that the server needs before the first request. That request loads the routes.

/** Returns a path of a route in OpenAPI notation, such as `/worlds/{world}/agents`. */
export function toOpenApiPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, "{$1}");
}

/** The router options for the spelling of paths. */
export const PATH_TOLERANCE = { ignoreTrailingSlash: true, maxParamLength: 256 } as const;

/** Requests with a larger maximum body size (bytes). */
export const LARGE_BODIES = {
  restore: { method: "PUT", path: "/worlds/:world/snapshot", bodyLimit: 64 * 1024 * 1024 },
} as const;
