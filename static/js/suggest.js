/* Suggestions while typing: the ARIA combobox with a list. Without script, a plain field. */
(function () {
  "use strict";
  var field, list, timer, at, asked = 0;

  function close() {
    asked++;
    clearTimeout(timer);
    if (list) list.remove();
    list = null;
    if (field) mark(-1).setAttribute("aria-expanded", "false");
  }

  function mark(place) {
    at = place;
    if (list) Array.from(list.children).forEach(function (one, n) { one.setAttribute("aria-selected", n === at); });
    if (list && at >= 0) field.setAttribute("aria-activedescendant", list.children[at].id);
    else field.removeAttribute("aria-activedescendant");
    return field;
  }

  function show(answer) {
    close();
    if (!answer[1].length || document.activeElement !== field) return;
    list = document.createElement("ul");
    list.id = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.labels[0].textContent);
    answer[1].forEach(function (text, n) {
      var one = document.createElement("li"), name = document.createElement("bdi"), kind = document.createElement("small");
      one.id = "suggestion-" + n;
      one.setAttribute("role", "option");
      one.dataset.to = new URL(answer[3][n]).pathname;
      name.textContent = text;
      kind.textContent = answer[2][n];
      one.append(name, " ", kind);
      list.append(one);
    });
    field.closest(".search-form").append(list);
    mark(-1).setAttribute("aria-expanded", "true");
  }

  function ask() {
    var mine = ++asked, words = field.value.trim();
    if (!words) return close();
    fetch(field.dataset.suggest + "?q=" + encodeURIComponent(words)).then(function (response) { return response.json(); })
      .then(function (answer) { if (mine === asked) show(answer); }, function () { /* none, then */ });
  }

  function typed(event) {
    if (!event.target.dataset.suggest || event.isComposing) return;
    if (field !== event.target) {
      close();
      field = event.target;
      field.autocomplete = "off";
      field.setAttribute("role", "combobox");
      field.setAttribute("aria-autocomplete", "list");
      field.setAttribute("aria-controls", "suggestions");
      close();
    }
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  }

  document.addEventListener("input", typed);
  document.addEventListener("compositionend", typed);
  document.addEventListener("focusout", function (event) { if (event.target === field) close(); });
  document.addEventListener("submit", close);
  document.addEventListener("keydown", function (event) {
    if (!list || event.target !== field || event.isComposing) return;
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key], room = list.children.length + 1;
    if (step) mark((at + 1 + step + room) % room - 1);
    else if (event.key === "Enter" && at >= 0) location.assign(list.children[at].dataset.to);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  // The field keeps the focus; the list is only pointed at.
  document.addEventListener("pointerdown", function (event) {
    if (list && list.contains(event.target)) event.preventDefault();
  });
  document.addEventListener("click", function (event) {
    var one = list && event.target.closest("#suggestions li");
    if (one) location.assign(one.dataset.to);
  });
})();
