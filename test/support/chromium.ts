// Opens pages in headless Chromium, if it is installed, with one additional trusted certificate.
import { spawn, spawnSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Test } from "tap";
import { waitFor } from "./waiting.ts";

const PROGRAMS = [process.env["CHROMIUM"] ?? "chromium", "chromium-browser", "google-chrome"];

const program = PROGRAMS.find((name) => spawnSync(name, ["--version"]).status === 0);

/** The path of Chromium; undefined if it is not installed. */
export const chromiumProgram =
  program === undefined ? undefined : spawnSync("which", [program], { encoding: "utf8" }).stdout.trim() || program;

/** The reason to skip tests with Chromium; false if it is installed. */
export const noChromium = program === undefined && "there is no Chromium on this machine";

/** Opens a page until the test ends. `trusted` is a certificate (PEM) that Chromium accepts in addition. */
export function openPage(t: Pick<Test, "teardown">, url: string, trusted: string): void {
  const { publicKey } = new X509Certificate(trusted);
  const fingerprint = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64");
  const profile = mkdtempSync(join(tmpdir(), "ccgw-chromium-"));
  const browser = spawn(
    program ?? "chromium",
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--no-proxy-server",
      "--disable-background-networking",
      `--user-data-dir=${profile}`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
      "--remote-debugging-port=0",
      url,
    ],
    { stdio: "ignore", detached: true },
  );
  const ended = once(browser, "exit");
  t.teardown(async () => {
    // Kills the process group: helper processes would keep writing into the profile.
    if (browser.pid !== undefined) process.kill(-browser.pid, "SIGKILL");
    await waitFor(ended, "the browser has not ended");
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  });
}
