// Runs citeproc-js on a job and tells what came out and what it cost.
// node citeproc_js.cjs JOB: JOB is the JSON file that bench.csl.processors writes; CPU seconds out.
"use strict";

const cpu = () => {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1e6;
};
const started = cpu();
const fs = require("fs");
const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const beforeImport = cpu();
const CSL = require(require.resolve("citeproc", { paths: [job.peers] }));
const imported = cpu() - beforeImport;

const items = new Map(job.items.map((item) => [item.id, item]));
const system = {
  retrieveLocale: (tag) => job.locales[tag] ?? job.locales["en-US"],
  retrieveItem: (id) => items.get(id),
};

const makeEngine = () => {
  const engine = new CSL.Engine(system, job.style, job.lang);
  engine.setOutputFormat("html");
  return engine;
};

// The best of `runs`, for the machine may be busy with something else.
const rebuild = () => {
  let best = null;
  for (let run = 0; run < job.runs; run += 1) {
    const start = cpu();
    const engine = makeEngine();
    const loaded = cpu();
    engine.updateItems(job.items.map((item) => item.id));
    const citations = engine.rebuildProcessorState(job.clusters, "html");
    const bibliography = engine.makeBibliography();
    const done = cpu();
    if (best === null || done - loaded < best.seconds) {
      best = { engine, citations, bibliography, load: loaded - start, seconds: done - loaded };
    }
  }
  return best;
};

const edit = (engine) => {
  const took = [];
  const placed = job.clusters.map((one) => [one.citationID, one.properties.noteIndex]);
  for (const [number, cluster] of job.insertions.entries()) {
    const middle = Math.floor(job.clusters.length / 2) + number;
    const note = job.notes ? middle + 1 : 0;
    const before = placed.slice(0, middle);
    const after = placed.slice(middle).map(([id, index]) => [id, job.notes ? index + 1 : 0]);
    const start = cpu();
    engine.processCitationCluster({ ...cluster, properties: { noteIndex: note } }, before, after);
    const cited = cpu();
    engine.makeBibliography();
    took.push([cited - start, cpu() - cited]);
    placed.splice(middle, placed.length, [cluster.citationID, note], ...after);
  }
  return took;
};

const result = rebuild();
const entries = {};
const listed = result.bibliography ? result.bibliography[0] : { entry_ids: [], bibliography_errors: [] };
// An entry with no printed form has an id and no text.
const empty = new Set(listed.bibliography_errors.map((one) => one.itemID));
const ids = listed.entry_ids.filter((id) => !empty.has(id[0]));
ids.forEach((id, place) => {
  entries[id[0]] = result.bibliography[1][place];
});
process.stdout.write(
  JSON.stringify({
    citations: result.citations.map((one) => one[2]),
    entries,
    seconds: result.seconds,
    load: result.load,
    import: imported,
    edits: job.insertions.length ? edit(result.engine) : [],
    started,
  }),
);
