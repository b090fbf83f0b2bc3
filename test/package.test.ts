// What users get: the package, its licenses, the container and the recipes for it. One process for all of them.
import { together } from "./support/together.ts";

await together(import.meta.url, "package");
