/* Shows the chosen picture before it is saved. */
(function () {
  "use strict";
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (!field.matches("[data-cover]")) return;
    var shown = field.parentElement.querySelector(".cover-chosen");
    if (shown) shown.remove();
    if (!field.files.length) return;
    var reader = new FileReader();
    reader.addEventListener("load", function () {
      var picture = document.createElement("img");
      picture.className = "cover-chosen";
      picture.alt = field.files[0].name;
      picture.src = reader.result;
      field.after(picture);
    });
    reader.readAsDataURL(field.files[0]);
  });
})();
