// Plays the story with sinon's fake timers, all except process.nextTick, which Node's sockets need.
import { test } from "node:test";
import sinon from "sinon";
import { playStory } from "./story.mjs";

const toFake = [
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "setImmediate",
  "clearImmediate",
  "Date",
  "performance",
  "hrtime",
  "queueMicrotask",
];

test("sinon", { timeout: 600_000 }, async () => {
  let clock;
  await playStory({
    install: (now) => {
      clock = sinon.useFakeTimers({ now, toFake });
    },
    advance: (ms) => clock.tick(ms),
    uninstall: () => clock.restore(),
  });
});
