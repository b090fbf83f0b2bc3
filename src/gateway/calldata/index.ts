// The call data interfaces.
import { allCalls } from "./all-calls.ts";
import { callData } from "./call-data.ts";
import { callInfos } from "./call-info.ts";
import { callRecords } from "./call-records.ts";
import { holdLists } from "./hold-list.ts";
import { ownCalls } from "./own-calls.ts";
import { statistics } from "./statistics.ts";
import { waitingCalls } from "./waiting-calls.ts";

export const calldata = [
  ...callData,
  ...callInfos,
  ...ownCalls,
  ...allCalls,
  ...holdLists,
  ...waitingCalls,
  ...callRecords,
  ...statistics,
];
