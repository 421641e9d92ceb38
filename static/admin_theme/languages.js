/* Ten languages as tabs, and the original beside each translation as it is typed.
   Without script every language stands below the other, and the links lead to it. */
(function () {
  "use strict";

  function tabs(box) {
    var list = box.querySelector(".languages-list ul");
    var links = Array.from(list.querySelectorAll("a"));
    var panels = links.map(function (link) { return box.querySelector(link.hash); });
    var key = "perdura-language:" + window.location.pathname;

    list.setAttribute("role", "tablist");
    list.setAttribute("aria-labelledby", "languages-heading");
    links.forEach(function (link, index) {
      link.parentElement.setAttribute("role", "presentation");
      link.setAttribute("role", "tab");
      link.setAttribute("aria-controls", panels[index].id);
      panels[index].setAttribute("role", "tabpanel");
      panels[index].setAttribute("aria-labelledby", link.id);
      link.addEventListener("click", function (event) {
        event.preventDefault();
        show(index, true);
      });
    });

    function show(chosen, remember) {
      links.forEach(function (link, index) {
        link.setAttribute("aria-selected", index === chosen ? "true" : "false");
        link.tabIndex = index === chosen ? 0 : -1;
        panels[index].hidden = index !== chosen;
      });
      if (!remember) return;
      try { sessionStorage.setItem(key, links[chosen].hash); } catch (refused) { /* as well without */ }
    }

    list.addEventListener("keydown", function (event) {
      var current = links.indexOf(event.target.closest("a"));
      var onward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      var back = onward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      var next = { [onward]: current + 1, [back]: current - 1, Home: 0, End: links.length - 1 }[event.key];
      if (current < 0 || next === undefined) return;
      event.preventDefault();
      next = (next + links.length) % links.length;
      show(next, true);
      links[next].focus();
    });

    function index_of(hash) {
      return links.findIndex(function (link) { return link.hash === hash; });
    }

    function stored() {
      try { return sessionStorage.getItem(key); } catch (refused) { return null; }
    }

    window.addEventListener("hashchange", function () {
      var found = index_of(window.location.hash);
      if (found < 0) return;
      show(found, true);
      links[found].focus();
    });
    var wrong = panels.findIndex(function (panel) { return "errors" in panel.dataset; });
    show([wrong, index_of(window.location.hash), index_of(stored()), 0].find(function (found) {
      return found >= 0;
    }), false);
  }

  /* The source is the original, or English where there is no original. */
  function sources(box) {
    var original = document.getElementById("id_original_language");

    function draw(place) {
      var fields = place.dataset.sources.split(" ").map(function (id) { return document.getElementById(id); });
      var source = fields.find(function (field) { return field && field.value.trim(); });
      var own = place.closest(".translation").querySelector(".translation-field textarea, .translation-field input");
      var text = place.querySelector(".translation-source-text");
      place.hidden = !source || source === own;
      if (place.hidden) return;
      text.textContent = source.value.trim();
      text.lang = source.lang;
      text.dir = source.dir || "auto";
    }

    var places = Array.from(box.querySelectorAll("[data-sources]"));
    function drawAll() { places.forEach(draw); }
    document.addEventListener("input", function (event) {
      if (event.target === original) {
        document.querySelectorAll("[name^='original_'][lang]").forEach(function (field) {
          field.lang = original.value.trim();
          field.dir = "auto";
        });
      }
      places.filter(function (place) {
        return event.target === original || place.dataset.sources.split(" ").includes(event.target.id);
      }).forEach(draw);
    });
    drawAll();
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-languages]").forEach(function (box) {
      tabs(box);
      sources(box);
    });
  });
})();
