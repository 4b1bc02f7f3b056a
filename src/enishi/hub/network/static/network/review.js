// Marks shown for the row in hand, keys, and records found while typing; the page works without any of it.
(() => {
  const form = document.querySelector("[data-review]");
  if (!form) return;
  const items = [...form.querySelectorAll("[data-item]")];
  const marks = [...form.querySelectorAll("mark")];
  const words = form.querySelector(".review-words");
  const show = (id, scroll) => {
    const mine = marks.filter((mark) => mark.dataset.items.split(" ").includes(id));
    marks.forEach((mark) => mark.classList.toggle("is-current", mine.includes(mark)));
    if (scroll && mine.length && words.scrollHeight > words.clientHeight) {
      words.scrollTop += mine[0].getBoundingClientRect().top - words.getBoundingClientRect().top - words.clientHeight / 3;
    }
  };
  for (const item of items) {
    item.addEventListener("focusin", () => show(item.dataset.item, true));
    item.addEventListener("mouseenter", () => show(item.dataset.item, false));
  }
  for (const mark of marks) mark.addEventListener("mouseenter", () => show(mark.dataset.items.split(" ")[0], false));

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input:not([type=radio]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = items.indexOf(event.target.closest("[data-item]"));
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.type !== "radio") {
      const next = items[Math.min(items.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))];
      if (next) { event.preventDefault(); next.focus(); next.scrollIntoView({ block: "nearest" }); }
    } else if (at >= 0 && (event.key === "a" || event.key === "x")) {
      event.preventDefault();
      items[at].querySelector(`[data-key=${event.key}]`)?.click();
    } else if (at >= 0 && (event.key === "e" || event.key === "j")) {
      const details = items[at].querySelector("details");
      if (!details) return;
      event.preventDefault();
      details.open = true;
      details.querySelector(event.key === "j" ? "[data-search]" : "input, select")?.focus();
    }
  });

  const waiting = new Map();
  const look = async (input) => {
    const place = input.closest("fieldset").querySelector("[data-choices]");
    const chosen = place.querySelector("input:checked")?.value ?? "";
    const query = new URLSearchParams({ item: input.dataset.search, q: input.value, chosen });
    const answer = await fetch(`${form.dataset.candidates}?${query}`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.ok && query.get("q") === input.value) place.innerHTML = await answer.text();
  };
  for (const input of form.querySelectorAll("[data-search]")) {
    input.addEventListener("input", () => {
      clearTimeout(waiting.get(input));
      waiting.set(input, setTimeout(() => look(input), 200));
    });
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); look(input); } });
  }
  const there = document.getElementById(location.hash.slice(1)) ?? form.querySelector(".review-row:has(.review-error)");
  if (there?.matches("[data-item]")) there.focus();
})();
