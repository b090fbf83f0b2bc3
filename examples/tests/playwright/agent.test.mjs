// A test with Playwright: an agent signs in on a web page, and talks with a customer.
import { expect, test } from "cc-gateway-simulator/playwright";

test("a call of 90 seconds is counted", async ({ page, world }) => {
  await page.goto(`/agent.html?gateway=${world.url}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  const ada = world.agent(101);
  await ada.waitFor({ state: "idle", within: "20s" });

  await world.incomingCall({ to: { agent: 101 } });
  await ada.waitFor({ state: "talking", within: "20s" });
  await expect(page.locator("#log")).toContainText("AgentEvent_Talking");
  await world.clock.advance("90s"); // takes no real time
  await ada.release();

  expect(await ada.statistics()).toMatchObject({ answernums: 1, talktime: 90 });
});
