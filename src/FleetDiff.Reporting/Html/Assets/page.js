// What the page does beyond being read: search, filter, sort, copy. Everything is there without it.
"use strict";

(() => {
  const of = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = new Intl.Collator("en", { numeric: true });

  // One record for each row of instances, made once: typing must not read the page again.
  const tables = all("table.instances").map((table) => {
    const heads = all("thead th", table).map((head) => head.className);
    const group = table.closest(".group");
    const section = table.closest("section");
    const known = { ...group?.dataset, verdict: table.dataset.verdict };
    const label = group ? group.querySelector("summary").textContent : "";
    const rows = [...table.tBodies[0].rows].map((row) => {
      const value = (key) => {
        const place = heads.indexOf(key);
        return place < 0 ? known[key] ?? "" : row.cells[place].textContent;
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
    const values = [...new Set(rows.map((row) => row[key]))].filter((value) => value !== "").sort(words.compare);
    of(key).append(...values.map((value) => new Option(value, value)));
    of(key).parentElement.hidden = values.length < 2;
  }

  function filter() {
    const sought = of("text").value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const chosen = choices.map((key) => [key, of(key).value]).filter(([, value]) => value !== "");
    const active = sought.length + chosen.length > 0;
    let found = 0;
    const filled = new Set();
    for (const { rows: own, group, section, box, tools } of tables) {
      let here = 0;
      for (const one of own) {
        const shown = chosen.every(([key, value]) => one[key] === value)
          && sought.every((word) => one.text.includes(word));
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
      unfold(group, active && here > 0);
    }
    for (const section of new Set(tables.map((table) => table.section))) {
      section.hidden = !filled.has(section);
      unfold(section.querySelector(":scope > .fold"), active && filled.has(section));
    }
    of("found").textContent = active ? `${count(found)} of the ${count(rows.length)} instances on this page.` : "";
  }

  // What a search has unfolded it folds again; what a person has unfolded stays.
  function unfold(details, wanted) {
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
    for (const [place, head] of all("thead th", table).entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head, place));
      head.append(button);
    }
  }

  function sort(table, head, place) {
    const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
    const keyed = [...table.tBodies[0].rows].map((row) => [row.cells[place].textContent.replaceAll(",", ""), row]);
    keyed.sort(([left], [right]) => way * words.compare(left, right));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  }

  // ---- Copy ----

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page that is not served over TLS has no clipboard of its own.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const said = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = said; }, 1500);
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

  // ---- A phone shows rows as cards: a screen reader still hears a table. ----

  function say(table) {
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
  tables.forEach(({ table }) => say(table));
  for (const control of [of("text"), ...choices.map(of)]) {
    control.addEventListener("input", filter);
  }
  of("reset").addEventListener("click", () => {
    [of("text"), ...choices.map(of)].forEach((control) => { control.value = ""; });
    filter();
    of("text").focus();
  });

  // On a phone it waits behind a line, so that what is new is on the first screen.
  const wide = matchMedia("(min-width: 40.01rem)");
  const fit = () => { of("filter").open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  of("filter").hidden = rows.length === 0;
})();
