import { defineConfig } from "vite";

const api = process.env.API_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: import.meta.dirname,
  // Addresses are relative: the page does not know below which path it is reached.
  base: "./",
  publicDir: false,
  // Whatever environment builds it (a test too), the page is the same and names no file of the machine.
  oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // A policy without data: and inline scripts lets nothing be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: Object.fromEntries(["/api/v1", "/docs", "/openapi.json"].map((path) => [path, { target: api }])),
  },
});
