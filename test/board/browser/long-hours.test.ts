// Tests an open page over eight virtual hours: neither its nodes nor its memory grow with the number of events.

import type { Page } from "playwright-core";
import type { Scenario } from "../../../src/index.ts";
import { showPane, startCenter, story } from "./open-board.ts";

const CENTER = {
  queues: [{ id: 25 }],
  agents: [
    { id: 101, queues: [25] },
    { ids: "201-240", queues: [25], autopilot: { answer: "3s", wrapUp: "10s" } },
  ],
} satisfies Scenario["center"];
const STEPS = [{ traffic: { queue: 25, callsPerHour: 400, talk: "3m", patience: "2m" } }] satisfies Scenario["steps"];
const HALF_HOURS = 16;
/** The half-hours between two measurements. */
const HALF_HOURS_BETWEEN = 4;

/** The permitted growth of nodes and listeners, as a factor, and of the heap. */
const MAX_GROWTH = 1.3;
const MAX_HEAP_GROWTH_MB = 3;

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
  story(
    `the pane ${pane}, open for eight virtual hours, has at most 30% more nodes and 3 MB more memory than after two`,
    async (t) => {
      const { sim, world, client } = await startCenter(t, { scenario: { center: CENTER, steps: STEPS } });
      const ada = client(101);
      await ada.signIn({ autoanswer: false });
      const page = await t.open(sim.controlUrl);
      await page.getByRole("button", { name: /^Agent 101 / }).click();
      await showPane(page, pane);
      const clock = page.getByRole("group", { name: "Clock of the world" });
      const measured: Awaited<ReturnType<typeof measure>>[] = [];
      for (let halfHour = 1; halfHour <= HALF_HOURS; halfHour++) {
        for (let minute = 0; minute < 30; minute += 5) {
          await world.clock.advance("5m");
          await ada.post(`onlineagent/{}/${minute % 10 === 0 ? "saybusy" : "sayfree"}`);
          await ada.poll();
        }
        const now = (await world.clock.get()).now.slice(11, 19);
        await clock.getByText(now).waitFor();
        if (halfHour % HALF_HOURS_BETWEEN === 0) measured.push(await measure(page));
      }
      const [early, , , late] = measured;
      t.ok(
        (late?.nodes ?? 0) < MAX_GROWTH * (early?.nodes ?? 0),
        `nodes: ${measured.map(({ nodes }) => nodes).join(", ")}`,
      );
      t.ok((late?.listeners ?? 0) < MAX_GROWTH * (early?.listeners ?? 0), "listeners");
      t.ok(
        (late?.heapMb ?? 0) < (early?.heapMb ?? 0) + MAX_HEAP_GROWTH_MB,
        `heap: ${measured.map(({ heapMb }) => heapMb.toFixed(1)).join(", ")}`,
      );
    },
  );
}
