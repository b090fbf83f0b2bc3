// The thread that reads a large scenario: it sends what it has read in pieces, each when the other thread asks for it.
import { parentPort, workerData } from "node:worker_threads";
import { cutIntoPieces } from "./pieces.ts";
import { readScenario, type ScenarioBounds, type ScenarioSource } from "./read.ts";
import { writtenFrom } from "./written.ts";

const { source, bounds } = workerData as { source: ScenarioSource; bounds: ScenarioBounds };
const read = await readScenario(source, bounds);
const told = "problems" in read ? read : { scenario: read.scenario, written: writtenFrom(read.scenario) };
const pieces = cutIntoPieces(told);
const tellNext = (): void => parentPort?.postMessage(pieces.next().value ?? "end");

parentPort?.on("message", tellNext);
tellNext();
