// Plays the story with vitest's fake timers.
import { test, vi } from "vitest";
import { playStory } from "./story.mjs";

test("vitest", { timeout: 600_000 }, () =>
  playStory({
    install: (now) => vi.useFakeTimers({ now }),
    advance: (ms) => vi.setSystemTime(Date.now() + ms),
    uninstall: () => vi.useRealTimers(),
  }),
);
