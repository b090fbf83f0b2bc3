// Tests of values without a JSON form and getters that throw, which are refused with the name of the option.
import { test } from "tap";
import { connectSimulator, startSimulator } from "../../src/index.ts";

const DATA = "use text, numbers, true, false, lists or plain objects";
const INSTANT = "use an instant as text, such as 2026-01-05T09:00:00Z";
const SEED = "a whole number of at most 9007199254740991, or random";

const THROWING = {
  get agents(): unknown {
    throw new Error("not yet known");
  },
};
const THROWS = "reading this throws an error: not yet known";

/** Throws the error of every getter of this file. */
function throwError(): never {
  throw new Error("not yet known");
}

/** Returns an object with a member that throws an error when it is read. */
function createThrowingGetter(name: string): object {
  return Object.defineProperty({}, name, { enumerable: true, get: throwError });
}

const EXPECTATION = { operation: "hold" } as const;

test("a throwing getter in the options of a connection or a request is an error that names the option", async (t) => {
  await using near = await startSimulator({ clock: "manual" });
  const url = near.controlUrl ?? "";
  for (const name of ["token", "timeout", "signal"]) {
    await t.rejects(connectSimulator(url, createThrowingGetter(name)), {
      name: "TypeError",
      message: `${name}: ${THROWS}`,
    });
  }
  const far = await connectSimulator(url);
  for (const world of [near.world(), far.world()]) {
    for (const name of ["signal", "timeout"]) {
      const expected = { name: "TypeError", message: `${name}: ${THROWS}` };
      await t.rejects(world.get(createThrowingGetter(name)), expected);
      await t.rejects(world.replaceScenario("default", createThrowingGetter(name)), expected);
      await t.rejects(world.verify(EXPECTATION, createThrowingGetter(name)), expected);
    }
    await t.rejects(world.journal.get(createThrowingGetter("agent")), { message: `agent: ${THROWS}` });
    await t.rejects(world.verify(createThrowingGetter("within") as typeof EXPECTATION), {
      message: `within: ${THROWS}`,
    });
    t.throws(() => world.events.since(0, createThrowingGetter("onGap")), { message: `onGap: ${THROWS}` });
    await t.rejects(world.get(null as never), {
      message: "null is not a valid object with options: an option is one of signal, timeout",
    });
  }
  await far.close();
});

for (const [what, options, message] of [
  ["a Date", { scenario: { start: new Date(0) } }, `scenario: start: a Date cannot be used here: ${INSTANT}`],
  ["a Buffer", { scenario: { name: Buffer.from("x") } }, `scenario: name: a Buffer cannot be used here: ${DATA}`],
  ["a Map", { scenario: { center: new Map() } }, `scenario: center: a Map cannot be used here: ${DATA}`],
  ["a Date as the scenario", { scenario: new Date(0) }, `scenario: a Date cannot be used here: ${INSTANT}`],
  ["a Set as settings", { settings: new Set() }, `settings: a Set cannot be used here: ${DATA}`],
  ["a getter that throws", { scenario: { center: THROWING } }, `scenario: center.agents: ${THROWS}`],
  ["a getter that throws in a list", { scenario: { steps: [THROWING] } }, `scenario: steps[0].agents: ${THROWS}`],
  ["a getter that throws in settings", { settings: THROWING }, `settings.agents: ${THROWS}`],
  ["an option whose getter throws", createThrowingGetter("port"), `port: ${THROWS}`],
  ["a scenario option whose getter throws", createThrowingGetter("scenario"), `scenario: ${THROWS}`],
  ["a proxy as the options", new Proxy({}, { ownKeys: throwError }), `options: ${THROWS}`],
  ["a function", { scenario: { name: () => {} } }, "scenario: name: a function is not a valid name: use some text"],
  [
    "a seed that is too large",
    { scenario: { seed: 2 ** 53 } },
    `scenario: seed: 9007199254740992 is not a valid seed: use ${SEED}`,
  ],
  ["an option that is too large", { seed: 2 ** 53 }, `seed: "9007199254740992" is not a valid seed: use ${SEED}`],
] as const) {
  test(`${what} is refused`, async (t) => {
    await t.rejects(startSimulator(options as Parameters<typeof startSimulator>[0]), { name: "StartError", message });
  });
}
