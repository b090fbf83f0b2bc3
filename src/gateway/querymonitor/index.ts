// The system query interfaces, as far as they are built.
import { supervision } from "./supervision.ts";

export const querymonitor = supervision;
