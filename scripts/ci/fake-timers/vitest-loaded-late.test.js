// Loads and controls a simulator after vitest's fake timers are installed.
// They fake queueMicrotask as well.
import { test, vi } from "vitest";
import { controlSimulator } from "./control-simulator.mjs";

test("vitest, before the package is loaded", { timeout: 600_000 }, () =>
  controlSimulator({
    install: (now) =>
      vi.useFakeTimers({
        now,
        toFake: ["setTimeout", "setInterval", "setImmediate", "Date", "performance", "queueMicrotask"],
      }),
    advance: (ms) => vi.setSystemTime(Date.now() + ms),
    uninstall: () => vi.useRealTimers(),
  }),
);
