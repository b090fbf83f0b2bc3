// Tests of the token of the control API in a browser, on the control port and on the gateway's port.
import { networkInterfaces } from "node:os";
import { startCenter, story } from "./open-board.ts";

story("the page asks for the token once in a tab, again if it is wrong, and keeps it out of the URL", async (t) => {
  const { sim } = await startCenter(t, { controlToken: "open-sesame" });
  const page = await t.open(sim.controlUrl, { expected: /status of 401/ });
  const dialog = page.getByRole("dialog", { name: "Token of the control API" });
  for (const token of ["wrong", "open-sesame"]) {
    await dialog.getByLabel("Token").fill(token);
    await dialog.getByRole("button", { name: "Use this token" }).click();
    if (token === "wrong")
      await dialog
        .getByRole("alert")
        .getByText("This token is wrong. Enter the one with which the simulator was started.")
        .waitFor();
  }
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: /^Agent 101 Ada/ }).waitFor();
  t.equal(await dialog.count(), 0);
  t.notMatch(page.url(), /sesame/);
});

story("at a network address, the page asks for the token once in a tab, and continues after a reload", async (t) => {
  const { sim, world } = await startCenter(t, { controlHost: "0.0.0.0", controlToken: "open-sesame" });
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === "IPv4" && !address.internal);
  // On a machine without a network, 127.0.0.2 is the only other address.
  const url = `http://${outside?.address ?? "127.0.0.2"}:${new URL(sim.controlUrl ?? "").port}`;
  // Over plain HTTP, browsers accept the header Cross-Origin-Opener-Policy only from loopback addresses.
  const page = await t.open(url, { expected: /status of 401|Cross-Origin-Opener-Policy header has been ignored/ });
  const dialog = page.getByRole("dialog", { name: "Token of the control API" });
  await dialog.getByLabel("Token").fill("open-sesame");
  await page.keyboard.press("Enter");
  const tile = page.getByRole("button", { name: /^Agent 101 Ada/ });
  await tile.waitFor();
  await page.reload();
  await tile.click();
  await page.getByRole("region", { name: "Agent 101" }).getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: /^Agent 101 Ada, idle/ }).waitFor();
  t.equal((await world.agent(101).get()).state, "idle");
  t.equal(await dialog.count(), 0);
  // Another tab has its own session.
  const other = await page.context().newPage();
  await other.goto(url);
  await other.getByRole("dialog", { name: "Token of the control API" }).waitFor();
});

story("on the gateway's port, the board works below /ccgw", async (t) => {
  const onGateway = { controlPort: "off", controlOnGateway: true, controlToken: "open-sesame" } as const;
  const { sim, client } = await startCenter(t, onGateway);
  const page = await t.open(`${sim.httpUrl}/ccgw`, { expected: /status of 401/ });
  const dialog = page.getByRole("dialog", { name: "Token of the control API" });
  await dialog.getByLabel("Token").fill("open-sesame");
  await dialog.getByRole("button", { name: "Use this token" }).click();
  await page.getByRole("button", { name: /^Agent 101 Ada.*signed out/ }).waitFor();
  // The state comes over a stream.
  await client(101).signIn();
  await page.getByRole("button", { name: /^Agent 101 Ada.*idle/ }).waitFor();
  t.equal(new URL(page.url()).pathname, "/ccgw/");
});
