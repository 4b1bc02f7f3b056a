// Keys for the review; the page works without them.
(() => {
  const form = document.querySelector("[data-review]");
  if (!form) return;
  const items = [...form.querySelectorAll("[data-item]")];
  const show = (item) => {
    for (const mark of form.querySelectorAll("mark.is-current")) mark.classList.remove("is-current");
    const marks = [...form.querySelectorAll("mark")].filter((mark) => mark.dataset.items.split(" ").includes(item.dataset.item));
    marks.forEach((mark) => mark.classList.add("is-current"));
    if (marks.length && matchMedia("(min-width: 60rem)").matches) marks[0].scrollIntoView({ block: "center" });
  };
  for (const item of items) item.addEventListener("focus", () => show(item));
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = items.indexOf(event.target.closest("[data-item]"));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = items[Math.min(items.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))];
      if (next) { event.preventDefault(); next.focus(); }
    } else if (at >= 0 && (event.key === "a" || event.key === "x")) {
      event.preventDefault();
      items[at].querySelector(`[data-key=${event.key}]`)?.click();
    } else if (at >= 0 && (event.key === "e" || event.key === "j")) {
      const details = items[at].querySelector("details");
      if (!details) return;
      event.preventDefault();
      details.open = true;
      const fields = details.querySelectorAll("input");
      fields[event.key === "j" ? fields.length - 1 : 0].focus();
    }
  });
  // After a decision the page comes back to where it was.
  const last = sessionStorage.getItem("enishi-review");
  const back = last && document.getElementById(last);
  if (back) { back.focus(); sessionStorage.removeItem("enishi-review"); }
  form.addEventListener("submit", (event) => {
    const decided = event.submitter?.name === "decide" && event.submitter.value.split(":")[0];
    const next = decided && items[items.findIndex((item) => item.dataset.item === decided) + 1];
    if (next) sessionStorage.setItem("enishi-review", next.dataset.item);
  });
})();
