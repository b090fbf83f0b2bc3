// The types of bundle.mjs, for tests.

/** Bundles the executable and the library; see bundle.mjs. Returns the modules whose code the bundle has. */
export function bundlePackage(where: { into?: string }): Promise<string[]>;
