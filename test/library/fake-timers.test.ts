// Tests that fake timers in a process do not affect a simulator in it.
import { request } from "node:https";
import { performance as nodePerformance } from "node:perf_hooks";
import { type Test, test } from "tap";
import { type Simulator, startSimulator } from "../../src/index.ts";
import { START } from "../support/gateway.ts";

/** Fakes the clock, which stays in the year 2020, and timers, which never fire. */
function fakeTime(t: Test): void {
  const now = Date.UTC(2020, 0, 1);
  class FakeDate extends Date {
    constructor(...args: []) {
      if (args.length === 0) super(now);
      else super(...args);
    }
    static override now = () => now;
  }
  const createDeadTimer = () => ({ unref() {}, ref() {} });
  t.intercept(globalThis, "Date", { value: FakeDate });
  t.intercept(globalThis, "performance", { value: { now: () => now, timeOrigin: 0 } });
  // Some fakes also change the object of node:perf_hooks.
  t.intercept(nodePerformance, "now", { value: () => now });
  for (const name of ["setTimeout", "setInterval", "setImmediate"] as const) {
    t.intercept(globalThis, name, { value: createDeadTimer });
  }
}

/** Sends a request to the gateway. Returns the text of the answer, with the header `Set-GUID` at its end. */
async function send(sim: Simulator, method: string, path: string, headers: object, body = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const url = `${sim.url}/agentgateway/resource/${path}`;
    const outgoing = request(url, { method, ca: sim.ca, agent: false, headers: { ...headers } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve(text + (answer.headers["set-guid"] ?? "")));
    });
    outgoing.on("error", reject).end(body);
  });
}

for (const isFakedAfterStart of [true, false]) {
  test(`fake timers installed ${isFakedAfterStart ? "after" : "before"} the start do not affect a simulator`, async (t) => {
    const settings = { pollHold: "20ms" } as const;
    if (!isFakedAfterStart) fakeTime(t);
    const sim = await startSimulator({ clock: "1x", settings });
    if (isFakedAfterStart) fakeTime(t);
    const world = sim.world();
    const began = Date.parse((await world.clock.get()).now);
    t.ok(began > START, "the world begins now, and not in 2020");
    // The certificate is valid because TLS uses the system's clock.
    const signedIn = await send(sim, "PUT", "onlineagent/101", {}, '{"password":"secret","phonenum":"40038"}');
    t.match(signedIn, /"retcode":"0"/);
    const Guid = signedIn.slice(signedIn.indexOf("JSESSIONID=") + "JSESSIONID=".length);
    let polled = "";
    do polled = await send(sim, "GET", "agentevent/101", { Guid });
    while (polled.includes('"event"'));
    t.equal(polled, '{"message":"","retcode":"0"}', "a held poll is answered empty when its time is over");
    const elapsed = Date.parse((await world.clock.get()).now) - began;
    t.ok(elapsed >= 20 && elapsed < 600_000, `the world's clock advanced by ${elapsed} ms`);
    await t.rejects(world.verify({ operation: "sayBusy", within: "20ms" }), { code: "CCGW_NOT_VERIFIED" });
    await sim.close();
  });
}

test("fakes of process.nextTick and queueMicrotask are removed during start and close, and restored", async (t) => {
  const callbacks: unknown[] = [];
  const fakeTick = ((callback: unknown) => void callbacks.push(callback)) as typeof process.nextTick;
  const realTick = process.nextTick;
  const realMicrotask = globalThis.queueMicrotask;
  // Sockets of Node need process.nextTick too, so the test checks the fakes only right after the start.
  process.nextTick = fakeTick;
  globalThis.queueMicrotask = fakeTick;
  const sim = await startSimulator({ clock: "manual" });
  const kept = [process.nextTick === fakeTick, globalThis.queueMicrotask === fakeTick];
  await sim.world().clock.advance("1h");
  await sim.close();
  process.nextTick = realTick;
  globalThis.queueMicrotask = realMicrotask;
  t.strictSame(kept, [true, true]);
});
