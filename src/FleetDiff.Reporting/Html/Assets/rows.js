// The instances of the page. The page shows everything without this script and those that follow it.
"use strict";

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const count = (number) => number.toLocaleString("en");
const collator = new Intl.Collator("en", { numeric: true });

const button = (text, className = "") => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  return made;
};

// One record for each instance, created once: the filter does not read the page again on every key press.
// A row lists one instance, or a group whose instances are list items.
const tables = all("table.instances").map((table) => {
  const heads = all("thead th", table).map((head) => head.className);
  const fold = table.closest(".group");
  const cause = { key: fold?.dataset.cause ?? "", title: fold?.querySelector(".cause").textContent ?? "" };
  const text = (element, selector) => element?.querySelector(selector)?.textContent ?? "";
  const lines = [...table.tBodies[0].rows].map((row) => {
    const cell = (key) => row.cells[heads.indexOf(key)];
    const account = cell("account");
    const shared = {
      account: text(account, ".id"), accountName: text(account, ".who"), unit: text(account, ".unit"),
      region: cell("region")?.textContent ?? "", team: cell("team")?.textContent ?? "", verdict: table.dataset.verdict,
      cause: cause.key, causeTitle: cause.title,
    };
    const members = all(".members li", row);
    const label = `${cause.title} ${members.length > 0 ? text(row, ".label") : ""} ${account?.textContent}`;
    const elements = members.length > 0 ? members : [row];
    const instances = elements.map((element) => ({
      ...shared, element, shown: true, text: `${element.textContent} ${label}`.toLowerCase(),
      id: text(element, "code"), team: element === row ? shared.team : text(element, ".team") || shared.team,
    })).filter((one) => one.id !== "");
    return { row, instances, members: row.querySelector(".members") };
  });
  return { table, lines, fold, section: table.closest("section"), box: table.parentElement };
});
const instances = tables.flatMap(({ lines }) => lines.flatMap((line) => line.instances));
