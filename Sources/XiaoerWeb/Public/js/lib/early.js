// Runs before the first paint (a plain script in <head>): theme, density and language as last chosen.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem("xiaoer.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (localStorage.getItem("xiaoer.density") === "compact") root.dataset.density = "compact";
    var language = localStorage.getItem("xiaoer.language");
    if (language) root.lang = language;
  } catch (_) {
    // Without storage the page follows the system.
  }
})();
