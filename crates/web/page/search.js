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
  const clear = () => { list.replaceChildren(); told.textContent = ""; };
  /** @type {Offer[]} */
  let offers = [];
  const input = make("input", {
    id, type: "search", autocomplete: "off", spellcheck: "false", placeholder: hint,
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && offers[0]) { event.preventDefault(); take(offers[0]); }
      if (event.key === "Escape") { input.value = ""; clear(); }
    },
    oninput: async () => {
      const mine = asked += 1;
      const text = input.value.trim();
      const found = text.length < 2 ? [] : await find(text);
      if (mine !== asked) return;
      offers = found;
      list.replaceChildren(...offers.map((offer) => make("li", {},
        make("button", { type: "button", class: "plain", onclick: () => take(offer) }, offer.label,
          make("span", { class: "quiet" }, offer.about)))));
      told.textContent = text.length < 2 ? "" : offers.length === 0
        ? "Nothing here is called so." : `${offers.length === 1 ? "One is" : `${offers.length} are`} near to that.`;
    },
  });
  /** @param {Offer} offer */
  const take = (offer) => {
    input.value = "";
    offers = [];
    asked += 1;
    clear();
    choose(offer);
  };
  return make("div", { class: "search" }, make("label", { for: id }, label), input, told, list);
}
