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
  // Of the two forms of a chart the desk draws the one that this page has room for.
  const width = matchMedia("(width < 48rem)").matches ? "narrow" : "wide";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser
  document.cookie = `carrel-chart=${width}; path=/; samesite=strict`;

  // A form without an address and a button with an act belong to the page's island. What is
  // pressed before the island runs waits for it: the browser alone would load the page anew and
  // lose what stands in the form.
  const waiting = new Map<Element, () => void>();
  const wait = (event: Event) => {
    const { submitter } = event as SubmitEvent;
    const source = event.target as Element;
    const form = event.type === "submit" && source.closest<HTMLFormElement>("form:not([action])");
    const button = event.type === "click" && source.closest<HTMLElement>("button[data-act]");
    if (form) waiting.set(form, () => form.requestSubmit(submitter));
    else if (button) waiting.set(button, () => button.click());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pressed = ["submit", "click"];
  for (const kind of pressed) document.addEventListener(kind, wait, true);
  document.addEventListener(
    "carrel:started",
    () => {
      for (const kind of pressed) document.removeEventListener(kind, wait, true);
      for (const again of waiting.values()) again();
    },
    { once: true },
  );
})();
