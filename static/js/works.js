/* Facets, order and pages without a reload. Everything here is a plain link or form that
   works by itself; this only fetches the same page and puts its list in place of the old. */
(function () {
  "use strict";
  var region = document.getElementById("works");
  if (!region || !window.fetch || !window.history.pushState) return;
  var latest = null;

  function open(details) {
    var names = {};
    details.forEach(function (one) { names[one.dataset.facet] = one.open; });
    return names;
  }

  function replace(page, url, focus) {
    var fresh = page.getElementById("works");
    if (!fresh) { window.location.assign(url); return; }
    var before = open(region.querySelectorAll("[data-facet]"));
    fresh.querySelectorAll("[data-facet]").forEach(function (one) {
      if (one.dataset.facet in before) one.open = one.open || before[one.dataset.facet];
    });
    document.title = page.title;
    region.replaceWith(fresh);
    region = fresh;
    // The language switch and the search keep what was chosen.
    [".site-tools .menu ul", ".works-head"].forEach(function (part) {
      var here = document.querySelector(part), there = page.querySelector(part);
      if (here && there) here.replaceWith(there);
    });
    var heading = region.querySelector(".results-count");
    var live = document.getElementById("announcer");
    if (live && heading) live.textContent = heading.textContent;
    if (focus && heading) {
      heading.focus({ preventScroll: true });
      if (heading.getBoundingClientRect().top < 0) heading.scrollIntoView();
    }
  }

  function load(url, remember) {
    var mine = latest = new AbortController();
    region.setAttribute("aria-busy", "true");
    fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } }).then(function (response) {
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    }).then(function (text) {
      if (mine !== latest) return;
      if (remember) window.history.pushState({ works: true }, "", url);
      replace(new DOMParser().parseFromString(text, "text/html"), url, remember);
    }).catch(function () {
      // Offline, or an answer that is no list: let the browser do what it would have done.
      if (mine === latest) window.location.assign(url);
    });
  }

  function ask(url) {
    if (latest) latest.abort();
    load(url, true);
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("#works a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!("works" in link.dataset) && !link.closest("[data-facet]")) return;
    event.preventDefault();
    ask(link.href);
  });

  document.addEventListener("submit", function (event) {
    if (!("works" in event.target.dataset)) return;
    event.preventDefault();
    var given = new URLSearchParams(new FormData(event.target));
    Array.from(given.keys()).forEach(function (key) { if (!given.get(key)) given.delete(key); });
    var query = given.toString();
    ask(event.target.action + (query ? "?" + query : ""));
  });

  window.history.replaceState({ works: true }, "");
  window.addEventListener("popstate", function (event) {
    if (event.state && event.state.works) load(window.location.href, false);
  });
})();
