// Tests of every effect of a fault, created by a step of a scenario, by the control API and by the library, and of its end.
import { type Test, test } from "tap";
import { startSimulator } from "../../../src/index.ts";
import { EFFECT_NAMES } from "../../../src/scenario/faults/effects/index.ts";
import type { WrittenFault } from "../../../src/scenario/faults/fault-rule.ts";

const UNTIL = "Until 2026-01-05T09:10:00.000Z, all";

/** Each effect, and the sentence of a fault with it that lasts for ten minutes. */
const EFFECTS: [effect: WrittenFault["effect"], sentence: string][] = [
  [{ retcode: "100-007" }, `${UNTIL} requests are answered 100-007.`],
  [{ status: 503 }, `${UNTIL} requests are answered with HTTP status 503.`],
  [{ delay: "2s" }, `${UNTIL} requests are answered 2s late.`],
  [{ reset: true }, `${UNTIL} requests have their connection reset.`],
  [{ stall: true }, `${UNTIL} requests get the headers and half of the body, and then nothing.`],
  [{ malformed: true }, `${UNTIL} requests are answered with a body that is not valid JSON.`],
  [{ truncated: true }, `${UNTIL} requests are answered with JSON that is cut in the middle.`],
  [{ events: "lost" }, `${UNTIL} events are lost.`],
  [{ events: "doubled" }, `${UNTIL} events come twice.`],
  [{ events: "reordered" }, `${UNTIL} events arrive after the events that follow them.`],
  [{ events: "late" }, `${UNTIL} events come 2s late.`],
  [{ guid: "invalidated" }, `${UNTIL} requests find the Guid of their agent invalidated.`],
  [{ kick: true }, `${UNTIL} requests find their agent signed out.`],
  [{ switchOver: true }, `${UNTIL} polls are answered 000-004: the gateway is being switched over.`],
  [{ certificate: "expired" }, `${UNTIL} connections to a separate port get an expired certificate.`],
  [{ certificate: "wrongHost" }, `${UNTIL} connections to a separate port get a certificate for another host.`],
  [{ protocol: "TLSv1.1" }, `${UNTIL} connections to a separate port are offered TLSv1.1 and nothing newer.`],
];

const FAULTS = EFFECTS.map(([effect]): WrittenFault => ({ for: "10m", effect }));
const SENTENCES = EFFECTS.map(([, sentence]) => sentence);

/** The sentence of a fault and the URL of its port. */
type FaultInfo = { sentence: string; url?: string | null | undefined };

const HAS_PORT = EFFECTS.map(([effect]) => "certificate" in effect || "protocol" in effect);

/** The ways to create all faults in the default world. Each returns the simulator and the created faults. */
const WAYS: [way: string, createFaults: (t: Test) => Promise<{ sim: Simulator; created: FaultInfo[] }>][] = [
  [
    "a step of a scenario",
    async () => {
      const scenario = { steps: FAULTS.map((fault) => ({ fault })) };
      const sim = await startSimulator({ scenario, clock: "manual" });
      return { sim, created: await sim.world().faults.list() };
    },
  ],
  [
    "the control API",
    async (t) => {
      const sim = await startSimulator({ clock: "manual" });
      const created: FaultInfo[] = [];
      for (const fault of FAULTS) {
        const url = `${sim.controlUrl}/worlds/default/faults`;
        const answer = await fetch(url, { method: "POST", body: JSON.stringify(fault) });
        const posted = (await answer.json()) as FaultInfo;
        t.equal(answer.status, 201);
        const read = await fetch(new URL(answer.headers.get("location") ?? "", url));
        t.strictSame(await read.json(), posted, "the fault can be read again");
        created.push(posted);
      }
      return { sim, created };
    },
  ],
  [
    "the library",
    async () => {
      const sim = await startSimulator({ clock: "manual" });
      return { sim, created: await Promise.all(FAULTS.map((fault) => sim.world().faults.add(fault))) };
    },
  ],
];

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

test("the tests cover every effect", async (t) => {
  t.strictSame(new Set(EFFECTS.map(([effect]) => Object.keys(effect)[0])), new Set(EFFECT_NAMES));
});

for (const [way, createFaults] of WAYS) {
  test(`faults created by ${way} have a sentence, have a port if they need one, and end after their time`, async (t) => {
    const { sim, created } = await createFaults(t);
    t.teardown(() => sim.close());
    t.strictSame(
      created.map(({ sentence }) => sentence),
      SENTENCES,
    );
    const ports = created.map(({ url }) => url ?? undefined);
    t.strictSame(
      ports.map((url) => url !== undefined),
      HAS_PORT,
    );
    const { faults, clock } = sim.world();
    await clock.advance("599999ms");
    t.equal((await faults.list()).length, FAULTS.length);
    await clock.advance("1ms");
    t.strictSame(await faults.list(), []);
    t.strictSame(
      await findRefusedUrls(ports),
      ports.filter((url) => url !== undefined),
    );
  });
}

for (const [what, endFaults] of [
  ["a reset of the world", (sim: Simulator) => sim.world("night").reset()],
  ["the deletion of the world", (sim: Simulator) => sim.deleteWorld("night")],
  ["the closing of the simulator", (sim: Simulator) => sim.close()],
] as const) {
  test(`${what} closes the ports of all faults`, async (t) => {
    const sim = await startSimulator({ clock: "manual" });
    t.teardown(() => sim.close());
    const { faults } = await sim.createWorld({ name: "night", clock: "manual" });
    const added = await Promise.all(FAULTS.map((fault) => faults.add(fault)));
    const ports = added.flatMap(({ url }) => url ?? []);
    t.equal(ports.length, 3);
    await endFaults(sim);
    t.strictSame(await findRefusedUrls(ports), ports);
  });
}

/** Returns the URLs that refuse connections. */
async function findRefusedUrls(urls: readonly (string | undefined)[]): Promise<string[]> {
  const openUrls = urls.filter((url) => url !== undefined);
  const outcomes = await Promise.allSettled(openUrls.map((url) => fetch(url)));
  const codeOf = (outcome: PromiseSettledResult<unknown>) =>
    outcome.status === "rejected" ? (outcome.reason.cause as { code?: string } | undefined)?.code : undefined;
  return openUrls.filter((_, i) => outcomes[i] !== undefined && codeOf(outcomes[i]) === "ECONNREFUSED");
}
