// The event interfaces, as far as they are built.
import { poll } from "./poll.ts";

export const agentevent = poll;
