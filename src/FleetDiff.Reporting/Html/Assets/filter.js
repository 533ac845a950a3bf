// Search and filter. An address such as #account=111122223333&region=eu-west-1 selects a filter, so that links can.
{
  const choices = {
    account: (one) => (one.accountName === "" ? one.account : `${one.accountName} (${one.account})`),
    unit: (one) => one.unit,
    region: (one) => one.region,
    cause: (one) => one.causeTitle,
    team: (one) => one.team,
    verdict: (one) => one.verdict,
  };
  const keys = Object.keys(choices);
  let fromAddress = false;
  const controls = [byId("text"), ...keys.map(byId)];
  const matches = {
    unit: (one, value) => one.unit === value || one.unit.startsWith(`${value}/`),
  };

  // A unit also selects the units below it.
  const expandUnits = (unit) => unit.split("/").map((_, index, names) => names.slice(0, index + 1).join("/"));

  function fill(key) {
    const labels = new Map();
    for (const one of instances) {
      if (key === "unit") {
        expandUnits(one.unit).forEach((unit) => labels.set(unit, unit));
      } else {
        labels.set(one[key], choices[key](one));
      }
    }
    labels.delete("");
    const sorted = [...labels].sort(([, left], [, right]) => collator.compare(left, right));
    byId(key).append(...sorted.map(([value, label]) => new Option(label, value)));
    byId(key).parentElement.hidden = labels.size < 2;
  }

  function filter() {
    const terms = byId("text").value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const chosen = keys.map((key) => [key, byId(key).value]).filter(([, value]) => value !== "");
    const active = terms.length + chosen.length > 0;
    const isFound = (one) => terms.every((word) => one.text.includes(word))
      && chosen.every(([key, value]) => matches[key]?.(one, value) ?? one[key] === value);
    const filled = new Set();
    let found = 0;
    for (const { table, lines, fold, section, box } of tables) {
      let here = 0;
      for (const line of lines) {
        const left = line.instances.filter((one) => show(one, isFound(one))).length;
        line.row.hidden = line.instances.length > 0 ? left === 0 : active;
        expand(line.members, active && left > 0 && left < line.instances.length);
        here += left;
      }
      found += here;
      const visible = here > 0 || !active;
      table.classList.toggle("filtered", active);
      box.hidden = !visible;
      if (visible) {
        filled.add(section);
      }
      if (fold) {
        fold.hidden = !visible;
      }
      expand(fold, active && here > 0);
    }
    for (const section of new Set(tables.map((table) => table.section))) {
      section.hidden = !filled.has(section);
      expand(section.querySelector(":scope > .fold"), active && filled.has(section));
    }
    byId("status").hidden = !active;
    byId("found").replaceChildren(...(active ? describe(found, chosen) : []));
  }

  function show(one, shown) {
    if (shown !== one.shown) {
      one.shown = shown;
      one.element.hidden = !shown;
    }
    return shown;
  }

  // A large page does not list every instance. The files do.
  function describe(found, chosen) {
    const names = chosen.map(([key]) => byId(key).selectedOptions[0].textContent).join(", ");
    const text = `${count(found)} of the ${count(instances.length)} instances on this page${names ? `: ${names}` : ""}.`;
    const account = byId("account").value;
    if (account && document.querySelector(`a[href="accounts/${account}.csv"]`)) {
      return [`${text} `, link(`accounts/${account}.csv`, "All of the account, as CSV")];
    }
    return document.querySelector(".group .rest, .group ~ .rest")
      ? [`${text} `, link("unmanaged.csv", "All unmanaged instances, as CSV")] : [text];
  }

  function link(address, text) {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    return made;
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

  function clear() {
    controls.forEach((control) => { control.value = ""; });
  }

  // A value that no instance of the page has selects all instances.
  function readAddress() {
    const wanted = new URLSearchParams(location.hash.slice(1).replaceAll("+", "%2B"));
    const known = keys.filter((key) => wanted.get(key));
    if (known.length === 0 && !fromAddress) {
      return;
    }
    fromAddress = known.length > 0;
    clear();
    known.forEach((key) => { byId(key).value = wanted.get(key); });
    filter();
    if (fromAddress) {
      byId("toolbar").scrollIntoView();
      byId("status").focus({ preventScroll: true });
    }
  }

  keys.forEach(fill);
  for (const control of controls) {
    control.addEventListener("input", filter);
  }
  byId("reset").addEventListener("click", () => {
    clear();
    filter();
    byId("text").focus();
  });

  // On a phone the filter is closed at first, so that new instances are near the first screen.
  const wide = matchMedia("(min-width: 40.01rem)");
  const fit = () => { byId("filter").open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  byId("toolbar").hidden = instances.length === 0;
  addEventListener("hashchange", readAddress);
  // A second click on a link does not change the address.
  document.addEventListener("click", ({ target }) => {
    if (target.closest("a")?.hash === location.hash && location.hash !== "") {
      readAddress();
    }
  });
  readAddress();
}
