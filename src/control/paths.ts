// The form and the body limits of paths, for the start of the server.
// The routes themselves are loaded with the first request.

/** Returns a path of a route in OpenAPI notation, such as `/worlds/{world}/agents`. */
export function toOpenApiPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, "{$1}");
}

/** The router options: a slash at the end of a path is ignored, and a path parameter has at most 256 characters. */
export const PATH_TOLERANCE = { ignoreTrailingSlash: true, maxParamLength: 256 } as const;

/** Requests with a larger maximum body size (bytes). */
export const LARGE_BODIES = {
  restore: { method: "PUT", path: "/worlds/:world/snapshot", bodyLimit: 64 * 1024 * 1024 },
} as const;
