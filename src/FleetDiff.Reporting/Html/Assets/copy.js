// Copy ids, and links to the EC2 console for the instances of a group.
{
  async function copy(text, source) {
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
      source.focus();
    }
    const label = source.textContent;
    source.textContent = "Copied";
    setTimeout(() => { source.textContent = label; }, 1500);
  }

  function copyable({ lines, box }) {
    const every = button("Copy ids");
    const tools = document.createElement("div");
    tools.className = "tools";
    every.addEventListener("click", () => copy(
      lines.flatMap((line) => line.instances).filter((one) => one.shown).map((one) => one.id).join("\n"), every));
    tools.append(every);
    box.prepend(tools);
    for (const { row } of lines) {
      row.querySelector(".links")?.prepend(button("Copy", "copy"));
    }
  }

  // A link of 150 bytes for each instance would displace instances from the page.
  function link(details) {
    const list = details.querySelector("ul[data-console]");
    for (const id of list ? all("li > code", list) : []) {
      const made = document.createElement("a");
      made.href = list.dataset.console + id.textContent;
      made.rel = "noreferrer";
      id.replaceWith(made);
      made.append(id);
    }
  }

  document.addEventListener("click", ({ target }) => {
    if (target.classList.contains("copy")) {
      copy(target.closest("tr").querySelector("code").textContent, target);
    }
  });
  tables.forEach(copyable);
  all(".members").forEach((details) => details.addEventListener("toggle", () => link(details), { once: true }));
}
