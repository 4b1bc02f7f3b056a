// Small comforts; every page works without them.
(() => {
  const search = document.querySelector("[data-search]");
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && search) {
      event.preventDefault();
      const box = document.querySelector("input[type=search]");
      if (box) { box.focus(); box.select(); } else { search.click(); }
    }
    if (event.key === "Escape") {
      if (typing) typing.blur();
      const open = event.target.closest("details[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !typing) {
      const list = event.target.closest("[data-arrows]");
      if (!list) return;
      const links = [...list.querySelectorAll("[data-row]")];
      const next = links[links.indexOf(event.target.closest("[data-row]")) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  // A chosen day is asked for at once; a typed one on Enter.
  for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
    form.addEventListener("change", (event) => { if (event.target.matches("select")) form.requestSubmit(); });
  }
  // A link into a folded quotation opens it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) target.closest("details")?.setAttribute("open", "");
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
