// Sends requests to the control API, and compares the snapshot of the world before and after one that is refused.
import { equal } from "node:assert/strict";
import { forge } from "../support/forging.ts";
import { WORLD } from "./agent-paths.ts";
import type { ControlApi } from "./control-api.ts";

/** A request to the world `default`; the path is the part after the world. */
export type Request = readonly [method: string, path: string, body?: unknown];

/** Sends a request. For a PUT of a snapshot, the members of `body` replace those of `world` in the present snapshot. */
export async function sendRequest(
  api: ControlApi,
  [method, path, body]: Request,
): Promise<{ status: number; body: unknown }> {
  if (path !== "/snapshot") return api.send(method, `${WORLD}${path}`, body);
  const { body: snapshot } = await api.send("GET", `${WORLD}/snapshot`);
  return api.send(
    method,
    `${WORLD}${path}`,
    forge(snapshot, (world) => Object.assign(world, body)),
  );
}

/** Sends a request. Returns whether it is refused. Throws an AssertionError if a refused request changes the snapshot. */
export async function isRefusedWithoutChange(api: ControlApi, request: Request): Promise<boolean> {
  const before = await readSnapshotText(api);
  const { status, body } = await sendRequest(api, request);
  if (status < 400) return false;
  equal(
    await readSnapshotText(api),
    before,
    `${JSON.stringify(request)} was answered ${status} ${JSON.stringify(body)}`,
  );
  return true;
}

/** Returns the snapshot of the world as text. */
async function readSnapshotText({ send }: ControlApi): Promise<string> {
  return JSON.stringify((await send("GET", `${WORLD}/snapshot`)).body);
}
