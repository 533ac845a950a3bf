// Sort, and show more rows of long tables.
{
  function sortable(table) {
    for (const [index, head] of all("thead th", table).entries()) {
      const sorter = button("");
      sorter.append(...head.childNodes);
      sorter.addEventListener("click", () => sort(table, head, index));
      head.append(sorter);
    }
  }

  function sort(table, head, index) {
    const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const keyed = [...table.tBodies[0].rows].map((row) => [row.cells[index].textContent.replaceAll(",", ""), row]);
    keyed.sort(([left], [right]) => direction * collator.compare(left, right));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  }

  // CSS hides the rows after the first ones, in any order, unless a filter selects rows.
  function brief(table) {
    const rows = table.tBodies[0].rows.length;
    if (rows <= Number(table.dataset.brief) + 2) {
      delete table.dataset.brief;
      return;
    }
    const more = button(`Show all ${count(rows)}`, "more");
    more.addEventListener("click", () => {
      const first = Number(table.dataset.brief);
      const link = table.tBodies[0].rows[first].querySelector("a, summary");
      delete table.dataset.brief;
      more.remove();
      link?.focus();
    });
    table.after(more);
  }

  // On a phone, CSS shows rows as cards. Roles keep the table for screen readers.
  function addRoles(table) {
    table.setAttribute("role", "table");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      for (const cell of row.cells) {
        cell.setAttribute("role", cell.scope === "col" ? "columnheader" : cell.scope ? "rowheader" : "cell");
      }
    }
  }

  document.documentElement.classList.add("script");
  all("table").forEach(sortable);
  all("table[data-brief]").forEach(brief);
  all(".instances, .where, .notes").forEach(addRoles);
}
