// The types of bundled-packages.mjs.

/** Finds the packages whose code is in the files of the package; see bundled-packages.mjs. */
export function listBundledPackages(): Promise<string[]>;
