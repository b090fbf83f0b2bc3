// Loads and controls a simulator after jest's fake timers are installed.
// They fake process.nextTick and queueMicrotask as well.
import { jest, test } from "@jest/globals";
import { controlSimulator } from "./control-simulator.mjs";

test(
  "jest, before the package is loaded",
  () =>
    controlSimulator({
      install: (now) => jest.useFakeTimers({ now }),
      advance: (ms) => jest.setSystemTime(Date.now() + ms),
      uninstall: () => jest.useRealTimers(),
    }),
  60_000,
);
