// Opens the board in headless Chromium.
// A test fails if a page logs an unexpected error, violates its policy or requests another origin.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import tap, { type Test } from "tap";
import { bundleBoard } from "../../../scripts/bundle-board.mjs";
import { type Scenario, startSimulator } from "../../../src/index.ts";
import { chromiumProgram, noChromium } from "../../support/chromium.ts";
import { Client } from "../../support/client.ts";

/** The size of a wide page (CSS pixels). */
export const WIDE = { width: 1_000, height: 760 };

/** The size of the page on a telephone (CSS pixels). */
export const NARROW = { width: 360, height: 740 };

/** How long a story waits for something on the page, in milliseconds. */
const TIMEOUT_MS = 60_000;

const DIST = fileURLToPath(new URL("../../../dist/board/", import.meta.url));
/** The folder for new builds. It is on the file system of DIST, so that their files can be renamed into DIST. */
const BUILDS = fileURLToPath(new URL("../../../.tap/", import.meta.url));

/** Agents 101 and 102 for clients, and 201 on autopilot. */
export const CENTER = {
  name: "small",
  center: {
    queues: [{ id: 25, name: "Support" }],
    agents: [
      { id: 101, name: "Ada", queues: [25] },
      { id: 102, name: "Ben", queues: [25] },
      { id: 201, name: "Cem", queues: [25], autopilot: { answer: "3s" } },
    ],
  },
} satisfies Scenario;

type Options = NonNullable<Parameters<typeof startSimulator>[0]>;

/** Starts a simulator with a manual clock, until the test ends. `client` returns a client of the agent with this id. */
export async function startCenter(t: Test, options: Options = {}) {
  await buildBoard();
  const sim = await startSimulator({ scenario: CENTER, clock: "manual", httpPort: 0, ...options });
  const connections = new Agent({ keepAlive: true });
  t.teardown(async () => {
    connections.destroy();
    await sim.close();
  });
  const port = Number(new URL(sim.httpUrl ?? "").port);
  return { sim, world: sim.world(), client: (id: number) => new Client(id, port, connections) };
}

let building: Promise<void> | undefined;

/** Builds the board from the sources, once in a process. A simulator serves what the last build has made. */
function buildBoard(): Promise<void> {
  building ??= (async () => {
    for (const folder of [DIST, BUILDS]) mkdirSync(folder, { recursive: true });
    const built = mkdtempSync(join(BUILDS, "board-built-"));
    await bundleBoard({ into: built });
    const files = readdirSync(built);
    // Other stories do the same in other processes, and their simulators read the files. So each file is replaced at once, by an equal one.
    for (const file of files) renameSync(join(built, file), join(DIST, file));
    for (const file of readdirSync(DIST)) if (!files.includes(file)) rmSync(join(DIST, file), { force: true });
    rmSync(built, { recursive: true });
  })();
  return building;
}

let launching: Promise<Browser> | undefined;

function launchBrowser(): Promise<Browser> {
  launching ??= chromium.launch({
    executablePath: chromiumProgram ?? "chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-proxy-server", "--disable-background-networking"],
  });
  return launching;
}

tap.teardown(async () => (await launching)?.close());

/** A story: a test with pages. */
export type Story = Test & { readonly open: (url: string | undefined, options?: PageOptions) => Promise<Page> };

interface PageOptions extends BrowserContextOptions {
  /** Errors that the story expects in the console. */
  readonly expected?: RegExp;
}

/**
 * Declares a story in a browser. `t.open` opens the board in a new browser profile. At the end the story fails if a page has logged an
 * unexpected error, violated its content security policy, or sent a request to another origin. Without a browser it is skipped, with the
 * reason.
 */
export function story(name: string, run: (t: Story) => Promise<void>): void {
  tap.test(name, { skip: noChromium }, async (t) => {
    const errors: string[] = [];
    const contexts: BrowserContext[] = [];
    const open: Story["open"] = async (url = "", { expected, ...options } = {}) => {
      const context = await (await launchBrowser()).newContext({ viewport: WIDE, ...options });
      contexts.push(context);
      context.setDefaultTimeout(TIMEOUT_MS);
      await context.addInitScript(REPORT_POLICY);
      const page = await context.newPage();
      reportErrors(page, new URL(url).origin, (error) => {
        if (!(expected?.test(error) ?? false)) errors.push(error);
      });
      await page.goto(url);
      return page;
    };
    try {
      await run(Object.assign(t, { open }));
    } finally {
      for (const context of contexts) await context.close();
    }
    t.strictSame(errors, [], "no errors, policy violations or requests to other origins");
  });
}

const REPORT_POLICY = `addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error("policy", violatedDirective, blockedURI));`;

/** Reports errors of a page, and its requests to other origins. */
function reportErrors(page: Page, origin: string, report: (error: string) => void): void {
  page.on("console", (message) => {
    if (message.type() === "error") report(message.text());
  });
  page.on("pageerror", (error) => report(String(error)));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== "blob:") report(`a request to ${request.url()}`);
  });
}

/** Shows a pane. Returns it. */
export async function showPane(page: Page, name: string): Promise<Locator> {
  await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name, exact: true }).click();
  return page.getByRole("region", { name, exact: true });
}

/** Saves a screenshot of the page if the environment variable CCGW_SCREENSHOTS names a folder for it. */
export async function saveScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env["CCGW_SCREENSHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
