/**
 * Stands in for WXT's ContentScriptContext (see wxt.config.ts), which would bring webextension-polyfill and events that
 * a page can forge into every content script. Ours take nothing from it.
 */
export class ContentScriptContext {}
