// Signals: values that tell the effects that read them when they change. The whole of our "framework".
// @ts-check

/**
 * @template T
 * @typedef {{ value: T, peek: () => T }} Signal
 */
/** @typedef {{ deps: Set<Set<Effect>>, children: (() => void)[], stopped: boolean, run: () => void }} Effect */

/** @type {Effect | null} */
let current = null;
/** @type {(() => void)[] | null} */
let owner = null;
/** @type {Set<Effect>} */
const queue = new Set();
let scheduled = false;

/** Runs every waiting effect now; tests call it, pages let the microtask do it. */
export function flush() {
  scheduled = false;
  let rounds = 0;
  for (const effect of queue) {
    queue.delete(effect);
    if (++rounds > 100_000) throw new Error("effects keep waking each other");
    if (!effect.stopped) effect.run();
  }
}

/** @param {Set<Effect>} readers */
function wake(readers) {
  for (const effect of readers) queue.add(effect);
  if (!scheduled && queue.size > 0) {
    scheduled = true;
    queueMicrotask(flush);
  }
}

/**
 * A value that can be watched. Setting the same value again wakes nobody.
 * @template T
 * @param {T} initial
 * @returns {Signal<T>}
 */
export function signal(initial) {
  let held = initial;
  /** @type {Set<Effect>} */
  const readers = new Set();
  return {
    get value() {
      if (current) {
        readers.add(current);
        current.deps.add(readers);
      }
      return held;
    },
    set value(next) {
      if (Object.is(next, held)) return;
      held = next;
      wake(readers);
    },
    peek: () => held,
  };
}

/**
 * Runs `body` now and again whenever a signal it read changes. Effects made inside belong to it and end with it.
 * @param {() => void | (() => void)} body may return a clean-up
 * @returns {() => void} stops it
 */
export function effect(body) {
  /** @type {void | (() => void)} */
  let cleanUp;
  /** @type {Effect} */
  const self = {
    deps: new Set(),
    children: [],
    stopped: false,
    run() {
      release();
      const outerEffect = current;
      const outerOwner = owner;
      current = self;
      owner = self.children;
      try {
        cleanUp = body();
      } finally {
        current = outerEffect;
        owner = outerOwner;
      }
    },
  };
  function release() {
    for (const readers of self.deps) readers.delete(self);
    self.deps.clear();
    for (const stop of self.children.splice(0)) stop();
    if (typeof cleanUp === "function") cleanUp();
    cleanUp = undefined;
  }
  function stop() {
    self.stopped = true;
    queue.delete(self);
    release();
  }
  if (owner) owner.push(stop);
  self.run();
  return stop;
}

/**
 * A value worked out from other signals.
 * @template T
 * @param {() => T} work
 * @returns {{ readonly value: T, peek: () => T }}
 */
export function computed(work) {
  /** @type {Signal<T>} */
  const out = signal(/** @type {any} */ (undefined));
  effect(() => {
    out.value = work();
  });
  return out;
}

/**
 * Runs `body` without anybody listening to what it reads.
 * @template T
 * @param {() => T} body
 * @returns {T}
 */
export function untracked(body) {
  const outer = current;
  current = null;
  try {
    return body();
  } finally {
    current = outer;
  }
}

/**
 * Everything started inside `body` ends when the returned function is called.
 * @template T
 * @param {() => T} body
 * @returns {[T, () => void]}
 */
export function scope(body) {
  /** @type {(() => void)[]} */
  const stops = [];
  const outerOwner = owner;
  const outerEffect = current;
  owner = stops;
  current = null;
  try {
    return [body(), () => stops.splice(0).forEach((stop) => stop())];
  } finally {
    owner = outerOwner;
    current = outerEffect;
  }
}

/**
 * Asks for `stop` to be called when the surrounding effect or scope ends.
 * @param {() => void} stop
 */
export function onEnd(stop) {
  if (owner) owner.push(stop);
}
