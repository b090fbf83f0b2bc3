// Plays scenarios one after the other, each in a new world of a simulator, and sends all responses to its parent process.
import { play } from "./play-script.mjs";

process.on("message", ({ simulator, name, scenarios }) => {
  playAll(simulator, name, scenarios).then(
    (records) => process.send({ records }),
    (error) => process.send({ failure: `${name}: ${error.stack}` }),
  );
});
process.send({ ready: true });

/** Returns the records of all scenarios. */
async function playAll(simulator, name, scenarios) {
  const records = [];
  for (const scenario of scenarios) records.push({ scenario, ...(await play(simulator, name, scenario)) });
  return records;
}
