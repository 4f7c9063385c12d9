// Runs before the first paint, so that the page comes up in the reader's light and text size.
// A classic script: it may neither import nor share anything.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  let device: Record<string, unknown> = {};
  try {
    device = JSON.parse(localStorage.getItem("carrel.device") ?? "{}");
  } catch {
    // A store that is closed to pages or holds something else: the page comes up as it is.
  }
  if (typeof device.theme === "string" && device.theme) root.dataset.theme = device.theme;
  if (typeof device.size === "number") root.dataset.size = String(device.size);
  if (device.letters === true) root.dataset.letters = "";
})();
