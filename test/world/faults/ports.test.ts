// Tests of faults with a separate port: its opening, URL, count of connections and closing.

import { test } from "tap";
import { Chance } from "../../../src/core/index.ts";
import type { PortOpener, PortOptions } from "../../../src/world/faults/fault-port.ts";
import { Faults } from "../../../src/world/faults/faults.ts";
import { World } from "../../../src/world/world.ts";
import { openWorld } from "../../support/gateway.ts";
import { readTestScenario } from "../../support/test-scenario.ts";

/** A port opener that records the orders, and the numbers of the faults whose ports are closed. */
class RecordingPortOpener {
  readonly orders: PortOptions[] = [];
  readonly closed: number[] = [];
  readonly open: PortOpener = (order) => {
    this.orders.push(order);
    return {
      opened: Promise.resolve(`https://127.0.0.1:4000${order.fault}`),
      close: () => this.closed.push(order.fault),
    };
  };
}

/** Returns the faults of a center with a manual clock and this port opener. `reported` has the sentences for the log. */
async function openFaults(portOpener: PortOpener) {
  const { center } = await openWorld();
  const reported: string[] = [];
  const faults = new Faults(center, new Chance(1), { portOpener, report: (sentence) => reported.push(sentence) });
  return { center, faults, reported };
}

const EXPIRED = { certificate: "expired" } as const;

test("a port is opened immediately, and its URL is known once it listens", async (t) => {
  const { orders, open } = new RecordingPortOpener();
  const { faults } = await openFaults(open);
  const fault = faults.add({ effect: { protocol: "TLSv1.1" } });
  t.strictSame(
    [fault.url, await fault.opened, fault.url],
    [undefined, "https://127.0.0.1:40001", "https://127.0.0.1:40001"],
  );
  t.hasStrict(orders, [{ fault: 1, effect: { kind: "protocol", version: "TLSv1.1" }, sentence: fault.sentence }]);
  t.equal(fault.sentence, "All connections to a separate port are offered TLSv1.1 and nothing newer.");
  t.strictSame(
    [faults.affectsRequests, faults.affectsEvents, faults.onRequest("answer", 101)],
    [false, false, undefined],
  );
});

test("each connection counts as one application", async (t) => {
  const { orders, open } = new RecordingPortOpener();
  const { faults } = await openFaults(open);
  const fault = faults.add({ effect: EXPIRED });
  orders[0]?.onConnection();
  orders[0]?.onConnection();
  t.strictSame([fault.timesApplied, fault.left], [2, undefined]);
});

test("a port is closed when its fault ends, without any request, or is removed", async (t) => {
  const { closed, open } = new RecordingPortOpener();
  const { center, faults } = await openFaults(open);
  const first = faults.add({ for: "10m", effect: EXPIRED });
  await first.opened;
  faults.add({ to: "2026-01-05T09:20:00Z", effect: EXPIRED });
  for (let i = 0; i < 3; i++) faults.add({ effect: EXPIRED });
  center.runUntil(center.now + 599_999);
  t.strictSame([closed, first.url], [[], "https://127.0.0.1:40001"]);
  center.runUntil(center.now + 1);
  t.strictSame([closed, first.url], [[1], undefined]);
  center.runUntil(center.now + 600_000);
  faults.remove(3);
  t.strictSame(closed, [1, 2, 3]);
  faults.clear();
  t.strictSame(closed, [1, 2, 3, 4, 5]);
});

test("when a world ends, all ports are closed and no more are opened", async (t) => {
  const { orders, closed, open } = new RecordingPortOpener();
  const { faults } = await openFaults(open);
  faults.add({ effect: EXPIRED });
  faults.end();
  const late = faults.add({ effect: EXPIRED });
  t.strictSame([closed, orders.length, await late.opened], [[1], 1, undefined]);
  t.equal(
    late.sentence,
    "All connections to a separate port get an expired certificate; this simulator opens no ports.",
  );
});

test("a world opens the ports of its scenario's first steps; a reset closes them and opens new ones", async (t) => {
  const { scenario } = await openWorld({ steps: [{ fault: { effect: EXPIRED } }] });
  const seen: string[] = [];
  const portOpener = (world: string): PortOpener => {
    return () => {
      seen.push(`${world} opens`);
      return { opened: Promise.resolve(""), close: () => seen.push(`${world} closes`) };
    };
  };
  const world = await World.open({ name: "night", scenario, clock: { kind: "manual" }, portOpener });
  t.strictSame(seen, ["night opens"]);
  world.reset();
  t.strictSame(seen, ["night opens", "night opens", "night closes"]);
  world.close();
  t.strictSame(seen.slice(3), ["night closes"]);
});

test("a world that fails to begin leaves no port open", async (t) => {
  const endless = { repeat: { steps: [{ waitFor: { agent: 101, state: "signedOut" } }] } };
  const object = { clock: "manual", steps: [{ fault: { effect: EXPIRED } }, endless] };
  const scenario = await readTestScenario(object);
  const { orders, closed, open } = new RecordingPortOpener();
  const begin = World.open({ name: "endless", scenario, portOpener: () => open });
  await t.rejects(begin, { name: "EndlessChain" });
  t.strictSame([orders.length, closed], [1, [1]]);
});

test("a restored world opens the port again, and closes it at the original time", async (t) => {
  const { closed, open } = new RecordingPortOpener();
  const [{ scenario }, written] = [await openWorld(), await openWorld()];
  written.faults.add({ for: "10m", effect: EXPIRED });
  written.advance(300_000);
  const world = await World.open({ name: "later", scenario, clock: { kind: "manual" }, portOpener: () => open });
  await world.restore(written.snapshot());
  const [fault] = world.faults.list();
  t.equal(await fault?.opened, "https://127.0.0.1:40001");
  world.advance(299_999);
  t.strictSame(closed, []);
  world.advance(1);
  t.strictSame(closed, [1]);
});

test("a fault whose port cannot be opened is removed, with a reason", async (t) => {
  const { faults, reported } = await openFaults(() => ({
    opened: Promise.reject(new Error("listen EMFILE: too many open files")),
    close: () => {},
  }));
  const { opened } = faults.add({ effect: EXPIRED });
  const sentence = "The port of fault 1 cannot be opened: listen EMFILE: too many open files.";
  await t.rejects(opened, { message: sentence });
  t.strictSame([faults.list(), reported], [[], [sentence]]);
});

test("a fault that is removed before its port is open has no port, and no failure is reported", async (t) => {
  const { faults, reported } = await openFaults(() => ({
    opened: Promise.reject(new Error("closed")),
    close: () => {},
  }));
  const { opened } = faults.add({ effect: EXPIRED });
  faults.clear();
  t.strictSame([await opened, reported], [undefined, []]);
});

test("a fault that is over at its creation opens no port", async (t) => {
  const { orders, open } = new RecordingPortOpener();
  const { faults } = await openFaults(open);
  faults.add({ to: "2026-01-05T08:00:00Z", effect: EXPIRED });
  t.strictSame(orders, []);
});

test("a world has at most sixteen faults with ports; others can still be added", async (t) => {
  const { faults } = await openFaults(new RecordingPortOpener().open);
  for (let i = 0; i < 16; i++) faults.add({ effect: EXPIRED });
  t.throws(() => faults.add({ effect: { protocol: "TLSv1" } }), {
    message: "a world can have at most 16 faults with a separate port: remove some first",
  });
  t.equal(faults.add({ effect: { retcode: "100-007" } }).id, 17);
});
