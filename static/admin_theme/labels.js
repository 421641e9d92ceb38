/* An autocomplete is drawn by script beside its hidden <select>: it is given that one's name. */
(function () {
  "use strict";

  function name(select) {
    var drawn = select.nextElementSibling;
    var label = select.labels && select.labels[0];
    if (!label || !drawn || !drawn.classList.contains("select2-container")) return;
    label.id = label.id || "label-" + select.id;
    drawn.querySelectorAll("[role='combobox'], [role='textbox']").forEach(function (part) {
      var text = part.getAttribute("role") === "combobox" ? part.querySelector("[role='textbox']") : part;
      part.setAttribute("aria-labelledby", label.id + " " + text.id);
    });
  }

  function nameAll(root) {
    root.querySelectorAll("select.admin-autocomplete").forEach(name);
  }

  /* Django draws them when jQuery says that the page is ready: after that. */
  document.addEventListener("DOMContentLoaded", function () {
    django.jQuery(function () { window.setTimeout(nameAll, 0, document); });
  });
  document.addEventListener("formset:added", function (event) {
    window.setTimeout(function () { nameAll(event.target); });
  });
})();
