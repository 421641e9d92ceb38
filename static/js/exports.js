/* Looks every few seconds how far a file is, and shows the page anew once it is there.
   Without script, the link beside it does the same. */
(function () {
  "use strict";
  var box = document.querySelector("[data-export]");
  if (!box || !window.fetch) return;
  var bar = box.querySelector("progress");

  function look() {
    fetch(box.dataset.export, { headers: { Accept: "application/json" } }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (job) {
      if (job.state === "done" || job.state === "failed") { window.location.reload(); return; }
      bar.value = job.percent;
      window.setTimeout(look, 2000);
    }).catch(function () { window.setTimeout(look, 10000); });
  }

  window.setTimeout(look, 1000);
})();
