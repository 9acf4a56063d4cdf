// Runs before the first paint: parts that need a script are shown, their plain twins are hidden.
document.documentElement.classList.add("has-js");
