// Follows the board of the chosen world, and whether the simulator can be reached.
import { computed, effect, signal } from "@preact/signals";
import type { BoardChanged, BoardInfo } from "../../control/api-types.ts";
import { send, sendForText } from "./control.ts";
import { chooseWorld, worldName } from "./selection.ts";
import { followStream } from "./stream.ts";
import { applyChange, type BoardRecording, type ShownBoard, toView } from "./view.ts";
import { stopRequestsTo } from "./world-requests.ts";

/** The state of the connection to the simulator. The page reconnects after `lost`, but not after `gone`: the world does not exist. */
export type Connection = "connecting" | "live" | "lost" | "gone";

/** The state of the connection now. */
export const connection = signal<Connection>("connecting");
/** A sentence for people about a lost connection, a missing world or a restart; empty if there is nothing to say. */
export const connectionNews = signal("");
/** The present of the world; undefined until the first message. */
export const live = signal<ShownBoard | undefined>(undefined);
/** An earlier moment that the page shows instead of the present; undefined if it shows the present. */
export const past = signal<ShownBoard | undefined>(undefined);
/** The board that the page shows. */
export const shown = computed(() => past.value ?? live.value);
/** Whether the page shows an earlier moment, in which nothing can be done. */
export const isPast = computed(() => past.value !== undefined);
/** Whether the page is rewinding or resetting the world, so that agents and moments may be gone. A whole board or a refusal ends it. */
export const isTraveling = signal(false);
/** Grows with each message about the board, so that lists that are read on demand are read again. */
export const pulse = signal(0);
/** Grows with each whole board: after a connection, a reset, a restore or a rewind, and after changes that the page missed. */
export const wholeBoards = signal(0);

/** Returns the shown recordings that run or are paused and for which `isWanted` is true. */
export function findRecordings(isWanted: (recording: BoardRecording) => boolean): BoardRecording[] {
  return [...(shown.value?.recordings.values() ?? [])].filter(isWanted);
}

/** When the newest message came, in milliseconds of `performance.now()`. The page computes world time from there. */
export let arrivedAt = 0;

/** The start time of the simulator's process, as its metrics have it; undefined until the page has read it. */
let startedAt: string | undefined;

/** Follows the board of the chosen world as long as the page is visible. A hidden page needs no stream of it. */
export function followBoard(): void {
  const isVisible = signal(document.visibilityState !== "hidden");
  document.addEventListener("visibilitychange", () => {
    isVisible.value = document.visibilityState !== "hidden";
  });
  effect(() => {
    const name = worldName.value;
    if (!isVisible.value) return;
    const controller = new AbortController();
    if (live.peek()?.world.name !== name) {
      live.value = undefined;
      past.value = undefined;
      connection.value = "connecting";
    }
    void followWorld(name, controller.signal);
    return () => controller.abort();
  });
}

function followWorld(name: string, signal: AbortSignal): Promise<void> {
  return followStream(
    {
      path: () => `/worlds/${encodeURIComponent(name)}/board`,
      onOpen: () => void noticeRestart(name, signal),
      onMessage(kind, data) {
        arrivedAt = performance.now();
        if (kind === "board") {
          live.value = toView(JSON.parse(data) as BoardInfo);
          isTraveling.value = false;
          wholeBoards.value++;
        } else if (kind === "change" && live.value !== undefined) {
          live.value = applyChange(live.value, JSON.parse(data) as BoardChanged);
        }
        connection.value = "live";
        pulse.value++;
      },
      onLost(sentence, isGone) {
        connection.value = isGone ? "gone" : "lost";
        connectionNews.value = isGone ? `${sentence} The page shows world default.` : sentence;
        if (isGone && name !== "default") leaveWorld(name);
      },
    },
    signal,
  );
}

/** Stops all requests to a world that is gone or about to be deleted, and shows the default world. */
export function leaveWorld(name: string): void {
  stopRequestsTo(name);
  chooseWorld("default");
}

/**
 * Deletes a world. The page leaves it first, so that no request of the page meets the deleted world.
 *
 * @throws ControlError if the control API refuses the deletion or does not answer. Then the page shows the world again.
 */
export async function deleteWorld(name: string): Promise<void> {
  leaveWorld(name);
  try {
    await send(`/worlds/${encodeURIComponent(name)}`, { method: "DELETE" });
  } catch (error) {
    chooseWorld(name);
    throw error;
  }
}

/** Detects a restart of the simulator: the start time of the process has changed. */
async function noticeRestart(name: string, signal: AbortSignal): Promise<void> {
  const wasLost = connection.value === "lost";
  const metrics = await sendForText(`/metrics?world=${encodeURIComponent(name)}`, { signal }).catch(() => "");
  const [, found] = /^process_start_time_seconds (\S+)/m.exec(metrics) ?? [];
  if (found === undefined) return;
  if (startedAt !== undefined && startedAt !== found) {
    connectionNews.value = "The simulator was restarted. The page shows its new state.";
    past.value = undefined;
  } else if (wasLost) {
    connectionNews.value = "";
  }
  startedAt = found;
}
