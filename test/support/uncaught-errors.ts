// Fails the running test when an error is not caught anywhere. .taprc imports this file before each test file.

// tap finds the test of such an error by async hooks. They make every `await` forty times as slow, which takes about a sixth of the CPU
// time of all tests. The tests of a process run one after the other, so the test is known without hooks.
import asyncHooks from "node:async_hooks";
import { syncBuiltinESMExports } from "node:module";
import type { Test } from "tap";

const { createHook } = asyncHooks;
const hookWithoutEffect: asyncHooks.AsyncHook = { enable: () => hookWithoutEffect, disable: () => hookWithoutEffect };

// tap creates its hook when it is imported for the first time, which is here.
replaceCreateHook(() => hookWithoutEffect);
const { default: tap } = await import("tap");
replaceCreateHook(createHook);

/** The running test, after the tests that contain it. */
const running = new Set<Test>();
tap.beforeEach((test) => {
  running.add(test);
});
tap.afterEach((test) => {
  running.delete(test);
});

for (const kind of ["uncaughtException", "unhandledRejection"]) {
  process.on(kind, (error: unknown) => ([...running].at(-1) ?? tap).threw(error));
}

/** Replaces `createHook` of Node, also for modules that import it by name. */
function replaceCreateHook(create: typeof createHook): void {
  asyncHooks.createHook = create;
  syncBuiltinESMExports();
}
