// Starts headless Chromium for the benchmark, if it and playwright-core are installed, and measures open pages.
import { spawnSync } from "node:child_process";

const PROGRAMS = [process.env.CHROMIUM ?? "chromium", "chromium-browser", "google-chrome"];
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-proxy-server", "--disable-background-networking"];

/** Runs in each page before its scripts: collects long tasks, and notes when the first tile of an agent is in the page. */
const OBSERVE = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask", buffered: true });
  const noteFirstTile = () => {
    if (document.querySelector(".tile") === null) requestAnimationFrame(noteFirstTile);
    else globalThis.firstTile = performance.now();
  };
  noteFirstTile();`;

/**
 * Returns a function that starts the browser, or the reason why there is none.
 * @returns {Promise<string | (() => Promise<import("playwright-core").Browser>)>}
 */
export async function findBrowser() {
  const playwright = await import("playwright-core").catch(() => undefined);
  if (playwright === undefined) return "playwright-core is not installed: run `npm ci`";
  const program = PROGRAMS.find((name) => spawnSync(name, ["--version"]).status === 0);
  if (program === undefined)
    return `none of ${PROGRAMS.join(", ")} runs here: install Chromium, or set CHROMIUM to its path`;
  const executablePath = spawnSync("which", [program], { encoding: "utf8" }).stdout.trim();
  return () => playwright.chromium.launch({ executablePath, args: ARGUMENTS });
}

/**
 * Opens the board in a profile of a browser, and waits for the first tile of an agent.
 * @param {import("playwright-core").BrowserContext} profile
 * @param {string} url
 * @returns {Promise<import("playwright-core").Page>} rejects if there is no tile in time
 */
export async function openPage(profile, url) {
  const page = await profile.newPage();
  await page.addInitScript(OBSERVE);
  await page.goto(url);
  // The content security policy of the page forbids waitForFunction.
  await page.locator(".tile").first().waitFor();
  return page;
}

/**
 * Returns the times at which an open page showed its first content and its first tile.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<{ paint: number, tile: number }>} milliseconds since the request of the page began
 */
export function readPaint(page) {
  return page.evaluate(`(() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const [{ fetchStart }] = performance.getEntriesByType("navigation");
    return { paint: paint.startTime - fetchStart, tile: firstTile - fetchStart };
  })()`);
}

/**
 * Returns the long tasks of a page since the last reading.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<number[]>} their durations in milliseconds
 */
export function takeLongTasks(page) {
  return page.evaluate("longTasks.splice(0)");
}

/**
 * Collects the garbage of a page, and returns its memory.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<{ heap: number, nodes: number }>} the heap in MB (10^6 bytes), and the number of DOM nodes
 */
export async function readPageMemory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  await session.detach();
  return { heap: usedSize / 1e6, nodes };
}
