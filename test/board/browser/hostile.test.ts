// Tests that text from clients, callers and scenarios never becomes markup on the page.
import type { Scenario } from "../../../src/index.ts";
import { startCenter, story, toPane } from "./open-board.ts";

const MARKUP = [
  "<img src=x onerror=window.wasRun=1>",
  "<script>window.wasRun=1</script>",
  '"><svg onload=window.wasRun=1>',
  "javascript:window.wasRun=1",
  "{{constructor.constructor('window.wasRun=1')()}}",
  "\u202e\u0000\ufffe<b>x",
];

/** Changes and joins parts of markup, always in the same way. */
function* generateMutations(count: number): Generator<string> {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  for (let made = 0; made < count; made++) {
    const [a, b] = [MARKUP[next(MARKUP.length)] ?? "", MARKUP[next(MARKUP.length)] ?? ""];
    yield `${a.slice(0, next(a.length + 1))}${b.slice(next(b.length))}${next(2) === 0 ? "<i>" : "</div>"}`;
  }
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
  const sent = [...MARKUP, ...generateMutations(60)];
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
    const shown = await toPane(page, pane);
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
    t.strictSame(
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
