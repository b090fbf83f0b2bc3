// The call data interfaces, as far as they are built.
import { callInfo } from "./call-info.ts";
import { statistics } from "./statistics.ts";

export const calldata = [...callInfo, ...statistics];
