/**
 * The one seam to the browser, for extension pages and the background. WXT puts webextension-polyfill in its place, so
 * a content script must not reach this file.
 */
export { type Browser, browser } from 'wxt/browser';
