// Loads the package in a process that already has fake timers, and controls a simulator through `World`.
import assert from "node:assert/strict";

/**
 * Installs the fake timers, loads the package, and controls a simulator.
 *
 * @param {{ install(now: Date): void, advance(ms: number): void, uninstall(): void }} fakes the fake timers of a test framework
 */
export async function controlSimulator(fakes) {
  fakes.install(new Date("2020-01-01T00:00:00Z"));
  const { startSimulator } = await import("cc-gateway-simulator");
  const sim = await startSimulator({ clock: "1x" });
  const world = sim.world();
  const began = Date.parse((await world.clock.get()).now);
  assert.ok(
    began > Date.UTC(2026, 0, 1),
    `the world began at ${new Date(began).toISOString()} instead of after 2026-01-01`,
  );
  fakes.advance(366 * 24 * 3_600_000);
  const advancedMs = Date.parse((await world.clock.get()).now) - began;
  assert.ok(
    advancedMs >= 0 && advancedMs < 60_000,
    `the world's clock advanced by ${advancedMs} ms instead of 0 to 60,000 ms`,
  );
  await world.clock.setMode("manual");
  const before = Date.parse((await world.clock.get()).now);
  const { now } = await world.clock.advance("6h");
  assert.equal(Date.parse(now) - before, 6 * 3_600_000);
  await world.agent(101).signIn();
  assert.equal((await world.agent(101).get()).id, 101);
  const snapshot = await world.snapshot();
  await world.reset();
  await world.restore(snapshot);
  await assert.rejects(world.verify({ operation: "sayBusy", within: "100ms" }), { code: "CCGW_NOT_VERIFIED" });
  await sim.close();
  fakes.uninstall();
}
