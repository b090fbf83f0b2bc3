// Provides fixtures for Playwright: a simulator for each worker, and a new world for each test.
import {
  test as base,
  expect,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestInfo,
  type TestType,
} from "@playwright/test";
import type { AllocationOrder } from "../../control/api-types.ts";
import type { AllocatedWorld } from "../allocated-world.ts";
import type { AnySimulator } from "../simulator-handle.ts";
import type { StartOptions } from "../start-simulator.ts";
import { openForTests, QUIET_WORLD } from "./open-for-tests.ts";

/** The fixtures of each test. */
export interface CcgwFixtures {
  /**
   * Options of `world`, for `use` of the configuration or `test.use`: scenario, clock, seed, settings and so on. By default the clock is
   * manual, the agents 101 to 110 are in queue 25, and nothing happens by itself.
   */
  worldOptions: AllocationOrder;
  /**
   * A new world, deleted after the test. Pages use it at `world.url`. If the test fails, the findings about its client and the last
   * 100 entries of its journal are attached to the report.
   */
  world: AllocatedWorld;
}

/** The fixtures of each worker. */
export interface CcgwWorkerFixtures {
  /**
   * Options of `simulator`, for `use` of the configuration. By default pages of every origin may use the gateway, and the clock is manual.
   */
  simulatorOptions: StartOptions;
  /**
   * A simulator in the process of the worker, closed with it. If the variable CCGW_CONTROL_URL has the address of a running simulator's
   * control API, it is that simulator, reached with the token CCGW_CONTROL_TOKEN.
   */
  simulator: AnySimulator;
}

/**
 * Playwright's `test` with the fixtures `world` and `simulator`. Its pages accept certificates that they cannot verify
 * (`ignoreHTTPSErrors`), because Playwright cannot add a CA to a browser.
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & CcgwFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & CcgwWorkerFixtures
> = base.extend<CcgwFixtures, CcgwWorkerFixtures>({
  ignoreHTTPSErrors: true,
  simulatorOptions: [{}, { option: true, scope: "worker" }],
  simulator: [
    async ({ simulatorOptions }, use) => {
      const simulator = await openForTests(simulatorOptions);
      await use(simulator);
      await simulator.close();
    },
    { scope: "worker" },
  ],
  worldOptions: [{}, { option: true }],
  world: async ({ simulator, worldOptions }, use, testInfo) => {
    const world = await simulator.allocate({ ...QUIET_WORLD, ...worldOptions });
    await use(world);
    if (testInfo.status !== testInfo.expectedStatus) await attachObservations(world, testInfo);
    await world[Symbol.asyncDispose]();
  },
});

/** Attaches the findings about the client and the last 100 entries of the journal to the report of a failed test. */
async function attachObservations(world: AllocatedWorld, testInfo: TestInfo): Promise<void> {
  const [findings, entries] = await Promise.all([world.findings.list(), world.journal.list({ limit: 100 })]);
  const lines = findings.map(({ severity, sentence }) => `${severity}: ${sentence}\n`);
  if (lines.length > 0) await testInfo.attach("ccgw findings", { body: lines.join(""), contentType: "text/plain" });
  const body = JSON.stringify(entries, undefined, 2);
  await testInfo.attach("ccgw journal", { body, contentType: "application/json" });
}

export { expect };
