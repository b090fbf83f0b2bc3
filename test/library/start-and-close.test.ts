// Tests of starting and closing a simulator: errors, tokens, pending requests, and the process afterwards.
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { test } from "tap";
import { ConnectError, ControlError, connectSimulator, StartError, startSimulator } from "../../src/index.ts";
import { waitForEvent } from "../support/waiting.ts";

test("a wrong option is an error, and nothing is started", async (t) => {
  const error = await startSimulator({ clock: "fast", settings: { maxTime: "soon" } } as never).catch(
    (thrown) => thrown,
  );
  t.ok(error instanceof StartError);
  t.match(error, { code: "CCGW_START", message: /^clock: "fast" is not a valid / });
  await t.rejects(startSimulator({ scenario: "nothing-shipped" }), { message: /^no shipped scenario is named/ });
});

test("an address without a simulator is an error", async (t) => {
  const server = createServer((_request, response) => response.writeHead(404).end("no"));
  await waitForEvent(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await t.rejects(connectSimulator(url), {
    message: `${url}/simulator is not the control API of a simulator: it answers with HTTP 404.`,
  });
  server.close();
  server.closeAllConnections();
  await waitForEvent(server, "close");
  // Nothing listens on port 1, and no other test can open it in the meantime.
  const error = await connectSimulator("http://127.0.0.1:1").catch((thrown) => thrown);
  t.ok(error instanceof ConnectError);
  t.equal(
    error.message,
    "No simulator answers at http://127.0.0.1:1: nothing listens at 127.0.0.1:1. Start one, or check its --control-port.",
  );
});

test("a simulator with a token refuses connections without it", async (t) => {
  await using sim = await startSimulator({ controlToken: "secret-token" });
  const url = sim.controlUrl ?? "";
  await t.rejects(connectSimulator(url), { code: "CCGW_TOKEN_NEEDED" });
  await t.rejects(connectSimulator(url, { token: "another" }), ControlError);
  t.equal((await connectSimulator(url, { token: "secret-token" })).url, sim.url);
});

test("closing ends event streams of both transports and answers waiting requests", async (t) => {
  const sim = await startSimulator({ clock: "manual" });
  const far = await connectSimulator(sim.controlUrl ?? "");
  const nextEvents = [sim, far].map((simulator) => simulator.world().events[Symbol.asyncIterator]().next());
  // A request after the start of a stream is answered after the stream has begun.
  await far.world().get();
  const verdict = sim.world().verify({ operation: "login", within: "5m" });
  const refused = t.rejects(verdict, { code: "CCGW_NOT_READY" });
  await sim.close();
  t.strictSame(await Promise.all(nextEvents), [
    { value: undefined, done: true },
    { value: undefined, done: true },
  ]);
  await refused;
});

test("a closed simulator refuses requests, and closing it again does nothing", async (t) => {
  const sim = await startSimulator({ clock: "manual" });
  await Promise.all([sim.close(), sim.close()]);
  const closed = { code: "CCGW_NOT_READY", message: "The simulator is closed and accepts no requests." };
  await t.rejects(sim.world().get(), closed);
  await t.rejects(sim.createWorld({ name: "late" }), closed);
  await t.rejects(sim.world().events.since(0).next(), closed);
  await sim.close();
});

test("an aborted request rejects with the reason of its signal, over both transports", async (t) => {
  await using near = await startSimulator({ clock: "manual" });
  const far = await connectSimulator(near.controlUrl ?? "");
  for (const sim of [near, far]) {
    const controller = new AbortController();
    const verdict = sim.world().verify({ operation: "login", within: "5m" }, { signal: controller.signal });
    controller.abort(new Error("enough"));
    await t.rejects(verdict, { message: "enough" });
    await t.rejects(sim.world().verify({ operation: "login" }, { signal: controller.signal }), { message: "enough" });
  }
});

test("many requests can wait simultaneously without a warning", async (t) => {
  await using sim = await startSimulator({ clock: "manual" });
  const warnings: Error[] = [];
  const onWarning = (warning: Error): number => warnings.push(warning);
  process.on("warning", onWarning);
  const verdicts = Array.from({ length: 20 }, () => sim.world().verify({ operation: "login", within: "5m" }));
  const answers = Promise.allSettled(verdicts);
  await sim.world().get();
  await sim.close();
  await answers;
  process.off("warning", onWarning);
  t.strictSame(warnings, []);
});

test("a process ends after its simulator is closed", async (t) => {
  const entryPoint = JSON.stringify(new URL("../../src/index.ts", import.meta.url).href);
  const program = `
    import { startSimulator } from ${entryPoint};
    const sim = await startSimulator({ httpPort: 0 });
    for await (const { serial } of sim.world().events.since(0)) { console.log("event", serial); break; }
    await sim.close();
    console.log("closed");
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--import=tsx",
    "--input-type=module",
    "--eval",
    program,
  ]);
  t.equal(stdout, "event 1\nclosed\n");
});

test("a program that polls in a loop does not block the simulator", async (t) => {
  await using sim = await startSimulator({ clock: "manual" });
  const advance = fetch(`${sim.controlUrl}/worlds/default/clock/advance`, { method: "POST", body: '{"by": "1s"}' });
  while ((await sim.world().clock.get()).now === "2026-01-05T09:00:00.000Z");
  t.equal((await advance).status, 200);
});
