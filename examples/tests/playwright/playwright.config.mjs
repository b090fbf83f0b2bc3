// The configuration of the example. The Chromium of the system is used if CHROMIUM has its path, such as /usr/bin/chromium.
import { defineConfig } from "@playwright/test";

const port = process.env.PORT ?? "5173";

export default defineConfig({
  testMatch: "*.test.mjs",
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { executablePath: process.env.CHROMIUM },
  },
  // This server stands for your development server.
  webServer: { command: "node site.mjs", url: `http://localhost:${port}/agent.html`, env: { PORT: port } },
});
