// The types of scripts/bundle-board.mjs, for tests.

/** Bundles the board into a folder. */
export declare function bundleBoard(where: { readonly into: string }): Promise<void>;
