// Tests the first two minutes of a newcomer: from an open page to a request with a fault, and a rewind.
import { saveScreenshot, showPane, startCenter, story } from "./browser/open-board.ts";

story("a newcomer sees traffic, signs in, takes a call, adds a fault, sees its arrow, and rewinds", async (t) => {
  const { sim, world, client } = await startCenter(t, { scenario: "default" });
  const page = await t.open(sim.controlUrl);
  const floor = page.getByRole("region", { name: "Floor" });
  const calls = page.getByRole("region", { name: "Calls" });
  await floor.getByText("No client has signed in yet").waitFor();
  // The scenario has live traffic: customers call the queues, and simulated colleagues answer.
  const advance = page.getByRole("button", { name: "Advance by 30 seconds" });
  for (let presses = 0; presses < 4; presses++) await advance.click();
  await page.getByRole("group", { name: "Clock of the world" }).getByText("09:02:00").waitFor();
  await calls
    .getByRole("button", { name: /^Hang up/ })
    .first()
    .waitFor();
  // A client signs in, and the page takes its calls.
  const ada = client(101);
  await ada.signIn({ autoanswer: false });
  await floor.getByRole("button", { name: /^Agent 101 .*idle/ }).click();
  await calls.getByRole("textbox", { name: "Number of the caller" }).fill("13800000001");
  await calls.getByRole("combobox").selectOption("agent 101");
  await calls.getByRole("button", { name: "Call", exact: true }).click();
  const card = page.getByRole("region", { name: "Agent 101" });
  await card.getByRole("button", { name: /^Answer/ }).click();
  await card.getByRole("button", { name: /^Hold/ }).waitFor();
  await advance.click();
  await page.getByRole("group", { name: "Clock of the world" }).getByText("09:02:30").waitFor();
  // A fault is applied to a request, and the arrow of the request names it.
  const faults = await showPane(page, "Faults");
  await faults.getByRole("button", { name: "Refuse", exact: true }).click();
  await faults
    .getByRole("list", { name: "Active faults" })
    .getByText(/agent 101 are answered 100-007/)
    .waitFor();
  t.equal((await ada.get("calldata/{}/statistics")).retcode, "100-007");
  const ladder = await showPane(page, "Ladder");
  await ladder.getByRole("button", { name: /queryCallStatisticsInfo, 100-007, .*fault: / }).waitFor();
  await saveScreenshot(page, "newcomer");
  // The world is rewound to the moment before the call. Each press is one second.
  const slider = page.getByRole("slider", { name: "Moment that the panes show" });
  await slider.focus();
  for (let presses = 0; presses < 40; presses++) await page.keyboard.press("ArrowLeft");
  await page.getByText("All panes show 09:01:50, read only.").waitFor();
  await page.getByRole("button", { name: "Continue from here" }).click();
  await page.getByText("The world continues from 09:01:50.").waitFor();
  await floor.getByRole("button", { name: /^Agent 101 .*signed out/ }).waitFor();
  t.strictSame(await world.faults.list(), []);
});
