// The types of scripts/bundle-board.mjs, for tests.

export declare function bundleBoard(where: { readonly into: string }): Promise<void>;
