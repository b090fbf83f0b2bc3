// Tests that text from clients, callers and scenarios never becomes markup on the page.
import type { Scenario } from "../../../src/index.ts";
import { createSeededRandom } from "../../support/forging.ts";
import { showPane, startCenter, story } from "./open-board.ts";

const MARKUP = [
  "<img src=x onerror=window.wasRun=1>",
  "<script>window.wasRun=1</script>",
  '"><svg onload=window.wasRun=1>',
  "javascript:window.wasRun=1",
  "{{constructor.constructor('window.wasRun=1')()}}",
  "\u202e\u0000\ufffe<b>x",
];

/** Returns texts that join parts of markup. The random seed is fixed, so they are the same in each run. */
function mutateMarkup(count: number): string[] {
  const draw = createSeededRandom(7);
  return Array.from({ length: count }, () => {
    const [a, b] = [MARKUP[draw(MARKUP.length)] ?? "", MARKUP[draw(MARKUP.length)] ?? ""];
    return `${a.slice(0, draw(a.length + 1))}${b.slice(draw(b.length))}${draw(2) === 0 ? "<i>" : "</div>"}`;
  });
}

story("no text of a client, a caller or a scenario becomes markup", async (t) => {
  const name = MARKUP.slice(0, 3).join("").slice(0, 60);
  const queues = [
    { id: 25, name },
    { id: 30, name, media: "chat" },
  ] satisfies NonNullable<Scenario["center"]>["queues"];
  const center = { queues, agents: [{ id: 101, name, queues: [25] }, { id: 102 }] } satisfies Scenario["center"];
  const { sim, world, client } = await startCenter(t, { scenario: { name, center } });
  const ada = client(101);
  await ada.signIn();
  const sent = [...MARKUP, ...mutateMarkup(60)];
  for (const text of sent) {
    await ada.send("POST", "voicecall/{}/transfer", { body: { devicetype: text, address: text, callAppData: text } });
    await ada.send("GET", `calldata/{}/${encodeURIComponent(text)}?q=${encodeURIComponent(text)}`);
    await ada.send("POST", "agentevent/{}/x", { body: text });
  }
  for (const text of sent.slice(0, 8)) {
    await world.incomingCall({ to: { queue: 25 }, data: text }).catch(() => {});
    await ada.send("GET", "calldata/{}/statistics", { headers: { Guid: text.replaceAll(/[^\x20-\x7e]/g, "?") } });
  }
  for (const text of sent.slice(0, 8)) await world.beginChat({ to: { queue: 30 }, name: text, text, data: text });
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101/ }).click();
  for (const pane of ["Ladder", "Journal", "Counters", "Faults", "Scenario"]) {
    const shown = await showPane(page, pane);
    await shown.waitFor();
    if (pane === "Journal") {
      const rows = shown.getByRole("region", { name: "Requests" }).getByRole("button");
      await rows.last().waitFor();
      for (const row of (await rows.all()).slice(-12)) {
        await row.click();
        await page.getByRole("dialog").waitFor();
        await page.keyboard.press("Escape");
      }
    }
    t.equal(
      await page.evaluate(
        "[...document.querySelectorAll('img, iframe, object, embed, b, i, style, [onload], [onerror]')].length",
      ),
      0,
      pane,
    );
    t.equal(await page.evaluate("document.querySelectorAll('script').length"), 1, pane);
  }
  t.equal(await page.evaluate("window.wasRun"), undefined);
  t.match(await page.getByRole("region", { name: "Floor" }).textContent(), "<img src=x");
});
