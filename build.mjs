// Builds static/js and static/css into static/built: one bundle for each face, its name carrying a hash of its
// content, smaller copies (.gz, .br) beside it, and manifest.json that says which file "phone.js" is now.
//   node build.mjs [--watch]

import { existsSync, readdirSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, context } from "esbuild";

const OUT = "static/built";

// One for each page that the server renders. Those that do not exist (yet) are passed over.
const entries = [
  "static/js/phone.js",
  "static/js/facilitator.js",
  "static/js/display.js",
  "static/js/organiser.js",
  "static/js/present.js",
  "static/js/desk.js",
  "static/js/office.js",
  "static/js/join.js",
  "static/js/home.js",
  "static/js/page.js",
  "static/js/sw.js",
  "static/js/settings.js",
  "static/pictures/easy.svg",
  "static/css/phone.css",
  "static/css/tablet.css",
  "static/css/projector.css",
  "static/css/organiser.css",
  "static/css/desk.css",
  "static/css/page.css",
  "static/css/outcome.css",
  "static/css/present.css",
  // Participants' words, one small script for each language: `python -m tools.words compile` makes them.
  ...(existsSync("static/words") ? readdirSync("static/words") : [])
    .filter((name) => name.endsWith(".js"))
    .map((name) => `static/words/${name}`),
];

// What Socket.IO brings and no face uses: every phone would wait for it, on bad wifi. Connections go by WebSocket or
// long polling (connection.js), and every message is JSON.
const unused = {
  "engine.io-client/build/esm/transports/webtransport.js": "export class WT {}",
  "engine.io-parser/build/esm/contrib/base64-arraybuffer.js": "export const decode = () => null;",
  "socket.io-parser/build/esm/binary.js":
    "export const deconstructPacket = (packet) => ({ packet, buffers: [] }), reconstructPacket = (packet) => packet;",
  "socket.io-parser/build/esm/is-binary.js": "export const isBinary = () => false, hasBinary = isBinary;",
};

/** Stops the build if a newer Socket.IO keeps them elsewhere. */
function leaveOutUnused(plugin) {
  const met = new Set();
  plugin.onLoad({ filter: /(engine|socket)\.io-\w+[\\/]build[\\/]esm/ }, ({ path }) => {
    const name = Object.keys(unused).find((end) => path.replaceAll("\\", "/").endsWith(end));
    if (!name) return null;
    met.add(name);
    return { contents: unused[name] };
  });
  plugin.onEnd(() => ({
    errors: Object.keys(unused)
      .filter((name) => !met.has(name))
      .map((name) => ({ text: `Nothing asked for ${name}: what shall the faces leave out now?` })),
  }));
}

const options = {
  entryPoints: entries.filter((path) => existsSync(path)),
  outdir: OUT,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  format: "iife",
  // Phones of 2020 on: what ran iOS 13 runs iOS 15 too. The browsers are named for the CSS: nesting, for one, is
  // written out.
  target: ["es2020", "chrome80", "firefox78", "safari14"],
  // Safari 14 has it, with one rare bug for which esbuild counts it as missing.
  supported: { destructuring: true },
  minify: true,
  sourcemap: "linked",
  charset: "utf8",
  loader: { ".woff2": "file", ".png": "file", ".svg": "copy" },
  logLevel: "warning",
  metafile: true,
  write: false,
  plugins: [
    { name: "leave out what is unused", setup: leaveOutUnused },
    { name: "publish", setup: (plugin) => plugin.onEnd(publish) },
  ],
};

/** Write what esbuild made, then the manifest, then remove what nothing names any more: in that order, so that a
 * server that reads meanwhile always finds whole files. */
async function publish({ errors, metafile, outputFiles = [] }) {
  if (errors.length) return;
  await mkdir(OUT, { recursive: true });
  const kept = new Set(["manifest.json"]);
  for (const { path, contents } of outputFiles) {
    const name = basename(path);
    for (const [ending, bytes] of Object.entries(variants(name, contents))) {
      await writeFile(join(OUT, name + ending), bytes);
      kept.add(name + ending);
    }
  }
  const manifest = `${JSON.stringify(logicalNames(metafile), null, 2)}\n`;
  await writeFile(join(OUT, ".manifest.json"), manifest);
  await rename(join(OUT, ".manifest.json"), join(OUT, "manifest.json"));
  for (const name of await readdir(OUT)) if (!kept.has(name)) await rm(join(OUT, name));
  await report(manifest);
}

/** The file itself, and for text its compressed copies, by what each adds to the name. */
function variants(name, contents) {
  if (!/\.(js|css|svg|map)$/.test(name)) return { "": contents };
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return {
    "": contents,
    ".gz": gzipSync(contents, { level: 9 }),
    ".br": brotliCompressSync(contents, { params: quality }),
  };
}

/** {"phone.js": "phone-ABC.js", "font.woff2": "font-DEF.woff2", …} */
function logicalNames({ outputs = {} } = {}) {
  const pairs = [];
  for (const [path, { entryPoint, inputs }] of Object.entries(outputs)) {
    if (path.endsWith(".map")) continue;
    const source = entryPoint ?? Object.keys(inputs)[0];
    if (source) pairs.push([basename(source), basename(path)]);
  }
  return Object.fromEntries(pairs.sort());
}

async function report(manifest) {
  for (const name of Object.values(JSON.parse(manifest))) {
    if (!/\.(js|css)$/.test(name)) continue;
    const sizes = await Promise.all(["", ".gz", ".br"].map((end) => readFile(join(OUT, name + end))));
    const [plain, gzip, brotli] = sizes.map((bytes) => `${(bytes.length / 1000).toFixed(1)} kB`);
    console.log(`${name}: ${plain}, ${gzip} gzip, ${brotli} brotli`);
  }
}

if (process.argv.includes("--watch")) {
  const watched = await context(options);
  await watched.watch();
  console.log("Watching static/js and static/css. Ctrl-C ends it.");
} else {
  await build(options).catch(() => process.exit(1)); // esbuild has said what is wrong
}
