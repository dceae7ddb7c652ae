(() => {
  // Each listing brings this script, so that it works wherever it is copied to; a listing is set up once.
  const PAGE = 10;
  const make = (name, props, ...inner) => { const e = Object.assign(document.createElement(name), props); e.append(...inner); return e; };
  const key = (row, i) => { const c = row.cells[i]; return c.dataset.value !== undefined ? Number(c.dataset.value) : c.textContent.trim().toLowerCase(); };
  // Empty cells come last in either order.
  const compare = (a, b, way) => a === b ? 0 : a === "" ? 1 : b === "" ? -1 : typeof a !== typeof b ? (typeof a === "number" ? -1 : 1) : (a < b ? -way : way);

  const setUp = (box) => {
    box.dataset.ready = "yes";
    const table = box.querySelector("table"), body = table.tBodies[0], all = [...body.rows], heads = [...table.tHead.rows[0].cells];
    if (all.length < 2) return;
    let rows = all.slice(), page = 0;
    const status = make("span", { role: "status" });
    const turn = (label, by) => { const b = make("button", { type: "button", textContent: label }); b.onclick = () => { page += by; show(); }; return b; };
    const back = turn("Previous", -1), next = turn("Next", 1);
    const show = () => {
      const pages = Math.max(1, Math.ceil(rows.length / PAGE));
      page = Math.min(Math.max(page, 0), pages - 1);
      const seen = new Set(rows.slice(page * PAGE, page * PAGE + PAGE));
      all.forEach((r) => { r.hidden = !seen.has(r); });
      status.textContent = rows.length ? `rows ${page * PAGE + 1} to ${page * PAGE + seen.size} of ${rows.length}` : "no row holds these words";
      back.disabled = page === 0; next.disabled = page === pages - 1;
    };
    const search = make("input", { type: "search", placeholder: "Search", autocomplete: "off" });
    search.setAttribute("aria-label", "Search this table");
    search.oninput = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows = [...body.rows].filter((r) => { const t = r.textContent.toLowerCase(); return words.every((w) => t.includes(w)); });
      page = 0; show();
    };
    heads.forEach((head, i) => {
      if (all.every((r) => r.cells[i].querySelector("details"))) return;
      const button = make("button", { type: "button", textContent: head.textContent, title: "Sort by this column" });
      Object.assign(button.style, { font: "inherit", fontWeight: "bold", color: "inherit", background: "none", border: 0, padding: 0, cursor: "pointer", textDecoration: "underline dotted" });
      head.replaceChildren(button);
      button.onclick = () => {
        const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        const order = (list) => list.sort((a, b) => compare(key(a, i), key(b, i), way) || all.indexOf(a) - all.indexOf(b));
        body.append(...order([...body.rows])); order(rows); page = 0; show();
      };
    });
    const bar = make("div", { className: "browse-bar" }, search, back, next, status);
    Object.assign(bar.style, { display: "flex", flexWrap: "wrap", gap: ".5rem", alignItems: "center", margin: ".5rem 0" });
    if (all.length <= PAGE) { back.style.display = next.style.display = "none"; }
    box.prepend(bar);
    addEventListener("beforeprint", () => all.forEach((r) => { r.hidden = false; }));
    addEventListener("afterprint", show);
    show();
  };
  document.querySelectorAll(".browse:not([data-ready])").forEach(setUp);
})();
