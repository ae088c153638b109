// With HTTPS a face can be opened without network: sw.js keeps the page and what it needs. Over plain HTTP browsers have
// no service workers, and then nothing happens here.

export async function openWithoutNetwork() {
  try {
    if (!navigator.serviceWorker) return;
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const assets = loaded.filter((name) => name.startsWith(`${location.origin}/assets/`));
    active.postMessage({ keep: [location.origin + location.pathname, ...assets] });
  } catch {
    // a private window, or a browser that forbids it: the face works all the same
  }
}
