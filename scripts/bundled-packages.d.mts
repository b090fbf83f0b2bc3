// The types of bundled-packages.mjs, for the generator of the documentation.

/** Returns the folders of all bundled packages; see bundled-packages.mjs. */
export function listBundledPackages(): Promise<string[]>;
