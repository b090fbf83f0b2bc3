// The types of bundle.mjs.

/** Bundles the executable and the library; see bundle.mjs. */
export function bundlePackage(where: { into?: string }): Promise<string[]>;
