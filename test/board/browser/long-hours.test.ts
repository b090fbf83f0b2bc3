// Tests an open page over eight virtual hours: neither its nodes nor its memory grow with the number of events.

import type { Page } from "playwright-core";
import type { Scenario } from "../../../src/index.ts";
import { startCenter, story, toPane } from "./open-board.ts";

const CENTER = {
  queues: [{ id: 25 }],
  agents: [
    { id: 101, queues: [25] },
    { ids: "201-240", queues: [25], autopilot: { answer: "3s", wrapUp: "10s" } },
  ],
} satisfies Scenario["center"];
const STEPS = [{ traffic: { queue: 25, callsPerHour: 400, talk: "3m", patience: "2m" } }] satisfies Scenario["steps"];
const HALF_HOURS = 16;

/** Returns the DOM nodes, the event listeners and the heap (MB) of a page after a garbage collection. */
async function measure(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return { nodes, listeners, heapMb: usedSize / 1e6 };
}

for (const pane of ["Ladder", "Journal", "Counters"]) {
  story(`the pane ${pane}, open for eight virtual hours, has hardly more nodes or memory than after two`, async (t) => {
    const { sim, world, client } = await startCenter(t, { scenario: { center: CENTER, steps: STEPS } });
    const ada = client(101);
    await ada.signIn({ autoanswer: false });
    const page = await t.open(sim.controlUrl);
    await page.getByRole("button", { name: /^Agent 101 / }).click();
    await toPane(page, pane);
    const clock = page.getByRole("group", { name: "Clock of the world" });
    const measured: Awaited<ReturnType<typeof measure>>[] = [];
    for (let half = 1; half <= HALF_HOURS; half++) {
      for (let minute = 0; minute < 30; minute += 5) {
        await world.clock.advance("5m");
        await ada.post(`onlineagent/{}/${minute % 10 === 0 ? "saybusy" : "sayfree"}`);
        await ada.poll();
      }
      const now = (await world.clock.get()).now.slice(11, 19);
      await clock.getByText(now).waitFor();
      if (half % 4 === 0) measured.push(await measure(page));
    }
    const [second, , , eighth] = measured;
    t.ok((eighth?.nodes ?? 0) < 1.3 * (second?.nodes ?? 0), `nodes: ${measured.map(({ nodes }) => nodes).join(", ")}`);
    t.ok((eighth?.listeners ?? 0) < 1.3 * (second?.listeners ?? 0), "listeners");
    t.ok(
      (eighth?.heapMb ?? 0) < (second?.heapMb ?? 0) + 3,
      `heap: ${measured.map(({ heapMb }) => heapMb.toFixed(1)).join(", ")}`,
    );
  });
}
