/* Buttons that move a row up or down, beside the number that says its place. The numbers
   are what is stored; without script they are typed. */
(function () {
  "use strict";

  function place(row) {
    return row.querySelector("[data-place], input[name$='-position']");
  }

  function rows(table) {
    return Array.from(table.tBodies[0].rows).filter(function (row) {
      return place(row) && !row.classList.contains("empty-form");
    });
  }

  /* A row that is still empty is not stored; a number alone would make it incomplete. */
  function isBlank(row) {
    if (row.classList.contains("has_original") || row.querySelector("[data-place]")) return false;
    var fields = row.querySelectorAll(".admin-autocomplete, input[type='text'], input[type='url'], input[type='file']");
    return Array.from(fields).every(function (field) { return !field.value; });
  }

  function number(table) {
    rows(table).forEach(function (row, index) {
      if (!isBlank(row)) place(row).value = index + 1;
    });
  }

  function move(row, by) {
    var table = row.closest("table");
    var all = rows(table);
    var other = all[all.indexOf(row) + by];
    if (!other) return;
    if (by < 0) other.before(row); else other.after(row);
    number(table);
  }

  function button(sign, label, row, by) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", function () { move(row, by); made.focus(); });
    return made;
  }

  function equip(row) {
    var field = place(row);
    if (!field || row.classList.contains("empty-form") || row.querySelector(".order-tools")) return;
    var tools = document.createElement("span");
    tools.className = "order-tools";
    var words = row.closest("table").dataset;
    tools.append(button("↑", words.up, row, -1), button("↓", words.down, row, 1));
    field.after(tools);
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("table[data-ordered]").forEach(function (table) {
      Array.from(table.tBodies[0].rows).forEach(equip);
    });
  });
  document.addEventListener("formset:added", function (event) { equip(event.target); });
})();
