// Tests of recordings on the board in a browser: they are begun, paused, resumed and stopped by hand, listed, downloaded and played.
import { readFileSync } from "node:fs";
import type { World } from "../../../src/index.ts";
import { showPane, startCenter, story } from "./open-board.ts";

/** The bytes of the head of a WAV file. */
const WAV_HEAD_BYTES = 44;
/** The bytes of a second of sound: 8,000 samples of 16 bits. */
const BYTES_PER_SECOND = 16_000;

/** Signs an agent in, and lets it beginTalk with a customer. */
async function beginTalk(world: World, agent: number): Promise<void> {
  await world.agent(agent).signIn();
  await world.incomingCall({ from: "13800000001", to: { agent } });
  await world.agent(agent).answer();
}

story("a call is recorded from the card of its agent by keyboard, and downloaded", async (t) => {
  const { sim, world } = await startCenter(t);
  await beginTalk(world, 101);
  const page = await t.open(sim.controlUrl, { acceptDownloads: true });
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  const card = page.getByRole("region", { name: "Agent 101" });
  const press = async (name: string | RegExp) => {
    await card.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
  };
  await press(/^Record: call /);
  await card.getByText("recording running 0:00").waitFor();
  await world.clock.advance("30s");
  await card.getByText("recording running 0:30").waitFor();
  await page.getByRole("region", { name: "Calls" }).getByText("recorded by 101").waitFor();
  await press("Pause the recording of agent 101");
  await card.getByText("recording paused 0:30").waitFor();
  await world.clock.advance("5m");
  const pane = await showPane(page, "Recordings");
  const rows = pane.getByRole("region", { name: "Recordings of the world" });
  await rows.getByText("paused 0:30").waitFor();
  await pane.getByText("0 running, 1 paused, 0 finished").waitFor();
  await rows.getByRole("button", { name: "Resume the recording of agent 101" }).click();
  await rows.getByText("running 0:30").waitFor();
  await world.clock.advance("10s");
  await press("Stop the recording of agent 101");
  await rows.getByText("40s", { exact: true }).waitFor();
  await pane.getByText("0 running, 1 finished").waitFor();
  t.match(await world.recordings(), {
    length: 1,
    0: { state: "finished", agent: 101, caller: "13800000001", length: "40s" },
  });
  const saving = page.waitForEvent("download");
  await rows.getByRole("button", { name: "Download the recording Yc1v1a101d20260105t0900000" }).click();
  const saved = await saving;
  t.equal(saved.suggestedFilename(), "Yc1v1a101d20260105t0900000.wav");
  t.equal(readFileSync(await saved.path()).length, WAV_HEAD_BYTES + 40 * BYTES_PER_SECOND);
  await rows.getByRole("button", { name: /^call / }).click();
  await page.getByRole("region", { name: /^Ladder of call / }).waitFor();
});

story("an earlier moment shows its recordings, running and finished", async (t) => {
  const { sim, world } = await startCenter(t);
  await beginTalk(world, 101);
  const page = await t.open(sim.controlUrl);
  const pane = await showPane(page, "Recordings");
  await pane.getByText("Nothing is recorded.").waitFor();
  for (let count = 0; count < 2; count++) {
    await world.agent(101).record();
    await world.clock.advance("20s");
    await world.agent(101).stopRecording();
  }
  const rows = pane.getByRole("region", { name: "Recordings of the world" }).getByRole("listitem");
  await pane.getByText("0 running, 2 finished").waitFor();
  await rows.nth(1).waitFor();
  const slider = page.getByRole("slider", { name: "Moment that the panes show" });
  await slider.focus();
  for (let presses = 0; presses < 10; presses++) await page.keyboard.press("ArrowLeft");
  await page.getByText("All panes show 09:00:30, read only.").waitFor();
  await pane.getByText("1 running, 1 finished").waitFor();
  t.match(await rows.allTextContents(), { length: 2, 0: /running 0:10/, 1: /20s/ });
  t.ok(await pane.getByRole("button", { name: "Stop the recording of agent 101" }).isDisabled());
});

story("the card of an agent shows the recording that is played to it", async (t) => {
  const { sim, world, client } = await startCenter(t);
  const ada = client(101);
  await ada.signIn({ autoanswer: false });
  await world.incomingCall({ from: "13800000001", to: { agent: 101 } });
  await ada.put("voicecall/{}/answer");
  await world.agent(101).record();
  await world.clock.advance("1m");
  await world.agent(101).release();
  const [recording] = await world.recordings();
  const page = await t.open(sim.controlUrl);
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).click();
  t.equal((await ada.put("recordplay/{}/play", { voicepath: recording?.file })).retcode, "0");
  const card = page.getByRole("region", { name: "Agent 101" });
  await card.getByText(`Hears the recording ${recording?.id} at 0:00 of 1:00.`).waitFor();
  await world.clock.advance("15s");
  await card.getByText("at 0:15 of 1:00.").waitFor();
  await ada.post("recordplay/{}/pauseplay");
  await card.getByText(`Has paused the recording ${recording?.id} at 0:15 of 1:00.`).waitFor();
  await ada.delete("recordplay/{}/stopplay");
  await card.getByText(/the recording/).waitFor({ state: "detached" });
});
