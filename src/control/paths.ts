// What the server has to know of paths and bodies before any request is there: the requests themselves are loaded with the first one.

/** How tolerant paths are. */
export const PATH_TOLERANCE = { ignoreTrailingSlash: true, maxParamLength: 256 } as const;

/** Requests with a larger maximum body size (bytes). */
export const LARGE_BODIES = {
  restore: { method: "PUT", path: "/worlds/:world/snapshot", bodyLimit: 64 * 1024 * 1024 },
} as const;
