// Tests of watching a real file: changes of every kind are detected.
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { watchFile } from "../../src/cli/watch-file.ts";
import { waitFor } from "../support/waiting.ts";

test("writing, replacing, removing and creating a file are detected", async (t) => {
  const folder = t.testdir({ "shift.yaml": "name: first\n" });
  const file = join(folder, "shift.yaml");
  // The watcher does not keep the process alive.
  const keepAlive = setInterval(() => {}, 1_000);
  let onChange = (): void => {};
  const stop = watchFile(file, () => onChange());
  t.teardown(() => {
    stop();
    clearInterval(keepAlive);
  });
  const waitForDetection = (change: () => void) => {
    const detected = new Promise<void>((resolve) => {
      onChange = resolve;
      change();
    });
    return t.resolves(waitFor(detected, `a change is not detected: ${change}`));
  };
  await waitForDetection(() => writeFileSync(file, "name: other\n"));
  await waitForDetection(() => {
    writeFileSync(join(folder, "next.yaml"), "name: third\n");
    renameSync(join(folder, "next.yaml"), file);
  });
  await waitForDetection(() => rmSync(file));
  await waitForDetection(() => writeFileSync(file, "name: fourth\n"));
});

test("the creation of a missing file is detected", async (t) => {
  const file = join(t.testdir(), "shift.yaml");
  const keepAlive = setInterval(() => {}, 1_000);
  const detected = new Promise<void>((resolve) => {
    const stop = watchFile(file, () => {
      stop();
      resolve();
    });
    writeFileSync(file, "name: first\n");
  });
  await t.resolves(waitFor(detected, "the creation is not detected"));
  clearInterval(keepAlive);
});
