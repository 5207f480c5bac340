// The engine in a worker: it receives the bytes of the module first, then one request at a time.
/** @typedef {{ memory: WebAssembly.Memory, room(bytes: number): number, answer(): number, length(): number }} Engine */

/** @type {Promise<Engine> | undefined} */
let engine;

/** @param {string} packed The module as packed by `tools/web/build`. @returns {Promise<Engine>} */
async function start(packed) {
  const module = await WebAssembly.compile(unlzma(bytesOf(packed)));
  // Libraries import browser functions that the engine never calls.
  /** @type {Record<string, Record<string, () => never>>} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => { throw new Error(`${name} is not there`); };
  }
  const instance = await WebAssembly.instantiate(module, imports);
  return /** @type {Engine} */ (/** @type {unknown} */ (instance.exports));
}

/** @param {Engine} engine @param {object} question @param {Uint8Array} bytes @returns {string} */
function answer(engine, question, bytes) {
  const asked = new TextEncoder().encode(JSON.stringify(question) + "\n");
  const at = engine.room(asked.length + bytes.length);
  const room = new Uint8Array(engine.memory.buffer, at, asked.length + bytes.length);
  room.set(asked);
  room.set(bytes, asked.length);
  const from = engine.answer();
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, from, engine.length()));
  engine.room(0);
  return text;
}

self.addEventListener("message", async (event) => {
  const { data } = /** @type {MessageEvent} */ (event);
  try {
    if (data.packed) engine = start(data.packed);
    const ready = await /** @type {Promise<Engine>} */ (engine);
    if (!data.question) return;
    const text = answer(ready, data.question, data.bytes ?? new Uint8Array());
    self.postMessage({ text, memory: ready.memory.buffer.byteLength });
  } catch (error) {
    self.postMessage({ trap: String(error) });
  }
});
