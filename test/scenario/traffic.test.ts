// The tests of customers who call by themselves. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "traffic");
