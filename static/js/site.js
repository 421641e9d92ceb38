/* Theme and copy buttons. Runs in the head, before the first paint, so that nothing flashes;
   every page works without it. */
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var KEY = "perdura-theme";

  function stored() {
    try { return localStorage.getItem(KEY); } catch (refused) { return null; }
  }

  function apply(theme) {
    root.dataset.theme = theme === "dark" || theme === "light" ? theme : dark.matches ? "dark" : "light";
  }

  root.classList.add("js");
  apply(stored());
  dark.addEventListener("change", function () { apply(stored()); });

  function switchTheme() {
    var theme = root.dataset.theme === "dark" ? "light" : "dark";
    // What the system already asks for needs no choice of ours: forget it again.
    try {
      if ((theme === "dark") === dark.matches) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch (refused) { /* the choice lasts for this page */ }
    apply(theme);
  }

  function fallbackCopy(text) {
    var area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copying was refused"));
  }

  function copy(button) {
    var text = button.dataset.copy;
    var copied = navigator.clipboard ? navigator.clipboard.writeText(text) : fallbackCopy(text);
    copied.then(function () {
      var live = document.getElementById("announcer");
      button.dataset.done = "";
      if (live) live.textContent = button.dataset.copied;
      window.setTimeout(function () {
        delete button.dataset.done;
        if (live) live.textContent = "";
      }, 2000);
    }, function () { /* refused: the text stands beside the button and can be marked */ });
  }

  document.addEventListener("click", function (event) {
    var target = event.target;
    var button = target.closest("[data-copy]");
    if (button) copy(button);
    if (target.closest("[data-theme-switch]")) switchTheme();
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
})();
