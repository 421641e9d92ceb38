/* When a contributor is chosen, the forms of that name are offered as the printed one. */
(function () {
  "use strict";

  function fill(select, names) {
    var chosen = select.value;
    select.replaceChildren(new Option("–", ""));
    names.forEach(function (name) { select.append(new Option(name[1], name[0])); });
    if (names.some(function (name) { return String(name[0]) === chosen; })) select.value = chosen;
  }

  function changed(event) {
    var field = event.target;
    if (!/-contributor$/.test(field.name || "")) return;
    var select = field.closest("tr").querySelector("[data-name-forms]");
    if (!select) return;
    if (!field.value) { fill(select, []); return; }
    fetch(select.dataset.nameForms.replace("0", encodeURIComponent(field.value)), {
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    }).then(function (answer) {
      return answer.ok ? answer.json() : { names: [] };
    }).then(function (found) { fill(select, found.names); }, function () { fill(select, []); });
  }

  /* Autocompletes announce a choice through jQuery alone. */
  document.addEventListener("DOMContentLoaded", function () {
    django.jQuery(document).on("change", "select", changed);
  });
})();
