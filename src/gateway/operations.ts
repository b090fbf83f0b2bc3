// Every operation there is: the lists of all groups.
import { agentevent } from "./agentevent/index.ts";
import { calldata } from "./calldata/index.ts";
import { onlineagent } from "./onlineagent/index.ts";
import type { Operation } from "./operation.ts";
import { querymonitor } from "./querymonitor/index.ts";
import { voicecall } from "./voicecall/index.ts";

export const OPERATIONS: readonly Operation[] = [
  ...onlineagent,
  ...agentevent,
  ...voicecall,
  ...calldata,
  ...querymonitor,
];
