// Shows earlier moments of the world, and resets or rewinds the world.
import type { BoardInfo } from "../../control/api-types.ts";
import { send } from "./control.ts";
import { isTraveling, past } from "./live.ts";
import { buildWorldPath, worldName } from "./selection.ts";
import { toView } from "./view.ts";

/** Aborts the pending request for an earlier moment: only the moment that was chosen last is shown. */
let momentRequest = new AbortController();

/**
 * Shows the board at an earlier moment, without changing the world. Does nothing while the page resets or rewinds the world.
 *
 * @throws the errors of `openResponse`, unless another moment or the present is chosen meanwhile.
 */
export async function showInstant(instant: string): Promise<void> {
  if (isTraveling.value) return;
  momentRequest.abort();
  momentRequest = new AbortController();
  const { signal } = momentRequest;
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
  momentRequest.abort();
  past.value = undefined;
}

/**
 * Resets or rewinds the world, and shows its present. Meanwhile the page reads nothing about agents or moments, because they may be gone.
 *
 * @param body the target of a rewind.
 * @throws the errors of `openResponse`.
 */
export async function travel(verb: "reset" | "rewind", body?: object): Promise<void> {
  momentRequest.abort();
  isTraveling.value = true;
  try {
    await send(buildWorldPath(`/${verb}`), { method: "POST", ...(body === undefined ? {} : { body }) });
  } catch (error) {
    isTraveling.value = false;
    throw error;
  }
  showPresent();
}
