/* The citation in another style or language, put in place of the one that is shown. The form
   works by itself: without script it leads to the same citation as a text. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-cite]");
  var row = form && document.getElementById(form.dataset.cite);
  if (!row || !window.fetch) return;
  var latest = null, waiting = null;

  function show(text, lang) {
    var shown = row.querySelector(".citation bdi"), button = row.querySelector("[data-copy]");
    shown.textContent = text;
    shown.lang = lang;
    button.dataset.copy = text;
  }

  function fail() {
    show(form.dataset.failed, document.documentElement.lang);
    row.dataset.failed = ""; // a message is nothing to copy
  }

  function ask(tries) {
    if (latest) latest.abort();
    window.clearTimeout(waiting);
    var mine = latest = new AbortController();
    var url = form.action + "?" + new URLSearchParams(new FormData(form));
    row.setAttribute("aria-busy", "true");
    fetch(url, { signal: mine.signal, headers: { Accept: "text/plain" } }).then(function (response) {
      if (response.status === 503 && tries > 1) {
        // Others are being cited: the answer says when to come again.
        var seconds = Math.min(Number(response.headers.get("Retry-After")) || 3, 10);
        waiting = window.setTimeout(function () { ask(tries - 1); }, seconds * 1000);
        return null;
      }
      if (!response.ok) throw new Error(String(response.status));
      return response.text().then(function (text) {
        if (mine !== latest) return;
        delete row.dataset.failed;
        show(text.trim(), response.headers.get("Content-Language"));
        row.removeAttribute("aria-busy");
      });
    }).catch(function () {
      if (mine !== latest) return;
      fail();
      row.removeAttribute("aria-busy");
    });
  }

  // Who walks through the list by the arrow keys asks for the one she stops at.
  form.addEventListener("change", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () { ask(3); }, 300);
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    ask(3);
  });
})();
