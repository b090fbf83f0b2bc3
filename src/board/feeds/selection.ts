// The selection of the page: the world, the pane, the agent and the call.
// All but the call survive a reload. The URL has none of them.
import { effect, signal } from "@preact/signals";

/** The names of all panes, in the order of the tabs. */
export const PANES = ["floor", "calls", "ladder", "journal", "counters", "recordings", "faults", "scenario"] as const;

/** The name of a pane. */
export type Pane = (typeof PANES)[number];

const KEY = "ccgw-board";

interface Selection {
  readonly world: string;
  readonly pane: Pane;
  readonly agent: number | undefined;
}

function readStored(): Partial<Selection> {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? "{}") ?? {}) as Partial<Selection>;
  } catch {
    return {};
  }
}

const stored = readStored();

/** Returns the pane to begin with. A narrow page shows one pane at a time; a wide one always has the floor beside the chosen pane. */
function chooseFirstPane(): Pane {
  return matchMedia("(max-width: 860px)").matches ? "floor" : "ladder";
}

/** The name of the world. */
export const worldName = signal(stored.world ?? "default");

/** The chosen pane. */
export const pane = signal<Pane>(PANES.find((known) => known === stored.pane) ?? chooseFirstPane());
/** The agent whose card, ladder and counters are shown. */
export const agentId = signal<number | undefined>(stored.agent);
/** The call whose ladder is shown; undefined for the ladder of the agent. */
export const callId = signal<string | undefined>(undefined);

effect(() => {
  const selection: Selection = { world: worldName.value, pane: pane.value, agent: agentId.value };
  sessionStorage.setItem(KEY, JSON.stringify(selection));
});

/** Shows an agent in the panes that show one. `where`: the pane to open; undefined keeps the present one. */
export function chooseAgent(id: number, where?: Pane): void {
  agentId.value = id;
  callId.value = undefined;
  if (where !== undefined) pane.value = where;
}

/** Shows the ladder of a call. */
export function chooseCall(id: string): void {
  callId.value = id;
  pane.value = "ladder";
}

/** Shows another world, with no agent or call chosen. */
export function chooseWorld(name: string): void {
  if (worldName.value === name) return;
  agentId.value = undefined;
  callId.value = undefined;
  worldName.value = name;
}

/** Returns the path of a request to the chosen world, from the path below that world. */
export function buildWorldPath(path = ""): string {
  return `/worlds/${encodeURIComponent(worldName.value)}${path}`;
}
