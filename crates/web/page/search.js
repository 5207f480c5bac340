// A search field for roles or skills, with results as buttons.
"use strict";

let fields = 0;

/**
 * @param {string} label
 * @param {(text: string) => Promise<Offer[]>} find
 * @param {(offer: Offer) => void} choose
 * @param {string} hint
 */
function searchField(label, find, choose, hint) {
  fields += 1;
  const id = `app-field-${fields}`;
  const list = make("ul", { class: "offers" });
  const told = make("p", { class: "quiet told", role: "status" });
  let asked = 0;
  const clear = () => { offers = []; list.replaceChildren(); told.textContent = ""; };
  /** @type {Offer[]} */
  let offers = [];
  /** @type {Promise<void>} */
  let search = Promise.resolve();
  const input = make("input", {
    id, type: "search", autocomplete: "off", spellcheck: "false", placeholder: hint,
    onkeydown: async (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        await search;
        if (offers[0]) take(offers[0]);
      }
      if (event.key === "Escape") { input.value = ""; asked += 1; clear(); }
      if (event.key === "ArrowDown") move(event, 0);
    },
    oninput: () => { search = look(); },
  });
  const look = async () => {
    const mine = asked += 1;
    const text = input.value.trim();
    /** @type {Offer[]} */
    let found = [];
    try {
      if (text.length > 1) found = await find(text);
    } catch (error) {
      await failed(error);
    }
    if (mine !== asked) return;
    offers = found;
    list.replaceChildren(...offers.map((offer) => make("li", {},
      make("button", { type: "button", class: "plain", onclick: () => take(offer) }, offer.label,
        make("span", { class: "quiet" }, offer.about)))));
    told.textContent = text.length < 2 ? "" : offers.length === 0 ? "Nothing here has that name." : count(offers.length, "suggestion");
  };
  /** Moves the focus to a suggestion, or back to the field. @param {KeyboardEvent} event @param {number} to */
  const move = (event, to) => {
    const buttons = list.querySelectorAll("button");
    if (buttons.length === 0) return;
    event.preventDefault();
    (buttons[Math.min(to, buttons.length - 1)] ?? input).focus();
  };
  list.addEventListener("keydown", (event) => {
    const at = [...list.querySelectorAll("button")].findIndex((one) => one === document.activeElement);
    if (event.key === "ArrowDown") move(event, at + 1);
    if (event.key === "ArrowUp") move(event, at - 1);
    if (event.key === "Escape") { asked += 1; clear(); input.focus(); }
  });
  /** @param {Offer} offer */
  const take = (offer) => {
    input.value = "";
    asked += 1;
    clear();
    input.focus();
    choose(offer);
  };
  return make("div", { class: "search" }, make("label", { for: id }, label), input, told, list);
}
