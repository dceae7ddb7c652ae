(() => {
  // Each listing brings this script, so that it works wherever it is copied to; a listing is set up once.
  const PAGE = 10;
  const make = (name, props, ...inner) => { const e = Object.assign(document.createElement(name), props); e.append(...inner); return e; };
  const key = (row, i) => { const c = row.rows[0].cells[i]; return c.dataset.value !== undefined ? Number(c.dataset.value) : c.textContent.trim().toLowerCase(); };
  // Empty cells come last in either order.
  const compare = (a, b, way) => a === b ? 0 : a === "" ? 1 : b === "" ? -1 : typeof a !== typeof b ? (typeof a === "number" ? -1 : 1) : (a < b ? -way : way);

  // What stands behind a row is folded below it; a button before the row, in sight on a phone too, opens it instead.
  const addOpeners = (table, all) => {
    if (!all.some((row) => row.rows[1])) return;
    table.tHead.rows[0].prepend(make("th", { className: "opener", scope: "col", textContent: "text" }));
    for (const row of all) {
      const cell = row.rows[0].insertCell(0), behind = row.rows[1];
      cell.className = "opener";
      if (!behind) continue;
      const details = behind.querySelector("details"), name = details.querySelector("summary").textContent;
      const button = make("button", { type: "button", className: "open", textContent: name.split(" ")[0] });
      button.setAttribute("aria-label", name);
      behind.cells[0].colSpan += 1;
      details.open = true;
      details.querySelector("summary").hidden = true;
      const turn = (open) => { behind.hidden = !open; button.setAttribute("aria-expanded", open); };
      button.onclick = () => turn(behind.hidden);
      cell.append(button);
      turn(false);
    }
  };

  const addOrder = (table, all, moved) => [...table.tHead.rows[0].cells].forEach((head, i, heads) => {
    if (head.className === "opener") return;
    const button = make("button", { type: "button", textContent: head.textContent, title: "Sort by this column" });
    head.replaceChildren(button);
    button.onclick = () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach((h) => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      const order = [...table.tBodies].sort((a, b) => compare(key(a, i), key(b, i), way) || all.indexOf(a) - all.indexOf(b));
      table.append(...order);
      moved(order);
    };
  });

  const setUp = (box) => {
    box.dataset.ready = "yes";
    const table = box.querySelector("table"), all = [...table.tBodies];
    const texts = new Map(all.map((row) => [row, row.textContent.toLowerCase()]));
    addOpeners(table, all);
    if (all.length < 2) return;
    let words = [], rows = all, page = 0;
    const status = make("span", { role: "status" });
    const turn = (label, by) => { const b = make("button", { type: "button", textContent: label }); b.onclick = () => { page += by; show(); }; return b; };
    const back = turn("Previous", -1), next = turn("Next", 1);
    const show = () => {
      const pages = Math.max(1, Math.ceil(rows.length / PAGE));
      page = Math.min(Math.max(page, 0), pages - 1);
      const seen = new Set(rows.slice(page * PAGE, page * PAGE + PAGE));
      all.forEach((row) => { row.hidden = !seen.has(row); });
      status.textContent = rows.length ? `rows ${page * PAGE + 1} to ${page * PAGE + seen.size} of ${rows.length}` : "no row holds these words";
      back.disabled = page === 0; next.disabled = page === pages - 1;
    };
    const choose = (order) => { rows = order.filter((row) => words.every((word) => texts.get(row).includes(word))); page = 0; show(); };
    const search = make("input", { type: "search", placeholder: "Search", autocomplete: "off" });
    search.setAttribute("aria-label", "Search this table and its sentences");
    search.oninput = () => { words = search.value.toLowerCase().split(/\s+/).filter(Boolean); choose([...table.tBodies]); };
    addOrder(table, all, choose);
    if (all.length <= PAGE) { back.style.display = next.style.display = "none"; }
    box.prepend(make("div", { className: "browse-bar" }, search, back, next, status));
    addEventListener("beforeprint", () => all.forEach((row) => { row.hidden = false; }));
    addEventListener("afterprint", show);
    show();
  };
  document.querySelectorAll(".browse:not([data-ready])").forEach(setUp);
})();
