// Search, filter, sort and copy. The page shows everything without this script.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const collator = new Intl.Collator("en", { numeric: true });

  // One record for each row, created once: the filter does not read the page again on every key press.
  const tables = all("table.instances").map((table) => {
    const heads = all("thead th", table).map((head) => head.className);
    const group = table.closest(".group");
    const section = table.closest("section");
    const known = { ...group?.dataset, verdict: table.dataset.verdict };
    const label = group ? group.querySelector("summary").textContent : "";
    const rows = [...table.tBodies[0].rows].map((row) => {
      const value = (key) => {
        const index = heads.indexOf(key);
        return index < 0 ? known[key] ?? "" : row.cells[index].textContent;
      };
      return {
        row, shown: true, text: `${row.textContent} ${label}`.toLowerCase(), id: row.querySelector("code").textContent,
        account: value("account"), region: value("region"), team: value("team"), verdict: known.verdict,
      };
    });
    const tools = document.createElement("div");
    tools.className = "tools";
    return { table, rows, group, section, tools, box: table.parentElement };
  });
  const rows = tables.flatMap((table) => table.rows);

  // ---- Filter ----

  const choices = ["account", "region", "team", "verdict"];

  function fill(key) {
    const values = [...new Set(rows.map((row) => row[key]))].filter((value) => value !== "").sort(collator.compare);
    byId(key).append(...values.map((value) => new Option(value, value)));
    byId(key).parentElement.hidden = values.length < 2;
  }

  function filter() {
    const terms = byId("text").value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const chosen = choices.map((key) => [key, byId(key).value]).filter(([, value]) => value !== "");
    const active = terms.length + chosen.length > 0;
    let found = 0;
    const filled = new Set();
    for (const { rows: own, group, section, box, tools } of tables) {
      let here = 0;
      for (const one of own) {
        const shown = chosen.every(([key, value]) => one[key] === value)
          && terms.every((word) => one.text.includes(word));
        here += shown;
        if (shown !== one.shown) {
          one.shown = shown;
          one.row.hidden = !shown;
        }
      }
      found += here;
      box.hidden = here === 0;
      tools.hidden = here === 0;
      if (here > 0) {
        filled.add(section);
      }
      if (group) {
        group.hidden = here === 0;
      }
      expand(group, active && here > 0);
    }
    for (const section of new Set(tables.map((table) => table.section))) {
      section.hidden = !filled.has(section);
      expand(section.querySelector(":scope > .fold"), active && filled.has(section));
    }
    byId("found").textContent = active ? `${count(found)} of the ${count(rows.length)} instances on this page.` : "";
  }

  // The filter closes only what it opened. What a person opened stays open.
  function expand(details, wanted) {
    if (details && wanted && !details.open) {
      details.open = true;
      details.dataset.found = "";
    } else if (details && !wanted && "found" in details.dataset) {
      details.open = false;
      delete details.dataset.found;
    }
  }

  const count = (number) => number.toLocaleString("en");

  // ---- Sort ----

  function sortable(table) {
    for (const [index, head] of all("thead th", table).entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head, index));
      head.append(button);
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

  // ---- Copy ----

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // The Clipboard API is available only in secure contexts.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  }

  function button(text, className) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    return made;
  }

  function copyable({ rows: own, box, tools }) {
    const every = button("Copy ids", "");
    every.addEventListener("click", () => copy(
      own.filter((one) => one.shown).map((one) => one.id).join("\n"), every));
    tools.append(every);
    box.before(tools);
    for (const one of own) {
      one.row.querySelector(".links")?.prepend(button("Copy", "copy"));
    }
  }

  document.addEventListener("click", ({ target }) => {
    if (target.classList.contains("copy")) {
      copy(target.closest("tr").querySelector("code").textContent, target);
    }
  });

  // ---- On a phone, CSS shows rows as cards. Roles keep the table for screen readers. ----

  function addRoles(table) {
    table.setAttribute("role", "table");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      for (const cell of row.cells) {
        cell.setAttribute("role", cell.scope === "col" ? "columnheader" : cell.scope ? "rowheader" : "cell");
      }
    }
  }

  choices.forEach(fill);
  all("table").forEach(sortable);
  tables.forEach(copyable);
  tables.forEach(({ table }) => addRoles(table));
  for (const control of [byId("text"), ...choices.map(byId)]) {
    control.addEventListener("input", filter);
  }
  byId("reset").addEventListener("click", () => {
    [byId("text"), ...choices.map(byId)].forEach((control) => { control.value = ""; });
    filter();
    byId("text").focus();
  });

  // On a phone the filter is closed at first, so that new instances are on the first screen.
  const wide = matchMedia("(min-width: 40.01rem)");
  const fit = () => { byId("filter").open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  byId("filter").hidden = rows.length === 0;
})();
