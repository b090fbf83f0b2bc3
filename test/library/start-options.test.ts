// Tests of the options of startSimulator: defaults, and errors that name the options as the program writes them.
import { type AddressInfo, createServer } from "node:net";
import { test } from "tap";
import { StartError, type StartOptions, startSimulator } from "../../src/index.ts";
import { waitForEvent } from "../support/waiting.ts";

const OPTIONS_ARE =
  "an option is one of scenario, settings, warn, host, port, httpPort, controlHost, controlPort, controlToken, controlOnGateway, authMode, corsOrigin, worldHost, pushHosts, clock, " +
  "start, seed, cert, key, certsDir, san, maxAgents";
const PORT = "a whole number from 0 to 65535, 0 for any free port";

/** Returns the message of the StartError for wrong options. */
async function startErrorOf(options: unknown): Promise<string> {
  const error = await startSimulator(options as StartOptions).then(
    (sim) => sim.close(),
    (thrown: unknown) => thrown,
  );
  return error instanceof StartError ? error.message : `no StartError: ${String(error)}`;
}

test("undefined and empty lists are the same as missing options", async (t) => {
  const absent = { port: undefined, controlPort: undefined, controlToken: undefined, certsDir: undefined, san: [] };
  await using sim = await startSimulator({ ...absent, corsOrigin: [], clock: "manual" });
  t.notMatch([sim.url, sim.controlUrl].join(), /:804[34]\b/);
  t.equal(sim.caFile, undefined);
});

test("clients can use the URL of a world, even if the simulator listens on every address", async (t) => {
  await using sim = await startSimulator({ host: "0.0.0.0", worldHost: "*.ccgw.test", clock: "manual" });
  const { port } = new URL(sim.url);
  await using world = await sim.createWorld({ name: "tests" });
  t.strictSame([(await world.get()).url, world.url], Array(2).fill(`https://127.0.0.1:${port}/w/tests`));
});

test("every mistake has a line, with the name that the program writes", async (t) => {
  t.equal(
    await startErrorOf({ clock: "fast", controlHost: "0.0.0.0", clok: "manual", watch: true }),
    [
      `unknown option "clok", did you mean "clock"? An${OPTIONS_ARE.slice(2)}`,
      `unknown option "watch": ${OPTIONS_ARE}`,
      'clock: "fast" is not a valid clock: use manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x',
    ].join("\n"),
  );
  t.equal(
    await startErrorOf({ controlHost: "0.0.0.0", cert: "mine.pem" }),
    [
      "cert is given without key: use both, or neither for a generated certificate",
      'controlHost: at "0.0.0.0" other machines can control the simulator: use controlToken as well, or 127.0.0.1',
    ].join("\n"),
  );
});

test("a value of the wrong type is refused", async (t) => {
  t.equal(await startErrorOf(null), `an empty value is not a valid object with options: ${OPTIONS_ARE}`);
  t.equal(await startErrorOf("default"), `"default" is not a valid object with options: ${OPTIONS_ARE}`);
  t.equal(await startErrorOf([]), `an empty list is not a valid object with options: ${OPTIONS_ARE}`);
  t.equal(
    await startErrorOf({ scenario: 5 }),
    "scenario: 5 is not a valid scenario: use the path of a file, the name of a shipped one, YAML text, or an object with members such as center and steps",
  );
  t.equal(await startErrorOf({ controlPort: false }), `controlPort: false is not a valid value: use ${PORT}, or off`);
  t.equal(await startErrorOf({ port: [1, 2] }), `port: a list is not a valid value: use ${PORT}`);
  t.equal(
    await startErrorOf({ certsDir: null }),
    "certsDir: an empty value is not a valid value: use the path of a folder",
  );
  t.equal(await startErrorOf({ certsDir: "" }), 'certsDir: "" is not a valid folder: use the path of a folder');
  t.equal(
    await startErrorOf({ san: [null] }),
    "san: a list is not a valid value: use host names or addresses, separated by commas",
  );
  t.equal(await startErrorOf({ warn: "loud" }), 'warn: "loud" is not a function: it receives each warning');
});

test("errors of certificates name the options of the program", async (t) => {
  t.equal(
    await startErrorOf({ cert: "no-such.pem", key: "no-such.pem" }),
    'The certificate file "no-such.pem" cannot be read: there is no such file or folder.',
  );
  t.match(
    await startErrorOf({ san: ["bad name!"] }),
    /^"bad name!" is not a valid name for a certificate \(san\): use a host/,
  );
});

test("a port in use is an error with the error of the system as its cause", async (t) => {
  const server = createServer();
  await waitForEvent(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const error = await startSimulator({ controlPort: port }).catch((thrown: unknown) => thrown);
  server.close();
  t.ok(error instanceof StartError);
  t.match(error, {
    message: `Port ${port} of 127.0.0.1 is in use: set controlPort to another port, or to 0 for any free one.`,
    cause: { code: "EADDRINUSE" },
  });
});
