// Adds the reader's own time to each moment, which is in UTC as in the log; parts that come later get theirs, too.
"use strict";
(function () {
  function localTimes(root) {
    root.querySelectorAll("time[datetime]:not([title])").forEach(function (time) {
      time.title = new Date(time.dateTime).toLocaleString();
    });
  }
  localTimes(document);
  document.body.addEventListener("htmx:load", function (event) { localTimes(event.detail.elt.parentNode || document); });
})();
