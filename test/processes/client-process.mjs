// A client process: plays its scenarios one after the other, each in a fresh world of the simulator it is given, and tells what it was answered.
import { play } from "./play-script.mjs";

process.on("message", ({ simulator, name, scenarios }) => {
  playAll(simulator, name, scenarios).then(
    (accounts) => process.send({ accounts }),
    (error) => process.send({ failure: `${name}: ${error.stack}` }),
  );
});
process.send({ ready: true });

async function playAll(simulator, name, scenarios) {
  const accounts = [];
  for (const scenario of scenarios) accounts.push({ scenario, ...(await play(simulator, name, scenario)) });
  return accounts;
}
