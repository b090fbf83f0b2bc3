// A program that loads and steers a simulator beside sinon's fake timers as they are. No test: without process.nextTick node:test reports nothing.
import sinon from "sinon";
import { steer } from "./steer.mjs";

let clock;
await steer({
  install: (now) => {
    clock = sinon.useFakeTimers({ now });
  },
  pass: (ms) => clock.setSystemTime(Date.now() + ms),
  uninstall: () => clock.restore(),
});
console.log("steered");
