// Controls a simulator with sinon's default fake timers.
// This is a program, because node:test reports nothing if process.nextTick is fake.
import sinon from "sinon";
import { controlSimulator } from "./control-simulator.mjs";

let clock;
await controlSimulator({
  install: (now) => {
    clock = sinon.useFakeTimers({ now });
  },
  advance: (ms) => clock.setSystemTime(Date.now() + ms),
  uninstall: () => clock.restore(),
});
console.log("controlled");
