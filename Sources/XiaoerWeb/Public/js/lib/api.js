// Talking to the server: JSON in, JSON out, problems as ApiError with the words to show.
// @ts-check
import { correctClock } from "./clock.js";
import { knows, t } from "./i18n.js";

/**
 * @typedef {object} Problem
 * @property {string} [title]
 * @property {number} [status]
 * @property {string} [code]
 * @property {string} [rule]
 * @property {string} [detail]
 * @property {string} [field]
 * @property {string} [incident]
 * @property {number} [retryAfterSeconds]
 * @property {any[]} [findings]
 * @property {any[]} [newer]
 * @property {any} [draft]
 */

/** A refusal or failure of the server, or no answer at all (`status` 0). */
export class ApiError extends Error {
  /** @param {number} status @param {Problem} problem */
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? String(status));
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
    this.code = problem.code ?? (status === 0 ? "network" : `http.${status}`);
  }

  /** Whether trying again later may help. */
  get temporary() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * What to tell a person about an error: by code, else the server's own words, and what to do.
 * @param {unknown} error
 */
export function errorText(error) {
  if (!(error instanceof ApiError)) return t("error.unexpected");
  const key = `error.${error.code}`;
  const values = { seconds: error.problem.retryAfterSeconds ?? "", detail: error.problem.detail ?? "" };
  if (knows(key)) return t(key, values);
  if (error.problem.detail) return error.problem.detail;
  if (error.status === 429) return t("error.throttled", values);
  if (error.status >= 500) return t("error.server", { incident: error.problem.incident ?? "—" });
  return t("error.unexpected");
}

/** @type {{ token: string | null, unauthorised: (() => void) | null }} */
export const session = { token: null, unauthorised: null };

/**
 * @typedef {object} Options
 * @property {AbortSignal} [signal]
 * @property {string} [key] idempotency key
 * @property {boolean} [keepalive] outlives the page
 * @property {boolean} [quiet] do not treat 401 as a lost session
 */

/**
 * One request. Throws ApiError.
 * @param {string} method
 * @param {string} path
 * @param {any} [body]
 * @param {Options} [options]
 * @returns {Promise<any>}
 */
export async function request(method, path, body, options = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (session.token) headers.Authorization = `Bearer ${session.token}`;
  if (options.key) headers["Idempotency-Key"] = options.key;
  const started = performance.now();
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: options.signal,
      keepalive: options.keepalive,
      credentials: "same-origin",
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, { code: "network" });
  }
  correctClock(response.headers.get("X-Server-Time"), performance.now() - started);
  return read(response, options);
}

/** @param {Response} response @param {Options} options */
async function read(response, options) {
  const isJSON = /json/.test(response.headers.get("Content-Type") ?? "");
  const data = isJSON ? await response.json().catch(() => null) : null;
  if (response.ok) return data;
  if (response.status === 401 && !options.quiet && session.unauthorised) session.unauthorised();
  throw new ApiError(response.status, data ?? { title: response.statusText });
}

export const api = {
  /** @param {string} path @param {Options} [options] */
  get: (path, options) => request("GET", path, undefined, options),
  /** @param {string} path @param {any} [body] @param {Options} [options] */
  post: (path, body = {}, options) => request("POST", path, body, options),
  /** @param {string} path @param {any} [body] @param {Options} [options] */
  put: (path, body = {}, options) => request("PUT", path, body, options),
  /** @param {string} path @param {any} [body] @param {Options} [options] */
  patch: (path, body = {}, options) => request("PATCH", path, body, options),
  /** @param {string} path @param {any} [body] @param {Options} [options] */
  delete: (path, body, options) => request("DELETE", path, body, options),
};

/**
 * Sends raw bytes and tells how far it is (0…1).
 * @param {string} path
 * @param {Blob} file
 * @param {(share: number) => void} [progress]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export function upload(path, file, progress = () => {}, signal) {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", path);
    xhr.responseType = "text";
    xhr.setRequestHeader("Accept", "application/json");
    xhr.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    if (session.token) xhr.setRequestHeader("Authorization", `Bearer ${session.token}`);
    xhr.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    xhr.onerror = () => reject(new ApiError(0, { code: "network" }));
    xhr.onabort = () => reject(new DOMException("aborted", "AbortError"));
    xhr.onload = () => {
      let data = null;
      try {
        data = JSON.parse(xhr.responseText);
      } catch {
        // An empty or broken answer is judged by its status below.
      }
      if (xhr.status >= 200 && xhr.status < 300) resolve(data);
      else reject(new ApiError(xhr.status, data ?? {}));
    };
    signal?.addEventListener("abort", () => xhr.abort());
    xhr.send(file);
  });
}

/**
 * Builds `?a=1&b=2` and leaves out what is empty.
 * @param {Record<string, string | number | boolean | null | undefined>} values
 */
export function query(values) {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") out.set(name, String(value));
  }
  const text = out.toString();
  return text ? `?${text}` : "";
}

/** A fresh id for a message or an action that may be repeated. */
export function newClientId() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  // Plain http addresses in a local network have no randomUUID.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
