// The rooms of src and their allowed imports: the source of lint/imports.json and docs/architecture.md.
import { BOARD_ROOMS } from "./board.ts";
import { CONTROL_ROOMS } from "./control.ts";
import { CORE_ROOMS } from "./core.ts";
import { ENTRY_POINT_ROOMS } from "./entry-points.ts";
import { GATEWAY_ROOMS } from "./gateway.ts";
import { OTHER_SERVER_ROOMS } from "./other-servers.ts";
import type { Rooms } from "./room.ts";
import { SCENARIO_ROOMS } from "./scenario.ts";
import { SHARED_ROOMS } from "./shared.ts";
import { SIMULATOR_ROOMS } from "./simulator.ts";
import { WORLD_ROOMS } from "./world.ts";

/** The rows of each area, one file per area. Run `npm run docs` after a change. */
export const AREAS: readonly Rooms[] = [
  CORE_ROOMS,
  SHARED_ROOMS,
  SCENARIO_ROOMS,
  WORLD_ROOMS,
  GATEWAY_ROOMS,
  CONTROL_ROOMS,
  SIMULATOR_ROOMS,
  OTHER_SERVER_ROOMS,
  ENTRY_POINT_ROOMS,
  BOARD_ROOMS,
];

/** The rows of all areas. */
export const ROOMS: Rooms = Object.assign({}, ...AREAS);
