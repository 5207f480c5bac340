// The engine as seen by the page: requests and answers. It runs in a worker, which is replaced if it fails.
"use strict";

/** The time limit for an answer. */
const LONGEST = 30_000;

/** A module never gives memory back: above this size, the next file starts a new one. */
const ROOMY = 256 * 1024 * 1024;

/** An error: what was wrong, and what to do. */
class Refusal extends Error {
  /** @param {string} message @param {string | null} hint @param {boolean} lost Whether the engine had to be replaced. */
  constructor(message, hint, lost = false) {
    super(message);
    this.hint = hint;
    this.lost = lost;
  }
}

class EngineOfPage {
  /** @param {string} code The worker's source. @param {string} packed The module. */
  constructor(code, packed) {
    this.source = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    this.packed = packed;
    /** @type {Promise<unknown>} One request at a time. */
    this.last = Promise.resolve();
    this.memory = 0;
    this.worker = this.begin();
  }

  begin() {
    const worker = new Worker(this.source);
    worker.postMessage({ packed: this.packed });
    return worker;
  }

  /** Terminates the worker and starts a new one without any state. */
  replace() {
    this.worker.terminate();
    this.memory = 0;
    this.worker = this.begin();
  }

  get isFull() { return this.memory > ROOMY; }

  /**
   * @param {{ ask: string, [more: string]: unknown }} question @param {Uint8Array} [bytes] @returns {Promise<any>}
   */
  ask(question, bytes) {
    const answer = this.last.then(() => this.exchange(question, bytes));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  /** @param {{ ask: string, [more: string]: unknown }} question @param {Uint8Array} [bytes] */
  async exchange(question, bytes) {
    // Unpacking the engine comes first, which can take long on a slow device.
    const told = await this.told({ question, bytes }, question.ask === "start" ? 4 * LONGEST : LONGEST);
    if (told.trap) {
      this.replace();
      const [message, hint] = told.trap === "late"
        ? [`took longer than ${LONGEST / 1000} seconds, and was given up`, "save it again in the program that made it, or paste its text"]
        : ["is damaged, or uses something that skillgap cannot read", "open it in the program that made it and save it again, or paste its text"];
      throw new Refusal(message, hint, true);
    }
    this.memory = told.memory;
    const answer = JSON.parse(told.text);
    if (answer.error) throw new Refusal(answer.error.message, answer.error.hint);
    return answer;
  }

  /** @param {object} message @param {number} longest @returns {Promise<any>} */
  told(message, longest) {
    const { worker } = this;
    return new Promise((resolve) => {
      const limit = setTimeout(() => resolve({ trap: "late" }), longest);
      /** @param {any} told */
      const done = (told) => { clearTimeout(limit); resolve(told); };
      worker.onmessage = (event) => done(event.data);
      worker.onerror = (event) => { event.preventDefault(); done({ trap: event.message || "failed" }); };
      worker.postMessage(message);
    });
  }
}
