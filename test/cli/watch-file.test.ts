// Watching a real file: changes of every kind are noticed, and nobody is told after it has stopped.
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { watchFile } from "../../src/cli/watch-file.ts";

test("written, replaced, removed and made anew", async (t) => {
  const folder = t.testdir({ "shift.yaml": "name: first\n" });
  const file = join(folder, "shift.yaml");
  // The watcher itself keeps no process alive.
  const alive = setInterval(() => {}, 1_000);
  let tell = (): void => {};
  const stop = watchFile(file, () => tell());
  t.teardown(() => {
    stop();
    clearInterval(alive);
  });
  const noticed = (change: () => void) =>
    new Promise<void>((resolve) => {
      tell = resolve;
      change();
    });
  await noticed(() => writeFileSync(file, "name: other\n"));
  await noticed(() => {
    writeFileSync(join(folder, "next.yaml"), "name: third\n");
    renameSync(join(folder, "next.yaml"), file);
  });
  await noticed(() => rmSync(file));
  await noticed(() => writeFileSync(file, "name: fourth\n"));
  t.pass("each of them was noticed");
});

test("a file that is not there yet", async (t) => {
  const file = join(t.testdir(), "shift.yaml");
  const alive = setInterval(() => {}, 1_000);
  await new Promise<void>((resolve) => {
    const stop = watchFile(file, () => {
      stop();
      resolve();
    });
    writeFileSync(file, "name: first\n");
  });
  clearInterval(alive);
  t.pass("its coming was noticed");
});
