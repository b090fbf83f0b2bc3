// Lets a worker thread run the TypeScript sources: on Node 20, `--import=tsx` works only in the main thread.
import { register } from "tsx/esm/api";

register();
