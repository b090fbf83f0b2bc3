// Lets a worker thread run the sources: on Node 20, `--import=tsx` serves the main thread alone.
import { register } from "tsx/esm/api";

register();
