// Tests of streams of events: their end, missing events, and interrupted connections.

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { test } from "tap";
import { type AnySimulator, connectSimulator, type EventGap, EventsError, startSimulator } from "../../src/index.ts";
import { until, waitForEvent } from "../support/waiting.ts";

const OVER = { value: undefined, done: true };

/** Waits until no event stream is open. Over HTTP the end of a request takes a moment to arrive. */
async function waitUntilNoStreams(sim: AnySimulator): Promise<void> {
  await until(async () => /^ccgw_event_streams 0$/m.test(await sim.metrics()));
}

for (const transport of ["in this process", "in another process"]) {
  /** Starts a simulator, `far`. `sim` is the handle of the transport for it. */
  async function openSimulator() {
    const far = await startSimulator({ clock: "manual" });
    return { far, sim: transport === "in this process" ? far : await connectSimulator(far.controlUrl ?? "") };
  }

  test(`${transport}, a stream can be ended before any event was read`, async (t) => {
    const { far, sim } = await openSimulator();
    const events = sim.world().events.since(0);
    t.strictSame(await events.return(undefined), OVER);
    t.strictSame(await events.next(), OVER);
    await waitUntilNoStreams(sim);
    await far.close();
  });

  test(`${transport}, a stream can be ended while reads are pending`, async (t) => {
    const { far, sim } = await openSimulator();
    const events = sim.world().events[Symbol.asyncIterator]();
    const waiting = [events.next(), events.next()];
    t.strictSame(await events.return(undefined), OVER);
    t.strictSame(await Promise.all(waiting), [OVER, OVER]);
    await far.close();
  });

  test(`${transport}, pending reads get the events in order`, async (t) => {
    const { far, sim } = await openSimulator();
    const events = sim.world().events.since(0);
    const serials = await Promise.all([events.next(), events.next(), events.next()]);
    t.strictSame(
      serials.map(({ value }) => value?.serial),
      [1, 2, 3],
    );
    await t.rejects(events.throw(new Error("enough")), { message: "enough" });
    t.strictSame(await events.next(), OVER);
    await far.close();
  });

  test(`${transport}, events that the log has forgotten are reported in their place`, async (t) => {
    const { far, sim } = await openSimulator();
    const world = sim.world();
    // The log holds 10,000 events.
    await world.replaceScenario({
      steps: [{ traffic: { queue: 25, callsPerHour: 1_200, talk: "1s", patience: "1s" } }],
    });
    await world.clock.advance("4h");
    const gaps: EventGap[] = [];
    const events = world.events.since(1, { onGap: (gap) => gaps.push(gap) });
    const { value } = await events.next();
    const [{ forgotten = 0, since = "", detail = "" } = {}] = gaps;
    t.strictSame([gaps.length, value?.serial, since], [1, forgotten + 2, `1-${forgotten + 1}`]);
    t.equal(detail, `The log has forgotten ${forgotten} events, up to ${since}; the events that it has follow.`);
    await events.return(undefined);
    await far.close();
  });

  test(`${transport}, the stream of an unknown world ends with one error`, async (t) => {
    const { far, sim } = await openSimulator();
    const events = sim.world("night").events.since(0);
    await t.rejects(events.next(), { code: "CCGW_UNKNOWN_WORLD" });
    t.strictSame(await events.next(), OVER);
    await far.close();
  });
}

test("closing a connection ends its streams and not the simulator", async (t) => {
  await using far = await startSimulator({ clock: "manual" });
  const sim = await connectSimulator(far.controlUrl ?? "");
  const next = sim.world().events[Symbol.asyncIterator]().next();
  await sim.close();
  t.strictSame(await next, OVER);
  t.equal((await far.worlds()).length, 1);
});

test("a broken connection is an error, not the end of the stream", async (t) => {
  await using far = await startSimulator({ clock: "manual" });
  const sockets: Socket[] = [];
  const proxy = createServer((socket) => {
    const upstream = connect(Number(new URL(far.controlUrl ?? "").port), "127.0.0.1");
    upstream.pipe(socket).pipe(upstream);
    for (const end of [socket, upstream]) sockets.push(end.on("error", () => {}));
  });
  await waitForEvent(proxy.listen(0, "127.0.0.1"), "listening");
  const sim = await connectSimulator(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const events = sim.world().events[Symbol.asyncIterator]();
  await sim.world().agent(101).signIn();
  t.hasStrict(await events.next(), { value: { type: "signedIn" } });
  const reading = readToEnd(events).catch((thrown: unknown) => thrown);
  proxy.close();
  for (const socket of sockets) socket.destroy();
  const error = await reading;
  t.ok(error instanceof EventsError);
  t.match(error, {
    message: "The stream of events was interrupted: the simulator has ended, or the connection was lost.",
  });
});

/** Reads a stream until it ends. */
async function readToEnd(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}
