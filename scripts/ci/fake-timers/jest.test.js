// Plays the story with jest's fake timers, which fake process.nextTick and queueMicrotask as well.
import { jest, test } from "@jest/globals";
import { playStory } from "./story.mjs";

test(
  "jest",
  () =>
    playStory({
      install: (now) => jest.useFakeTimers({ now }),
      advance: (ms) => jest.setSystemTime(Date.now() + ms),
      uninstall: () => jest.useRealTimers(),
    }),
  60_000,
);
