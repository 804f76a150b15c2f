"use strict";
// Headings become buttons that sort; without this script everything is there, in the order given.
(() => {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  // Cells with an order have their place among the exact values; the others are sorted by what they say.
  const compare = (one, other, ordered) =>
    ordered
      ? Number(one.dataset.order) - Number(other.dataset.order)
      : collator.compare(one.querySelector(".says").textContent, other.querySelector(".says").textContent);
  const isMissing = (cell, ordered) => (ordered ? !("order" in cell.dataset) : !cell.querySelector(".says"));

  const sort = (table, head, place) => {
    const ordered = head.dataset.sort === "order";
    const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const rows = [...table.tBodies[0].rows];
    rows.sort((one, other) => {
      const cells = [one.cells[place], other.cells[place]];
      const missing = cells.map((cell) => isMissing(cell, ordered));
      if (missing[0] || missing[1]) return missing[0] - missing[1];
      return direction * compare(cells[0], cells[1], ordered);
    });
    table.tBodies[0].append(...rows);
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
  };

  for (const table of document.querySelectorAll("table")) {
    [...table.tHead.rows[0].cells].forEach((head, place) => {
      if (!head.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, head, place));
    });
    for (const hint of table.querySelectorAll(".hint")) hint.hidden = false;
  }
})();
