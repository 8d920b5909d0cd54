// SPDX-License-Identifier: EUPL-1.2
// Runs before everything else, in old browsers too (ES5 and no bundling): shows the page without script (build-plain.mjs) at once when the
// rest cannot run or was not loaded, and when it has not begun after LATE milliseconds. The application takes that page away when it begins.
// Where not even this file is loaded, the style sheet shows the page after a while.
(function () {
  "use strict";
  var LATE = 20000;
  var root = document.documentElement;
  var say = function (word) {
    root.setAttribute("data-plain", word);
  };
  say("waits");
  var can =
    "noModule" in document.createElement("script") &&
    typeof window.crypto === "object" &&
    typeof window.crypto.subtle === "object" &&
    typeof window.Worker === "function" &&
    typeof window.BigInt === "function" &&
    typeof window.structuredClone === "function" &&
    typeof Object.hasOwn === "function" &&
    "indexedDB" in window;
  if (!can) {
    // The application does not begin then (ui/shared/app.tsx): it would break later, in the middle of something.
    say("cannot");
    return;
  }
  window.addEventListener(
    "error",
    function (event) {
      var target = event.target;
      // A script that was not loaded, or one that this browser does not understand or that broke. Pictures and styles are not needed.
      if (target === window || (target !== null && target.nodeName === "SCRIPT")) say("now");
    },
    true,
  );
  window.addEventListener("unhandledrejection", function () {
    say("now");
  });
  setTimeout(function () {
    say("now");
  }, LATE);
})();
