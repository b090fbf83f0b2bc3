// The story with vitest's fake timers.
import { test, vi } from "vitest";
import { story } from "./story.mjs";

test("vitest", { timeout: 600_000 }, () =>
  story({
    install: (now) => vi.useFakeTimers({ now }),
    pass: (ms) => vi.setSystemTime(Date.now() + ms),
    uninstall: () => vi.useRealTimers(),
  }),
);
