// Shows earlier moments of the world, and takes the world to another moment.
import type { BoardInfo } from "../../control/api-types.ts";
import { send } from "./control.ts";
import { isTraveling, past } from "./live.ts";
import { buildWorldPath, worldName } from "./selection.ts";
import { toView } from "./view.ts";

/** Aborts the pending request for an earlier moment: only the moment that was chosen last is shown. */
let request = new AbortController();

/** Shows the board at an earlier instant, without changing the world. @throws ControlError if the control API refuses the request. */
export async function showInstant(instant: string): Promise<void> {
  if (isTraveling.value) return;
  request.abort();
  request = new AbortController();
  const { signal } = request;
  const name = worldName.value;
  try {
    const board = await send<BoardInfo>(buildWorldPath(`/at?instant=${encodeURIComponent(instant)}`), { signal });
    if (worldName.value === name && !signal.aborted) past.value = toView(board);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Shows the present again. */
export function showPresent(): void {
  request.abort();
  past.value = undefined;
}

/**
 * Resets or rewinds the world, and shows its present. Meanwhile the page reads nothing about agents or moments, because they may be gone.
 *
 * @param body the target of a rewind.
 * @throws ControlError if the control API refuses it.
 */
export async function travel(verb: "reset" | "rewind", body?: object): Promise<void> {
  request.abort();
  isTraveling.value = true;
  try {
    await send(buildWorldPath(`/${verb}`), { method: "POST", ...(body === undefined ? {} : { body }) });
  } catch (error) {
    isTraveling.value = false;
    throw error;
  }
  showPresent();
}
