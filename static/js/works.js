/* The works that a reader has chosen, kept from page to page on this device. Without script,
   those of one page can be chosen. */
(function () {
  "use strict";
  var KEY = "perdura-chosen";

  function stored() {
    try {
      return (localStorage.getItem(KEY) || "").split(".").filter(function (key) { return /^\d+$/.test(key); });
    } catch (refused) { return []; }
  }

  function store(keys) {
    try { localStorage.setItem(KEY, keys.join(".")); } catch (refused) { /* for this page only */ }
  }

  function boxes() { return Array.from(document.querySelectorAll("input[name=chosen][form=basket]")); }

  function show() {
    var keys = stored(), form = document.getElementById("basket");
    if (!form) return;
    boxes().forEach(function (box) { box.checked = keys.indexOf(box.value) >= 0; });
    form.querySelector("[data-basket-count]").textContent = keys.length ? " (" + keys.length + ")" : "";
    document.querySelector("[data-basket-empty]").hidden = !keys.length;
  }

  document.addEventListener("change", function (event) {
    var box = event.target;
    if (box.name !== "chosen" || !box.form) return;
    var keys = stored().filter(function (key) { return key !== box.value; });
    if (box.checked && keys.length < Number(box.form.dataset.limit)) keys.push(box.value);
    store(keys);
    show();
  });

  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-basket-empty]")) return;
    store([]);
    show();
  });

  document.addEventListener("submit", function (event) {
    if (!("basket" in event.target.dataset)) return;
    var keys = stored();
    if (!keys.length) return;
    event.preventDefault();
    window.location.assign(event.target.action + "?chosen=" + keys.join("."));
  });

  document.addEventListener("works:shown", show);
  window.addEventListener("pageshow", show);
  show();
})();

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
    document.dispatchEvent(new Event("works:shown"));
    // The language switch, the search and the feed keep what was chosen.
    [".site-tools .menu ul", ".works-head", "link[type='application/atom+xml']"].forEach(function (part) {
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
      // An identifier leads to its work, which is no list.
      if (response.redirected) { window.location.assign(response.url); return null; }
      return response.text();
    }).then(function (text) {
      if (mine !== latest || text === null) return;
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
    // The link of a bar in the chart has no address of its own kind.
    ask(new URL(link.getAttribute("href"), document.baseURI).href);
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
