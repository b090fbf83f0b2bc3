// Lists the npm packages whose code is bundled into the published package.
import { bundlePackage } from "./bundle.mjs";

/** The packages that only the script of the board contains. */
const IN_BOARD = ["node_modules/@preact/signals", "node_modules/@preact/signals-core", "node_modules/preact"];

/**
 * Returns the folders of all bundled packages, the board's included, sorted.
 *
 * @returns {Promise<string[]>} the folders as package-lock.json names them
 */
export async function listBundledPackages() {
  const folders = (await bundlePackage({})).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  return [...new Set([...folders, ...IN_BOARD])].sort();
}
