import { readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { defineConfig } from "vite";

/** The files directly in a folder that end in one of the given ways, by their bare name. */
function entries(folder: string, ending: RegExp): Record<string, string> {
  const names = readdirSync(join(import.meta.dirname, folder)).filter((name) => ending.test(name));
  return Object.fromEntries(
    names.map((name) => [basename(name, extname(name)), join(folder, name)]),
  );
}

// Every script directly in src/ is an entry and becomes NAME.js; every style sheet directly in
// src/styles/ whose name does not begin with "_" becomes NAME.css. Names carry no digest: the
// pages name them, and the server's ETags say when they changed.
export default defineConfig({
  base: "./",
  publicDir: "public",
  build: {
    outDir: "../src/carrel/_built/browser",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    manifest: "manifest.json",
    rollupOptions: {
      input: {
        ...entries("src", /^(?!.*\.(test|d)\.ts$).*\.ts$/),
        ...Object.fromEntries(
          Object.entries(entries("src/styles", /^[^_].*\.css$/)).map(([name, path]) => [
            `${name}.css`,
            path,
          ]),
        ),
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "parts/[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
