// Swaps the main part of the page when the board has changed. Without this script the browser
// loads the page anew every 30 seconds.

const PACE = 2000;
const POLL = 30000;
const COME_BACK = 60000;

let waiting = null;
let asking = false;
let state = "Asked anew every 30 s.";

function main() {
  return document.getElementById("main");
}

function say(sentence) {
  const live = document.getElementById("live");
  if (live.textContent !== sentence) {
    live.textContent = sentence;
  }
}

function become(sentence) {
  state = sentence;
  say(sentence);
}

// Whoever marks a command to copy it shall not lose the mark.
function isMarking() {
  const selection = getSelection();
  return !selection.isCollapsed && main().contains(selection.anchorNode);
}

function same(old, fresh) {
  const focused = document.activeElement;
  if (!old.contains(focused) || focused === old) {
    return null;
  }
  if (focused.id) {
    return fresh.querySelector("#" + CSS.escape(focused.id));
  }
  const alike = (root) => [...root.querySelectorAll(focused.tagName)];
  const index = alike(old).filter((one) => one.textContent === focused.textContent).indexOf(focused);
  return alike(fresh).filter((one) => one.textContent === focused.textContent)[index] || null;
}

function swap(fresh) {
  const old = main();
  for (const details of old.querySelectorAll("details[open][id]")) {
    const again = fresh.querySelector("#" + CSS.escape(details.id));
    if (again) {
      again.open = true;
    }
  }
  const focus = old === document.activeElement ? fresh : same(old, fresh);
  old.replaceWith(fresh);
  if (focus) {
    const summary = focus.tagName === "DETAILS" ? focus.querySelector("summary") : focus;
    summary.focus({ preventScroll: true });
  }
}

async function refresh() {
  waiting = null;
  if (asking || isMarking()) {
    soon();
    return;
  }
  asking = true;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) {
      throw new Error("status " + answer.status);
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("main");
    if (fresh && fresh.innerHTML !== main().innerHTML) {
      document.title = page.title;
      swap(document.adoptNode(fresh));
    }
    say(state);
  } catch {
    say("Barograph does not answer; what is shown is old.");
  } finally {
    asking = false;
  }
}

function soon() {
  if (waiting === null) {
    waiting = setTimeout(refresh, PACE);
  }
}

function listen() {
  const changes = new EventSource("/api/v1/events?since=" + encodeURIComponent(main().dataset.version));
  changes.addEventListener("open", () => become("Updated as it changes."));
  changes.addEventListener("changed", soon);
  changes.addEventListener("error", () => {
    if (changes.readyState === EventSource.CLOSED) {
      become("Asked anew every 30 s.");
      setTimeout(listen, COME_BACK);
    }
  });
}

// How long a storm lasts changes without an event.
setInterval(() => document.hidden || soon(), POLL);
document.addEventListener("visibilitychange", () => document.hidden || soon());
listen();
