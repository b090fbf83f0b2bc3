// Takes the screenshot of the board in the README: npx tsx scripts/board-picture.ts.
// It needs Chromium and a build.
import { statSync } from "node:fs";
import { Agent } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startSimulator } from "../src/index.ts";
import { chromiumProgram } from "../test/support/chromium.ts";
import { Client } from "../test/support/client.ts";

const PICTURE = fileURLToPath(new URL("../.github/board.png", import.meta.url));
const MAX_BYTES = 200_000;

await using sim = await startSimulator({ scenario: "default", clock: "manual", httpPort: 0 });
const world = sim.world();
const client = new Client(101, Number(new URL(sim.httpUrl ?? "").port), new Agent({ keepAlive: true }));

// A client signs in, takes a call, is affected by a fault, and requests a transfer that is refused. The story is the same each time.
await world.clock.advance("4m");
await client.signIn({ autoanswer: false });
await client.poll();
await client.poll();
const ringing = client.poll();
await world.incomingCall({ from: "13800000001", to: { agent: 101 } });
await ringing;
await world.clock.advance("3s");
for (let events = 0; events < 5; events++) await client.poll();
const talking = client.poll();
await client.put("voicecall/{}/answer");
await talking;
await world.clock.advance("12s");
await world.faults.add({
  agents: [101],
  operations: ["queryCallStatisticsInfo"],
  times: 1,
  effect: { retcode: "100-007" },
});
await client.get("calldata/{}/statistics");
await client.get("calldata/{}/statistics");
await client.post("voicecall/{}/transfer", { devicetype: 9 });
await world.incomingCall({ from: "13800000002", to: { queue: 26 } });

const browser = await chromium.launch({
  executablePath: chromiumProgram ?? "chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-proxy-server"],
});
const page = await browser.newPage({ viewport: { width: 1_240, height: 760 }, colorScheme: "light" });
await page.goto(sim.controlUrl ?? "");
await page.getByRole("button", { name: /^Agent 101 / }).click();
await page.getByRole("button", { name: /transfer, 000-002/ }).waitFor();
await page.screenshot({ path: PICTURE });
await browser.close();
const { size } = statSync(PICTURE);
if (size > MAX_BYTES)
  throw new Error(`the screenshot has ${size} bytes, more than ${MAX_BYTES}: make the viewport smaller`);
console.log(`Written: ${PICTURE}, ${size} bytes`);
process.exit(0);
