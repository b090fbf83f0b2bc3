// Tests of writing a tape to a file while it is recorded.
// If the file fails, writing stops and requests continue.
import { test } from "tap";
import { TapeWriter } from "../../../src/world/tape/tape-writer.ts";
import { openWorld } from "../../support/gateway.ts";

const CONTROL = { method: "POST", path: "/calls" };

/** Writes the tape of a world to a list. Writes fail after `maxLines` lines. */
async function writeTape(maxLines = 100) {
  const world = await openWorld();
  world.tape.note(CONTROL);
  const lines: string[] = [];
  const warnings: string[] = [];
  const append = (...parts: readonly (string | Uint8Array)[]) => {
    if (lines.length === maxLines) throw Object.assign(new Error("full"), { code: "ENOSPC" });
    lines.push(Buffer.concat(parts.map((part) => Buffer.from(part))).toString());
  };
  let closed = 0;
  const close = () => void closed++;
  const writer = new TapeWriter(world, { path: "run.tape", append, close }, (sentence) => warnings.push(sentence));
  return { world, lines, warnings, writer, countCloses: () => closed };
}

test("a file begins with the head and the records from before it was opened", async (t) => {
  const { world, lines, writer } = await writeTape();
  world.tape.note(CONTROL);
  writer.close();
  world.tape.note(CONTROL);
  t.match(lines, [/^\{"format":.*\}\n$/, /^\{"input":1,/, /^\{"input":2,/]);
  t.equal(lines.length, 3);
});

test("a full disk causes one warning, and the tape continues in memory", async (t) => {
  const { world, lines, warnings, countCloses } = await writeTape(2);
  for (let i = 0; i < 3; i++) world.tape.note(CONTROL);
  await world.restore(world.snapshot());
  t.equal(lines.length, 2);
  t.same(warnings, [
    "--tape: writing to run.tape has stopped: no space is left on the device. The simulator continues",
  ]);
  t.equal(countCloses(), 1);
  t.equal(world.tape.count, 6);
});
