// Controls a simulator with sinon's default fake timers. This is a program, because node:test reports nothing if process.nextTick is fake.
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
