/* Looks every few seconds how far an import is. Without script, the link does the same. */
(function () {
  "use strict";
  var box = document.querySelector("[data-import]");
  if (!box || !window.fetch) return;

  function look() {
    fetch(window.location.href).then(function (answer) {
      if (answer.redirected) { window.location.assign(answer.url); return null; }
      return answer.ok ? answer.text() : null;
    }).then(function (text) {
      if (text === null) return;
      var fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-import]");
      if (fresh && fresh.innerHTML !== box.innerHTML) box.innerHTML = fresh.innerHTML;
      window.setTimeout(look, 2000);
    }).catch(function () { window.setTimeout(look, 10000); });
  }

  window.setTimeout(look, 1500);
})();
