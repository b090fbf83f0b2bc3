// Plays some hours of a scenario in virtual time.
// Reports the wall time, calls, events, agents and talk times. It runs as a child process.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modulesFolder, file, hours] = process.argv.slice(2);
const importModule = (path) => import(new URL(path, pathToFileURL(`${modulesFolder}/`)).href);
const { readScenario } = await importModule("read-scenario.js");
const { World } = await importModule("world.js");

const read = await readScenario({ text: readFileSync(file, "utf8"), file });
if ("problems" in read) throw new Error(JSON.stringify(read.problems));
const world = await World.open({ name: "day", scenario: read.scenario, clock: { kind: "manual" } });
const calls = { arrived: 0, answered: 0, abandoned: 0 };
const startedAtMs = performance.now();
for (let hour = 0; hour < Number(hours); hour += 1) world.advance(3_600_000);
const seconds = (performance.now() - startedAtMs) / 1_000;
for (const { counts } of world.center.state.queues.values()) {
  for (const name of Object.keys(calls)) calls[name] += counts[name];
}
const talkSeconds = [...world.center.state.agents.keys()].map((id) => world.center.statistics(id).talktime);
process.send({ seconds, calls, events: world.center.log.length, agents: talkSeconds.length, talkSeconds });
world.close();
process.disconnect();
