// Runs citeproc-js on many small cases: one JSON case in each line of the input, one result in each
// line of the output, written at once, so that a case which never ends costs only itself.
// node citeproc_js_cases.cjs PEERS LOCALES: LOCALES is a JSON file with locales' XML by tag.
"use strict";

const fs = require("fs");
const readline = require("readline");
const CSL = require(require.resolve("citeproc", { paths: [process.argv[2]] }));
const locales = JSON.parse(fs.readFileSync(process.argv[3], "utf8"));
CSL.debug = () => {};

const play = (engine, calls) => {
  const texts = new Map();
  let shown = [];
  let changed = new Set();
  for (const [citation, before, after] of calls) {
    const result = engine.processCitationCluster(citation, before, after);
    changed = new Set(result[1].map((one) => one[2]));
    result[1].forEach((one) => texts.set(one[2], one[1]));
    shown = [...before.map((one) => one[0]), citation.citationID, ...after.map((one) => one[0])];
  }
  return shown.map((id, place) => `${changed.has(id) ? ">>" : ".."}[${place}] ${texts.get(id)}`).join("\n");
};

const run = (one) => {
  const items = new Map(one.items.map((item) => [String(item.id), item]));
  const system = {
    retrieveLocale: (tag) => locales[tag] ?? false,
    retrieveItem: (id) => items.get(String(id)),
  };
  const engine = new CSL.Engine(system, one.style);
  engine.setOutputFormat("html");
  let text = "";
  if (one.citations) {
    text = play(engine, one.citations);
  } else {
    engine.updateItems(one.items.map((item) => String(item.id)));
    const clusters = one.citation_items ?? [engine.registry.getSortedIds().map((id) => ({ id }))];
    text = clusters.map((cluster) => engine.makeCitationCluster(cluster)).join("\n");
  }
  if (one.mode === "bibliography") {
    const [told, entries] = engine.makeBibliography();
    text = told.bibstart + entries.join("") + told.bibend;
  }
  return text.trim();
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let told;
  try {
    told = { text: run(JSON.parse(line)) };
  } catch (error) {
    told = { error: String(error).slice(0, 300) };
  }
  fs.writeSync(1, `${JSON.stringify(told)}\n`);
});
